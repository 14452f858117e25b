import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import type { Localized } from "#db/schema/columns.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { queueRulesOn } from "./queue-rules.ts";
import type { QueueRules } from "./rules.ts";
import { codeOfDay } from "./tickets.ts";
import { dayAt } from "./work-desk.ts";

export type WallCall = {
	letter: string;
	number: number;
	window: number;
	calledAt: Date;
	/** The ticket was called before: it chimes and blinks once more. */
	recalled: boolean;
	/** Still expected at the window; else they are there, or gone. */
	open: boolean;
};

export type WallView = {
	office: { id: string; number: number; address: Localized; zone: string };
	day: string;
	/** The last five, the newest first. */
	calls: WallCall[];
	/** In all lines together: a count per line would tell what somebody came for. */
	waiting: number;
	rules: QueueRules;
	at: Date;
};

const lastCalls = 5;

/** Tickets and windows only, for a screen that everybody sees. */
async function listCalls(officeId: string, day: string): Promise<WallCall[]> {
	const rows = await db
		.select({
			letter: queueEntries.letter,
			number: queueEntries.number,
			window: desks.number,
			calledAt: queueEntries.calledAt,
			calls: queueEntries.calls,
			state: queueEntries.state,
		})
		.from(queueEntries)
		.innerJoin(desks, eq(desks.id, queueEntries.calledDeskId))
		.where(
			and(
				eq(queueEntries.officeId, officeId),
				eq(queueEntries.day, day),
				inArray(queueEntries.state, ["called", "in-service", "finished", "not-here"]),
				sql`${queueEntries.calledAt} IS NOT NULL`,
			),
		)
		.orderBy(desc(queueEntries.calledAt), desc(queueEntries.number))
		.limit(lastCalls);
	return rows.flatMap(({ calls, calledAt, state, ...call }) =>
		calledAt ? [{ ...call, calledAt, recalled: calls > 1, open: state === "called" }] : [],
	);
}

async function findOffice(officeId: string) {
	const [office] = await db
		.select({
			id: offices.id,
			number: offices.number,
			address: offices.address,
			zone: offices.zone,
			unitId: offices.unitId,
		})
		.from(offices)
		.where(eq(offices.id, officeId));
	return office ?? null;
}

async function countWaiting(officeId: string, day: string): Promise<number> {
	const [row] = await db
		.select({ count: sql<number>`count(*)::int` })
		.from(queueEntries)
		.where(
			and(
				eq(queueEntries.officeId, officeId),
				eq(queueEntries.day, day),
				eq(queueEntries.state, "waiting"),
			),
		);
	return row?.count ?? 0;
}

/** The screen on the office's wall. Null: no such office. */
export async function wallView(officeId: string, now: Date): Promise<WallView | null> {
	const found = await findOffice(officeId);
	if (!found) return null;
	const { unitId, ...office } = found;
	const day = dayAt(now, office.zone);
	const [calls, waiting, rules] = await Promise.all([
		listCalls(officeId, day),
		countWaiting(officeId, day),
		queueRulesOn(day, db),
	]);
	return { office, day, calls, waiting, rules, at: now };
}

/** The code for the wall, which tells who stands in the office: shown to those who work there. */
export async function codeForWall(
	officer: Officer,
	officeId: string,
	now: Date,
): Promise<string | null> {
	const office = await findOffice(officeId);
	if (!office || !can(officer, "queue.work")) return null;
	if (officer.officeId ? officer.officeId !== officeId : officer.unitId !== office.unitId)
		return null;
	return codeOfDay(officeId, dayAt(now, office.zone));
}
