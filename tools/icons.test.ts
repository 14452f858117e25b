import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../public");
const drawn = createHash("sha256")
	.update(readFileSync(join(folder, "icon.svg"), "utf8"))
	.digest("hex");

test.each([
	["192.png", 192],
	["512.png", 512],
	["maskable.png", 512],
])("%s is drawn from the mark as it is now (else: npm run icons)", (name, size) => {
	const png = readFileSync(join(folder, "icons", name));
	expect(png.subarray(1, 4).toString()).toBe("PNG");
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
	expect(png.includes(`Source\0${drawn}`)).toBe(true);
	// Phones on slow networks fetch it: a picture of flat colours needs no more.
	expect(png.length).toBeLessThan(20_000);
});
