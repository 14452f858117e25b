import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readJson } from "./sources.ts";

// The table in docs/operations.md, "Security floor", is what this reads.
const text = readFileSync(join(import.meta.dirname, "../../docs/operations.md"), "utf8");
const table = text.slice(text.indexOf("## Security floor"));
const floor = [...table.matchAll(/^\| ([a-z@/, -]+) \| (\d+\.\d+\.\d+) \|/gm)].flatMap((row) =>
	(row[1] ?? "").split(", ").map((name): [string, string] => [name, row[2] ?? ""]),
);

type LockFile = { packages: Record<string, { version?: string }> };
const { packages } = readJson("package-lock.json") as LockFile;

const numbers = (version: string): number[] => version.split(/[.-]/).slice(0, 3).map(Number);

function isAtLeast(version: string, least: string): boolean {
	const [found, wanted] = [numbers(version), numbers(least)];
	for (let index = 0; index < 3; index++) {
		const difference = (found[index] ?? 0) - (wanted[index] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return true;
}

test("the floor names the packages that meet the network", () => {
	expect(floor.map(([name]) => name)).toEqual(
		expect.arrayContaining(["next", "react", "next-auth", "node"]),
	);
});

test.each(floor)("%s is never locked below %s", (name, least) => {
	const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
	expect(copies.length).toBeGreaterThan(0);
	for (const [path, { version = "0.0.0" }] of copies)
		expect({ path, version, fine: isAtLeast(version, least) }).toEqual({
			path,
			version,
			fine: true,
		});
});
