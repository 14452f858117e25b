import { execFile } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import { migrationDesks, now, seedOffice } from "#tests/factories/office.ts";

const run = (...parameters: string[]): Promise<{ code: number; output: string; errors: string }> =>
	new Promise((resolve) => {
		const child = execFile(
			process.execPath,
			["--conditions=react-server", "tools/statistics.ts", ...parameters],
			{ env: process.env },
			(_error, output, errors) => resolve({ code: child.exitCode ?? -1, output, errors }),
		);
	});

beforeAll(async () => {
	await seedOffice();
	await bookVisit(now, migrationDesks[0] ?? "");
});

test("an operator sees what differs, has it put right, and sees that nothing differs any more", async () => {
	expect(await run("recount")).toMatchObject({ code: 0 });
	await pool.query("UPDATE statistics_days SET booked = 9");
	const found = await run("differences");
	expect(found.code).toBe(1);
	expect(found.output).toContain("2026-11-24");
	expect(found.output).toMatch(/booked.*'9'.*'1'/);
	expect(found.output).toContain("1 rows differ");
	expect((await run("differences", "--to", "2026-11-23")).code).toBe(0);
	expect((await run("recount")).code).toBe(1);
	expect(await run("differences")).toMatchObject({ code: 0 });
});

test("a day that does not exist and a command that does not are told", async () => {
	expect(await run("differences", "--from", "2026-02-30")).toMatchObject({
		code: 2,
		errors: expect.stringContaining("2026-02-30 is no day"),
	});
	expect((await run("mend")).errors).toContain("there is no command mend");
});
