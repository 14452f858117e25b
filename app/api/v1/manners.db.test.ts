import { globSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { seedDemo } from "#db/seed/seed.ts";
import { closeTerritoryIndex } from "#domain/territory/live-index.ts";
import { ask, routes } from "#tests/factories/api.ts";
import { GET as live } from "../health/live/route.ts";
import { GET as ready } from "../health/ready/route.ts";
import { problemKinds } from "../problem.ts";
import { buildDocument } from "./openapi.json/document.ts";
import { keyedOperations } from "./openapi.json/keyed-operations.ts";
import { operations } from "./openapi.json/operations.ts";

beforeAll(() => seedDemo("2026-11-24"));
afterAll(closeTerritoryIndex);

const paths = Object.keys(routes);

describe("every route", () => {
	test.each(paths)("%s refuses to be changed, and says what it allows", async (path) => {
		for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
			const { status, headers } = await ask(path, { method });
			expect(status).toBe(405);
			expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
		}
	});

	test.each(paths)("%s lets any site ask beforehand", async (path) => {
		const { status, headers } = await ask(path, { method: "OPTIONS" });
		expect(status).toBe(204);
		expect(headers.get("access-control-allow-methods")).toContain("GET");
		expect(headers.get("access-control-allow-credentials")).toBeNull();
	});

	test("what has not changed is not sent again", async () => {
		const first = await ask("/api/v1/services");
		const tag = first.headers.get("etag") ?? "";
		expect(tag).toMatch(/^"[\w-]{32}"$/);
		for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
			const again = await ask("/api/v1/services", { headers: { "if-none-match": known } });
			expect(again).toMatchObject({ status: 304, text: "" });
			expect(again.headers.get("etag")).toBe(tag);
		}
		const other = await ask("/api/v1/services", { headers: { "if-none-match": '"other"' } });
		expect(other.status).toBe(200);
	});

	test.each([
		[undefined, "Сұрау түсініксіз"],
		["fr", "Сұрау түсініксіз"],
		["ru-RU,ru;q=0.9,en;q=0.8", "Запрос не понят"],
		["en-GB", "The request is not understood"],
		["en;q=0, ru;q=0.1", "Запрос не понят"],
	])("a problem for Accept-Language %s is called “%s”", async (language, title) => {
		const { body, headers } = await ask("/api/v1/locate", {
			headers: { ...(language ? { "accept-language": language } : {}), "x-request-id": "abc123" },
		});
		expect(body).toMatchObject({ title, instance: "urn:request:abc123" });
		expect(headers.get("cache-control")).toBe("no-store");
	});

	test("an invented request id is not repeated", async () => {
		const { text } = await ask("/api/v1/locate", { headers: { "x-request-id": "<script>" } });
		expect(text).not.toContain("script");
	});
});

const names = ["lat", "lng", "q", "limit", "cursor", "unit", "office", "service", "beat", "from"];
const value = fc.oneof(
	fc
		.string({ unit: "binary", maxLength: 300 })
		.map((text) => encodeURIComponent(text.toWellFormed())),
	// Broken escapes and bytes that are no UTF-8.
	fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[#?]/g, "%")),
	fc
		.array(fc.integer({ min: 0, max: 255 }), { maxLength: 8 })
		.map((bytes) => bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")),
	fc.double().map(String),
	fc.integer().map(String),
	fc.constantFrom(
		"1110",
		"1110-4",
		"1110-17",
		"inspector-reception",
		"2026-11-24",
		"53.28",
		"69.38",
	),
);
const query = fc
	.array(fc.tuple(fc.constantFrom(...names, "days", "__proto__"), value), { maxLength: 6 })
	.map((pairs) => `?${pairs.map(([name, text]) => `${name}=${text}`).join("&")}`);

test.each(paths)(
	"whatever is written after %s, the answer is JSON and no failure",
	async (path) => {
		await fc.assert(
			fc.asyncProperty(query, fc.string({ maxLength: 60 }), async (search, id) => {
				const { status } = await ask(path, { search, id });
				expect(status).toBeLessThan(500);
			}),
			{ numRuns: path.includes("geojson") || path.includes("openapi") ? 15 : 60 },
		);
	},
);

describe("the OpenAPI document", () => {
	const document = buildDocument() as unknown as {
		openapi: string;
		paths: Record<string, Record<string, { operationId: string }>>;
		components: { schemas: Record<string, object> };
	};

	test("describes every route there is, and no other", () => {
		const folder = join(import.meta.dirname, "..");
		const found = globSync("**/route.ts", { cwd: folder }).map(
			(file) => `/api/${file.replace("/route.ts", "").replace(/\[\w+\]/, "{}")}`,
		);
		const described = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/, "{}"));
		expect(described.sort()).toEqual(found.sort());
		expect(paths.sort()).toEqual(operations.map(({ path }) => path).sort());
	});

	test("points at schemas that are there", () => {
		const text = JSON.stringify(document);
		const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
			([, name]) => name,
		);
		expect(names.length).toBeGreaterThan(50);
		for (const name of names) expect(document.components.schemas).toHaveProperty(String(name));
		expect(text).not.toMatch(/"\$ref":"(?!#\/components\/schemas\/\w+")/);
	});

	test("has examples that are true, and one name for each operation", () => {
		for (const operation of operations)
			expect(operation.answer.parse(operation.example)).toEqual(operation.example);
		for (const operation of keyedOperations) {
			expect(operation.answer.parse(operation.example)).toEqual(operation.example);
			expect(operation.body?.safeParse(operation.bodyExample).success ?? true).toBe(true);
		}
		const ids = Object.values(document.paths)
			.flatMap((methods) => Object.values(methods))
			.map(({ operationId }) => operationId);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test("names every problem, and each of them can be opened", async () => {
		for (const kind of problemKinds) {
			const { body } = await ask("/api/v1/problems/{problem}", { id: kind });
			expect(body.type).toMatch(new RegExp(`/api/v1/problems/${kind}$`));
		}
		expect((await ask("/api/v1/problems/{problem}", { id: "toString" })).status).toBe(404);
	});
});

describe("health", () => {
	test("the process is alive without a database", async () => {
		expect(await live().json()).toEqual({ status: "ok" });
	});

	test("it is ready when the database has every migration", async () => {
		const response = await ready(new Request("http://localhost/api/health/ready"));
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ status: "ok", jobs: { waiting: 0 } });
	});

	test("it is not ready while a migration is missing", async () => {
		await pool.query("ALTER TABLE drizzle.__drizzle_migrations RENAME TO away");
		const response = await ready(new Request("http://localhost/api/health/ready"));
		await pool.query("ALTER TABLE drizzle.away RENAME TO __drizzle_migrations");
		expect(response.status).toBe(503);
		expect(response.headers.get("content-type")).toBe("application/problem+json");
		expect(response.headers.get("retry-after")).toBe("5");
	});

	test("late jobs are told, not refused", async () => {
		await pool.query(
			"SELECT graphile_worker.add_job('late', run_at => now() - interval '10 minutes')",
		);
		const response = await ready(new Request("http://localhost/api/health/ready"));
		expect(await response.json()).toMatchObject({ status: "late", jobs: { waiting: 1 } });
	});
});
