import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import type { Localized } from "#db/schema/columns.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import type { QueueState } from "./change-turn.ts";
import { type WaitRange, waitRange } from "./estimate.ts";
import { type InLine, type LineNow, lineNow } from "./queries-line.ts";
import { dueAt, isOnTime, type QueueRules } from "./rules.ts";
import { hashToken } from "./take-number.ts";
import { dayAt } from "./work-desk.ts";

export type TicketView = {
	office: { id: string; number: number; address: Localized; zone: string };
	/** YYYY-MM-DD, the office's. */
	day: string;
	letter: string;
	number: number;
	state: QueueState;
	joinedAt: Date;
	/** The start of the booked visit; null: a walk-in. */
	bookedFor: Date | null;
	/** Booked, but so late that one waits as a walk-in does. */
	cameLate: boolean;
	/** Where to go: while called or being served. */
	window: number | null;
	calledAt: Date | null;
	/** Called more than once. */
	recalled: boolean;
	/** Called before this person, as it stands now; null unless waiting. */
	ahead: number | null;
	/** Null unless waiting, and when no window works any more today. */
	minutes: WaitRange | null;
	/** Windows of the line at work now. */
	windowsWorking: number;
	rules: QueueRules;
	/** Whether the person can give the place up themselves. */
	canLeave: boolean;
	printed: boolean;
	at: Date;
};

const minute = 60_000;

/** Those the windows of this person could call before them. */
const competes = (one: { deskId: string | null }, self: InLine): boolean =>
	self.deskId === null || one.deskId === null || one.deskId === self.deskId;

/** How many are before somebody who waits, and the minutes that follow from it. */
export function placeInLine(line: LineNow, entryId: string, now: Date) {
	const at = line.waiting.findIndex(({ id }) => id === entryId);
	const self = line.waiting[at];
	if (!self) return { ahead: null, minutes: null };
	const ahead = line.waiting.slice(0, at).filter((one) => competes(one, self)).length;
	const windows = line.windows.filter(
		({ deskId }) => self.deskId === null || deskId === self.deskId,
	);
	const due = dueAt(self, line.rules);
	const coming = line.expected
		.filter((visit) => competes(visit, self) && visit.bookedFor <= due)
		.map(({ bookedFor }) => (bookedFor - now.getTime()) / minute);
	return { ahead, minutes: waitRange(ahead, windows, line.times, coming) };
}

async function findEntry(token: string) {
	if (!/^[\w-]{22}$/.test(token)) return null;
	const [row] = await db
		.select({
			id: queueEntries.id,
			day: queueEntries.day,
			deskKind: queueEntries.deskKind,
			letter: queueEntries.letter,
			number: queueEntries.number,
			state: queueEntries.state,
			joinedAt: queueEntries.joinedAt,
			bookedFor: queueEntries.bookedFor,
			calledAt: queueEntries.calledAt,
			calls: queueEntries.calls,
			printed: queueEntries.printed,
			window: desks.number,
			office: {
				id: offices.id,
				number: offices.number,
				address: offices.address,
				zone: offices.zone,
			},
		})
		.from(queueEntries)
		.innerJoin(offices, eq(offices.id, queueEntries.officeId))
		.leftJoin(desks, and(eq(desks.id, queueEntries.calledDeskId)))
		.where(eq(queueEntries.tokenHash, hashToken(token)));
	return row ?? null;
}

/** What the link of a ticket shows, on its day only; the day after it is as if it had never been. */
export async function ticketView(token: string, now: Date): Promise<TicketView | null> {
	const entry = await findEntry(token);
	if (!entry || entry.day !== dayAt(now, entry.office.zone)) return null;
	const { id, deskKind, calls, ...shown } = entry;
	const line = await lineNow(
		{ officeId: entry.office.id, day: entry.day, deskKind },
		entry.office.zone,
		now,
	);
	const { ahead, minutes } = placeInLine(line, id, now);
	const inTurn = entry.state === "called" || entry.state === "in-service";
	const person = {
		id,
		joinedAt: entry.joinedAt.getTime(),
		bookedFor: entry.bookedFor?.getTime() ?? null,
	};
	return {
		...shown,
		cameLate: entry.bookedFor !== null && !isOnTime(person, line.rules),
		window: inTurn ? entry.window : null,
		calledAt: inTurn ? entry.calledAt : null,
		recalled: inTurn && calls > 1,
		ahead,
		minutes,
		windowsWorking: line.windows.filter(({ working, opensIn }) => working || opensIn === 0).length,
		rules: line.rules,
		canLeave: entry.state === "waiting" || entry.state === "parked",
		at: now,
	};
}
