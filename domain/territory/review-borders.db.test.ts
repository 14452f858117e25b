import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { officer, visitor } from "#tests/factories/actors.ts";
import { seedOffice } from "#tests/factories/office.ts";
import { reportWrongBorder } from "./report-border.ts";
import { closeBorderReport, listBorderReports } from "./review-borders.ts";

beforeAll(async () => {
	await seedOffice();
	for (const message of ["Шекара қате", "Граница неверна"])
		await reportWrongBorder(visitor(), { beatId: "1110-1", message, formKey: randomUUID() });
});

test("the head sees the reports of their own office's beats, the administrator all", async () => {
	expect(await listBorderReports(officer.officeHead())).toHaveLength(2);
	expect(await listBorderReports(officer.administrator())).toHaveLength(2);
	expect(await listBorderReports(officer.officeHead({ officeId: "1110-5" }))).toEqual([]);
});

test("an inspector, a clerk or the leadership neither sees nor closes reports", async () => {
	const [report] = await listBorderReports(officer.administrator());
	for (const other of [officer.inspector(), officer.frontDesk(), officer.leadership()]) {
		expect(await listBorderReports(other)).toEqual([]);
		expect((await closeBorderReport(other, report?.id ?? "")).ok).toBe(false);
	}
});

test("a report is closed once, by its own head, and then stands behind the open ones", async () => {
	const [first] = await listBorderReports(officer.officeHead());
	const id = first?.id ?? "";
	expect((await closeBorderReport(officer.officeHead({ officeId: "1110-5" }), id)).ok).toBe(false);
	expect(await closeBorderReport(officer.officeHead(), id)).toEqual({ ok: true, value: { id } });
	expect((await closeBorderReport(officer.officeHead(), id)).ok).toBe(false);
	const after = await listBorderReports(officer.officeHead());
	expect(after.map(({ state }) => state)).toEqual(["new", "closed"]);
	expect(after[1]?.id).toBe(id);
});
