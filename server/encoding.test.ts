import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { encode, isCompressible, negotiateEncoding } from "./encoding.ts";
import { contentHash, entityTag, isKnown } from "./entity-tag.ts";

test.each([
	["gzip, deflate, br, zstd", "br"],
	["gzip, deflate", "gzip"],
	["br;q=0.5, gzip;q=0.9", "gzip"],
	["br;q=0, gzip", "gzip"],
	["BR", "br"],
	["br;q=0", "identity"],
	["identity", "identity"],
	["zstd", "identity"],
	["", "identity"],
	[undefined, "identity"],
	["br;q=many,gzip;q=0.1", "gzip"],
])("Accept-Encoding %s gets %s", (header, encoding) => {
	expect(negotiateEncoding(header)).toBe(encoding);
});

test("what was encoded is read back as it was", async () => {
	const body = Buffer.from("Көкшетау, Тәуелсіздік даңғылы 7 ".repeat(200));
	expect(brotliDecompressSync(await encode(body, "br", 9))).toEqual(body);
	expect(gunzipSync(await encode(body, "gzip", 4))).toEqual(body);
});

test("texts are compressed, pictures are not", () => {
	for (const type of [
		"text/html; charset=utf-8",
		"application/json",
		"application/problem+json",
		"image/svg+xml",
		"application/geo+json",
	])
		expect(isCompressible(type)).toBe(true);
	for (const type of ["image/png", "font/woff2", "application/octet-stream", undefined])
		expect(isCompressible(type)).toBe(false);
});

test("each encoding of a content has a tag of its own, and any of them shows that it is known", () => {
	const content = contentHash(Buffer.from("a"));
	expect(
		new Set(["br", "gzip", "identity"].map((one) => entityTag(content, one as "br"))).size,
	).toBe(3);
	expect(isKnown(`"other", ${entityTag(content, "br")}`, content)).toBe(true);
	expect(isKnown(`W/"${content}"`, content)).toBe(true);
	expect(isKnown(`"${contentHash(Buffer.from("b"))}"`, content)).toBe(false);
	expect(isKnown(undefined, content)).toBe(false);
});
