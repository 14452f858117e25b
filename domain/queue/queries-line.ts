import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import { queueEntries, queueLines, queueTurns } from "#db/schema/queue.ts";
import { listDeskHours } from "./desk-hours.ts";
import { type ServiceTimes, serviceTimes, type Window } from "./estimate.ts";
import { isLine, type LineKey } from "./lock-line.ts";
import { queueRulesOn } from "./queue-rules.ts";
import { callingOrder, type QueueRules, type Waiting } from "./rules.ts";

/** One that can only be served at its desk, or anywhere in the line. */
export type InLine = Waiting & { deskId: string | null };

export type LineNow = {
	rules: QueueRules;
	/** Everybody who waits, whom to call first standing first. */
	waiting: InLine[];
	/** Instants in milliseconds of booked visits of today that have not come yet. */
	expected: { bookedFor: number; deskId: string | null }[];
	windows: (Window & { deskId: string })[];
	times: ServiceTimes;
};

const minute = 60_000;
/** A window to which somebody was called within this time is at work. */
const lately = 30 * minute;
/** So many of the last services are measured. */
const measuredServices = 50;

async function listInOrder(line: LineKey, rules: QueueRules, now: Date): Promise<InLine[]> {
	const [[row], rows] = await Promise.all([
		db.select({ bookedInARow: queueLines.bookedInARow }).from(queueLines).where(isLine(line)),
		db
			.select({
				id: queueEntries.id,
				joinedAt: queueEntries.joinedAt,
				bookedFor: queueEntries.bookedFor,
				deskId: queueEntries.deskId,
			})
			.from(queueEntries)
			.where(
				and(
					eq(queueEntries.officeId, line.officeId),
					eq(queueEntries.day, line.day),
					eq(queueEntries.deskKind, line.deskKind),
					eq(queueEntries.state, "waiting"),
				),
			),
	]);
	const people = rows.map((entry) => ({
		...entry,
		joinedAt: entry.joinedAt.getTime(),
		bookedFor: entry.bookedFor?.getTime() ?? null,
	}));
	const byId = new Map(people.map((person) => [person.id, person]));
	return callingOrder(people, row?.bookedInARow ?? 0, rules, now)
		.map((id) => byId.get(id))
		.filter((person) => person !== undefined);
}

async function listExpected(line: LineKey, zone: string, rules: QueueRules, now: Date) {
	// Whoever is later than the grace does not come any more, or waits as a walk-in does.
	const since = new Date(now.getTime() - rules.lateMinutes * minute).toISOString();
	const { rows } = await db.execute<{ at: string; desk_id: string; kind: string }>(sql`
		SELECT (extract(epoch FROM lower(a.during) AT TIME ZONE ${zone}) * 1000)::bigint AS at, a.desk_id, d.kind
		FROM appointments a JOIN desks d ON d.id = a.desk_id
		WHERE a.office_id = ${line.officeId} AND d.kind = ${line.deskKind} AND a.state = 'booked'
			AND a.during && tsrange(${line.day}::date::timestamp, ${line.day}::date + interval '1 day')
			AND lower(a.during) AT TIME ZONE ${zone} > ${since}::timestamptz
			AND NOT EXISTS (SELECT 1 FROM queue_entries e WHERE e.appointment_id = a.id)`);
	return rows.map(({ at, desk_id, kind }) => ({
		bookedFor: Number(at),
		deskId: kind === "inspector" ? desk_id : null,
	}));
}

async function listWindows(line: LineKey, zone: string, now: Date): Promise<LineNow["windows"]> {
	const [hours, turns, deskRows] = await Promise.all([
		listDeskHours(line.officeId, zone, now),
		db
			.select({
				deskId: queueTurns.deskId,
				busySince:
					sql<Date | null>`max(${queueTurns.calledAt}) FILTER (WHERE ${queueTurns.endedAt} IS NULL)`.mapWith(
						queueTurns.calledAt,
					),
				lastAt:
					sql<Date>`max(coalesce(${queueTurns.endedAt}, ${now.toISOString()}::timestamptz))`.mapWith(
						queueTurns.calledAt,
					),
			})
			.from(queueTurns)
			.innerJoin(queueEntries, eq(queueEntries.id, queueTurns.entryId))
			.where(and(eq(queueTurns.officeId, line.officeId), eq(queueEntries.day, line.day)))
			.groupBy(queueTurns.deskId),
		db
			.select({ id: desks.id })
			.from(desks)
			.where(
				and(
					eq(desks.officeId, line.officeId),
					eq(desks.kind, line.deskKind),
					eq(desks.active, true),
				),
			),
	]);
	const turnOf = new Map(turns.map((turn) => [turn.deskId, turn]));
	return deskRows.flatMap(({ id }) => {
		const turn = turnOf.get(id);
		const working = turn !== undefined && turn.lastAt.getTime() >= now.getTime() - lately;
		const opensIn = hours.get(id)?.opensIn ?? null;
		if (opensIn === null && !working) return [];
		const busyFor = turn?.busySince
			? Math.max(0, (now.getTime() - turn.busySince.getTime()) / minute)
			: null;
		return [{ deskId: id, working, busyFor, opensIn: working ? 0 : (opensIn ?? 0) }];
	});
}

async function measureTimes(line: LineKey): Promise<ServiceTimes> {
	const [measured, planned] = await Promise.all([
		db.execute<{ minutes: number }>(sql`
			SELECT (extract(epoch FROM ended_at - called_at) / 60)::float8 AS minutes FROM queue_turns
			WHERE office_id = ${line.officeId} AND desk_kind = ${line.deskKind} AND outcome = 'finished'
			ORDER BY ended_at DESC LIMIT ${measuredServices}`),
		db.execute<{ minutes: number }>(sql`
			SELECT coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY coalesce(ds.minutes, s.minutes)), 20)::float8 AS minutes
			FROM desk_services ds JOIN desks d ON d.id = ds.desk_id JOIN services s ON s.id = ds.service_id
			WHERE d.office_id = ${line.officeId} AND d.kind = ${line.deskKind} AND d.active AND s.bookable`),
	]);
	return serviceTimes(
		measured.rows.map(({ minutes }) => minutes),
		planned.rows[0]?.minutes ?? 20,
	);
}

/** A line as it stands: who waits in which order, the windows at work, how long a service takes. */
export async function lineNow(line: LineKey, zone: string, now: Date): Promise<LineNow> {
	const rules = await queueRulesOn(line.day, db);
	const [waiting, expected, windows, times] = await Promise.all([
		listInOrder(line, rules, now),
		listExpected(line, zone, rules, now),
		listWindows(line, zone, now),
		measureTimes(line),
	]);
	return { rules, waiting, expected, windows, times };
}
