import { expect, test } from "vitest";
import { fullAddress } from "./short-addresses.ts";

test.each([
	["/", "/kk"],
	["/b/1110-17", "/kk/beats/1110-17"],
	["/o/1110-4", "/kk/offices/1110-4"],
	["/r/aZ_-abcdefghijklmnop12", "/kk/r/aZ_-abcdefghijklmnop12"],
	["/v/aZ_-abcdefghijklmnop12", "/kk/v/aZ_-abcdefghijklmnop12"],
])("%s leads to %s", (path, full) => {
	expect(fullAddress(path, "kk")).toBe(full);
});

test.each([
	"/b",
	"/b/",
	"/b/1110-17/border",
	"/b/..%2f..",
	"/b//evil.example",
	"/x/1110-17",
	"/kk/b/1110-17",
	`/b/${"1".repeat(41)}`,
])("%s leads nowhere", (path) => {
	expect(fullAddress(path, "ru")).toBeNull();
});
