import { readFileSync } from "node:fs";
import { join } from "node:path";
import { count, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { deskServices, desks, services } from "#db/schema/appointments.ts";
import { calendarDays, regulationValues } from "#db/schema/regulations.ts";
import { scheduleRules } from "#db/schema/schedules.ts";
import { assignments, beats, offices } from "#db/schema/territory.ts";
import { buildDeskServices, buildDesks, buildRules } from "./desks.ts";
import { seedVisits } from "./visits.ts";

const read = <Row>(file: string): Row[] =>
	JSON.parse(readFileSync(join(import.meta.dirname, "data", file), "utf8"));

const rowsAtOnce = 2000;

export type AppointmentCounts = { services: number; desks: number; rules: number; visits: number };

/**
 * Loads services, desks, hours, holidays and a few synthetic visits around `day` (YYYY-MM-DD), after the territory.
 * One transaction, and the visits after it. Null: it is there already.
 */
export async function seedAppointments(
	database: Database,
	day: string,
): Promise<AppointmentCounts | null> {
	const seeded = await database.transaction(async (transaction) => {
		await transaction.execute(sql`SET LOCAL statement_timeout = 0`);
		await transaction.execute(
			sql`SELECT pg_advisory_xact_lock(hashtext('qadam-seed-appointments'))`,
		);
		const [existing] = await transaction.select({ services: count() }).from(services);
		if (existing && existing.services > 0) return null;

		await transaction
			.insert(regulationValues)
			.values(read<typeof regulationValues.$inferInsert>("regulations.json"))
			.onConflictDoNothing();
		await transaction
			.insert(calendarDays)
			.values(read<typeof calendarDays.$inferInsert>("holidays.json"))
			.onConflictDoNothing();
		const serviceRows = await transaction
			.insert(services)
			.values(read<typeof services.$inferInsert>("services.json"))
			.returning({ id: services.id, deskKind: services.deskKind, bookable: services.bookable });

		const officeRows = await transaction
			.select({ id: offices.id, unitId: offices.unitId, isDuty: offices.isDuty })
			.from(offices)
			.orderBy(offices.unitId, offices.number);
		const beatRows = await transaction
			.select({
				id: beats.id,
				officeId: beats.officeId,
				unitId: beats.unitId,
				number: beats.number,
			})
			.from(beats);
		const inspectors = await transaction
			.selectDistinct({ id: assignments.officerId })
			.from(assignments)
			.orderBy(assignments.officerId);
		const deskRows = buildDesks(officeRows, beatRows);
		const rules = buildRules(
			deskRows,
			inspectors.map((row) => row.id),
		);
		for (let at = 0; at < deskRows.length; at += rowsAtOnce)
			await transaction.insert(desks).values(deskRows.slice(at, at + rowsAtOnce));
		await transaction.insert(deskServices).values(buildDeskServices(deskRows, serviceRows));
		for (let at = 0; at < rules.length; at += rowsAtOnce)
			await transaction.insert(scheduleRules).values(rules.slice(at, at + rowsAtOnce));

		return {
			services: serviceRows.length,
			desks: deskRows.length,
			rules: rules.length,
			offices: officeRows,
		};
	});
	if (!seeded) return null;
	const { offices: officeRows, ...counts } = seeded;
	const others = officeRows.filter((office) => office.isDuty && office.id !== "1110-4");
	const visits = await seedVisits(
		database,
		day,
		others.slice(0, 6).map((office) => office.id),
	);
	return { ...counts, visits };
}
