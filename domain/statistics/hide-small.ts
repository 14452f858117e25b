import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import type { HiddenCell } from "./cells.ts";
import { familyOf, type Part, placeOf } from "./family.ts";
import type { Base } from "./measures.ts";
import { lastFinishedMonth, monthsIn, type Period, quarterOf } from "./periods.ts";
import { publishMonths } from "./publish-months.ts";
import { hideCells, type WhyHidden } from "./suppression.ts";
import { universeOfKind } from "./universe.ts";

/**
 * Whom the measures of a base divide by: everybody among them is kept apart from small groups, those who were asked as
 * those who answered (domain/statistics/measure-figures.ts).
 */
const peopleOf = {
	visits: ["booked + walk_ins", "booked", "served + not_come"],
	waits: ["wait_count", "service_count"],
	answers: ["rated_1 + rated_2 + rated_3 + rated_4 + rated_5", "asked"],
} as const satisfies Record<Base, readonly string[]>;

const bases = Object.keys(peopleOf) as Base[];

type Decided = HiddenCell & { why: WhyHidden };
type CountedPart = Part & { counts: Record<Base, number[]> };

async function readParts(transaction: Transaction): Promise<CountedPart[]> {
	const counts = bases.map((base) => `'${base}', json_build_array(${peopleOf[base].join(", ")})`);
	const { rows } = await transaction.execute<CountedPart>(sql`
		SELECT month, office_id AS "officeId", unit_id AS "unitId", desk_kind AS "deskKind",
			service_id AS "serviceId", json_build_object(${sql.raw(counts.join(", "))}) AS counts
		FROM statistics_months JOIN offices ON offices.id = office_id
		ORDER BY month, office_id, desk_kind, service_id`);
	return rows;
}

function groupParts(parts: readonly CountedPart[]): CountedPart[][] {
	const groups = new Map<string, CountedPart[]>();
	for (const part of parts) {
		const key = `${quarterOf(part.month)} ${universeOfKind(part.deskKind)}`;
		const group = groups.get(key);
		if (group) group.push(part);
		else groups.set(key, [part]);
	}
	return [...groups.values()];
}

function hiddenOf(
	parts: readonly CountedPart[],
	base: Base,
	isQuarterOver: (quarter: Period) => boolean,
): Decided[] {
	const cells = familyOf(parts, isQuarterOver);
	const counts = peopleOf[base].map((_, at) => parts.map((part) => part.counts[base][at] ?? 0));
	return [...hideCells(counts, cells)].map(([key, why]) => ({ base, ...placeOf(key), why }));
}

async function replaceHidden(transaction: Transaction, hidden: Decided[]): Promise<void> {
	await transaction.execute(sql`DELETE FROM statistics_hidden`);
	await transaction.execute(sql`
		INSERT INTO statistics_hidden (base, period, place, subject, why)
		SELECT base, period, place, subject, why FROM json_populate_recordset(
			NULL::statistics_hidden, ${JSON.stringify(hidden)}::json)`);
}

/**
 * Publishes the finished months and decides, for each quarter and world, what of them is hidden. All or nothing: whoever
 * reads meets the figures of one night with the decisions of the same night. Takes seconds for each quarter, and lets the
 * process do other work between them.
 */
export async function hideSmall(now: Date): Promise<{ hidden: number }> {
	const last = lastFinishedMonth(now);
	const isQuarterOver = (quarter: Period) => (monthsIn(quarter).at(-1) ?? quarter) <= last;
	return db.transaction(async (transaction) => {
		await transaction.execute(sql`SET LOCAL statement_timeout = 0`);
		await transaction.execute(sql`SET LOCAL idle_in_transaction_session_timeout = 0`);
		await publishMonths(transaction, now);
		const hidden: Decided[] = [];
		for (const parts of groupParts(await readParts(transaction)))
			for (const base of bases) {
				hidden.push(...hiddenOf(parts, base, isQuarterOver));
				await setImmediate();
			}
		await replaceHidden(transaction, hidden);
		return { hidden: hidden.length };
	});
}
