import type { Transaction } from "#db/client.ts";
import {
	absences,
	scheduleChanges,
	scheduleExceptions,
	scheduleRules,
} from "#db/schema/schedules.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { type ScheduleChange, wholeDay } from "./schedule-change.ts";
import { dayNumber, dayText } from "./wall-clock.ts";

/** The days of a change as PostgreSQL's daterange. */
export const duringOf = ({ from, to }: { from: string; to: string | null }): string =>
	`[${from},${to === null ? "" : dayText(dayNumber(to) + 1)})`;

const daysOf = ({ from, to }: { from: string; to: string | null }): string[] => {
	const first = dayNumber(from);
	return Array.from({ length: dayNumber(to ?? from) - first + 1 }, (_, at) => dayText(first + at));
};

async function writeRows(transaction: Transaction, change: ScheduleChange, changeId: string) {
	const { officeId, deskId, officerId, from } = change;
	const during = duringOf(change);
	switch (change.kind) {
		case "hours": {
			const rows = change.week.map((line) => ({
				...line,
				deskId,
				officerId,
				during,
				changeId,
				anchor: line.everyWeeks > 1 ? from : null,
			}));
			if (rows.length > 0) await transaction.insert(scheduleRules).values(rows);
			return;
		}
		case "absence":
			if (officerId === null) throw new Error("An absence belongs to an officer.");
			await transaction
				.insert(absences)
				.values({ officerId, during, changeId, kind: change.absence, ...change.hours });
			return;
		case "closure":
		case "opening": {
			const opening = change.kind === "opening";
			await transaction.insert(scheduleExceptions).values(
				daysOf(change).map((day) => ({
					officeId,
					deskId,
					day,
					changeId,
					kind: opening ? ("open" as const) : ("closed" as const),
					...(change.hours ?? wholeDay),
					stepMinutes: opening ? change.stepMinutes : null,
					reason: opening ? null : change.reason,
				})),
			);
			return;
		}
		case "capacity":
	}
}

/** Writes a change with all that it says. Answers its id. */
export async function writeChange(
	transaction: Transaction,
	officer: Officer,
	change: ScheduleChange,
	formKey: string,
	now: Date,
): Promise<string> {
	const { officeId, deskId, officerId, kind } = change;
	const [row] = await transaction
		.insert(scheduleChanges)
		.values({
			officeId,
			deskId,
			officerId,
			kind,
			during: duringOf(change),
			stepMinutes: kind === "capacity" ? change.stepMinutes : null,
			reason: kind === "closure" ? change.reason : null,
			formKey,
			createdBy: officer.accountId,
			createdAt: now,
		})
		.returning({ id: scheduleChanges.id });
	if (!row) throw new Error("The change was not written.");
	await writeRows(transaction, change, row.id);
	return row.id;
}
