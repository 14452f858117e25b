import { expect, test } from "vitest";
import { loggableError, queryKeys, routeOf } from "./loggable.ts";

test("a path is logged by its plain words only", () => {
	expect(routeOf("/kk/beats/117-3")).toBe("/kk/beats/:id");
	expect(routeOf("/ru/visits/K7M2Q9X4TB")).toBe("/ru/visits/:id");
	expect(routeOf("/kk/v/abcdefghijklmnopqrstu1")).toBe("/kk/v/:id");
	expect(routeOf("/v/aZ_-abcdefghijklmnop12")).toBe("/v/:id");
	expect(routeOf("/ru/%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2/87011234567")).toBe("/ru/:id/:id");
});

test("of a query only the names are logged, and only if they look like names", () => {
	expect(queryKeys("?q=Абай&phone=87011234567&q=2")).toEqual(["q", "phone"]);
	expect(queryKeys("?87011234567&%D0%98=1")).toEqual([":other"]);
	expect(queryKeys("")).toBeUndefined();
});

test("the parameters and quoted values of a failed query are left out of its log line", () => {
	const cause = Object.assign(
		new Error(
			'duplicate key value violates unique constraint "visits_phone": Key (phone)=(+77011234567)',
		),
		{ code: "23505", constraint: "visits_phone", detail: "Key (phone)=(+77011234567) exists" },
	);
	const error = new Error(
		"Failed query: insert into x values ($1)\nparams: Айгүл CANARY,+77011234567",
		{ cause },
	);
	const line = JSON.stringify(loggableError(error));
	expect(line).not.toMatch(/CANARY|7011234567|Айгүл/);
	expect(line).toContain("23505");
	expect(line).toContain("visits_phone");
	expect(line).toContain("insert into x");
});

test("a stack gives its frames, not its message", () => {
	const error = new Error("value 'CANARY' is wrong");
	const { message, frames } = loggableError(error);
	expect(message).toBe("value … is wrong");
	expect(frames?.length).toBeGreaterThan(0);
	expect(JSON.stringify(frames)).not.toContain("CANARY");
});

test("what is thrown but no error is told by its kind", () => {
	expect(loggableError("CANARY")).toEqual({ kind: "string", message: "" });
});
