import { expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { auditEntries } from "#db/schema/audit.ts";

test("the constraints that keep a visit from happening twice are in the database", async () => {
	const { rows } = await pool.query<{ conname: string }>(
		"SELECT conname FROM pg_constraint WHERE contype = 'x' ORDER BY conname",
	);
	expect(rows.map((row) => row.conname)).toEqual([
		"appointments_desk_once",
		"appointments_officer_once",
		"appointments_person_once",
		"assignments_once",
	]);
});

test("an audit entry can be written but neither changed nor deleted", async () => {
	await db.insert(auditEntries).values({
		actorKind: "system",
		action: "test",
		subjectKind: "test",
		subjectId: "1",
	});
	await expect(pool.query("UPDATE audit_entries SET action = 'x'")).rejects.toThrow("append-only");
	await expect(pool.query("DELETE FROM audit_entries")).rejects.toThrow("append-only");
	await expect(pool.query("TRUNCATE audit_entries")).rejects.toThrow("append-only");
});
