import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { officers } from "#db/schema/territory.ts";
import { insertSmallRegion } from "#tests/factories/insert-small-region.ts";

const folder = mkdtempSync(join(tmpdir(), "qadam-import-"));
beforeAll(insertSmallRegion);
afterAll(() => rmSync(folder, { recursive: true }));

type Finished = { code: number; output: string; errors: string };

const run = (parameters: string[], environment: Record<string, string> = {}): Promise<Finished> =>
	new Promise((resolve) => {
		const child = execFile(
			process.execPath,
			["--conditions=react-server", "tools/import.ts", ...parameters],
			{ env: { ...process.env, ...environment } },
			(_error, output, errors) => resolve({ code: child.exitCode ?? -1, output, errors }),
		);
	});

const write = (name: string, content: string | Buffer): string => {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
};

const header = "badge,name_kk,name_ru,rank,phone,languages,office\n";
const good = write(
	"good.csv",
	`\ufeff${header.replaceAll(",", ";")}T-1;Асқар;Аскар;капитан;8 701 234 56 78;kk,ru;1110-1\n`.replace(
		"kk,ru",
		"kk ru",
	),
);
const officerCount = async () => (await db.select({ count: count() }).from(officers))[0]?.count;

test("a dry run says what it would do and how to do it", async () => {
	const { code, output, errors } = await run(["officers", good]);
	expect(output).toContain("1 rows read: 1 new, 0 changed");
	expect(output).toContain("Dry run: nothing is written. Write with --apply.");
	expect({ code, errors, officers: await officerCount() }).toEqual({
		code: 0,
		errors: "",
		officers: 0,
	});
});

test("with --apply it is written", async () => {
	const { code, output } = await run(["officers", good, "--apply"]);
	expect(output).toContain("✓ Written.");
	expect({ code, officers: await officerCount() }).toEqual({ code: 0, officers: 1 });
});

test("bad rows are told by line and fail the command", async () => {
	const bad = write("bad.csv", `${header}T-2,Асқар,Аскар,генерал,87012345678,kk,1110-1\n`);
	const { code, output } = await run(["officers", bad, "--apply"]);
	expect(output).toMatch(/^line 2: rank "генерал" is no rank/);
	expect(output).toContain("Nothing is written");
	expect({ code, officers: await officerCount() }).toEqual({ code: 1, officers: 1 });
});

test("a file that is not UTF-8 is refused in plain words", async () => {
	const { code, output } = await run([
		"officers",
		write("old.csv", Buffer.from([0xc0, 0xe1, 0xe0, 0xe9])),
	]);
	expect(output).toContain("the file is not UTF-8");
	expect(code).toBe(1);
});

test.each([
	[[]],
	[["officers"]],
	[["roads", good]],
	[["officers", "/nowhere.csv"]],
	[["officers", good, "--aply"]],
	[["addresses", write("x.txt", "x")]],
	[["beats", good, "--format", "dxf"]],
])("a wrong command is explained: %j", async (parameters) => {
	const { code, errors } = await run(parameters);
	expect(errors).toContain("npm run import -- KIND FILE");
	expect(code).toBe(2);
});

test("a flag that npm kept for itself is not overlooked", async () => {
	const { code, errors } = await run(["officers", good], { npm_config_apply: "true" });
	expect(errors).toContain("npm kept --apply for itself");
	expect(code).toBe(2);
});
