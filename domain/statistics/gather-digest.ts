import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { statisticsDays, statisticsHidden, statisticsSignals } from "#db/schema/statistics.ts";
import { offices, settlements } from "#db/schema/territory.ts";
import type { DigestFacts } from "#domain/notifications/digest.ts";
import { settlementLabel } from "#domain/territory/address-labels.ts";
import { lastWeeks, monthsOfWeek, type Week } from "./digest-week.ts";
import { type Figure, fewest } from "./figures.ts";
import type { Filter } from "./filter.ts";
import { watched } from "./find-signals.ts";
import type { Measure } from "./measures.ts";
import { lastFinishedMonth } from "./periods.ts";
import { tabulate } from "./tabulate.ts";
import { kindsOf, type Universe, wholeOf } from "./universe.ts";
import { type Subscriber, worldOf } from "./viewer.ts";

/** Weeks taken off the months that hold them would leave single days: rounded, what is left tells nothing. */
const roundedTo = 5;

/** Where the pages hide a month of the region, they hide its weeks. */
async function isHidden(universe: Universe, week: Week): Promise<boolean> {
	const cells = await db
		.select({ why: statisticsHidden.why })
		.from(statisticsHidden)
		.where(
			and(
				eq(statisticsHidden.base, "visits"),
				eq(statisticsHidden.place, "region"),
				eq(statisticsHidden.subject, wholeOf[universe]),
				inArray(statisticsHidden.period, monthsOfWeek(week)),
			),
		);
	return cells.length > 0;
}

async function countVisits(universe: Universe, week: Week): Promise<DigestFacts["visits"]> {
	const [row] = await db
		.select({
			n: sql<number>`coalesce(sum(${statisticsDays.booked} + ${statisticsDays.walkIns}), 0)::integer`,
		})
		.from(statisticsDays)
		.where(
			and(
				sql`${statisticsDays.day} BETWEEN ${week.from} AND ${week.to}`,
				inArray(statisticsDays.deskKind, [...kindsOf[universe]]),
			),
		);
	const n = row?.n ?? 0;
	if (n === 0) return { kind: "hidden", why: "none" };
	if (n < fewest) return { kind: "hidden", why: "few" };
	if (await isHidden(universe, week)) return { kind: "hidden", why: "difference" };
	return { kind: "about", n: Math.round(n / roundedTo) * roundedTo };
}

const none = { kind: "hidden", why: "none" } as const;

const shareOf = (figure: Figure | undefined): DigestFacts["satisfied"] =>
	figure?.kind === "share" || figure?.kind === "hidden" ? figure : none;

const quantileOf = (figure: Figure | undefined): DigestFacts["wait"] =>
	figure?.kind === "quantile" || figure?.kind === "hidden" ? figure : none;

const told = ["satisfied", "response-rate", "wait-nine-of-ten"] as const satisfies Measure[];

/** Of the own office where the account is bound to one, as on the page of signals. */
async function listSignals(
	universe: Universe,
	officeId: string | null,
): Promise<DigestFacts["signals"]> {
	const rows = await db
		.select({
			measure: statisticsSignals.measure,
			direction: statisticsSignals.direction,
			since: statisticsSignals.since,
			officeNumber: offices.number,
			nameKk: settlements.nameKk,
			nameRu: settlements.nameRu,
			nameEn: settlements.nameEn,
		})
		.from(statisticsSignals)
		.innerJoin(offices, eq(offices.id, statisticsSignals.officeId))
		.innerJoin(settlements, eq(settlements.id, offices.settlementId))
		.where(
			and(
				eq(statisticsSignals.state, "open"),
				inArray(statisticsSignals.deskKind, [...kindsOf[universe]]),
				officeId ? eq(statisticsSignals.officeId, officeId) : undefined,
			),
		)
		.orderBy(asc(offices.unitId), asc(offices.number), asc(statisticsSignals.measure));
	return rows.flatMap(({ nameKk, nameRu, nameEn, ...signal }) => {
		const measure = watched.find((one) => one === signal.measure);
		const settlement = settlementLabel({ nameKk, nameRu, nameEn });
		return measure ? { ...signal, measure, settlement } : [];
	});
}

/** What the digest of this week says to somebody of that role: sums of the region, as the pages would show them. */
export async function gatherDigest(
	subscriber: Subscriber,
	officeId: string | null,
	now: Date,
): Promise<DigestFacts> {
	const universe = worldOf(subscriber);
	const { last, before } = lastWeeks(now);
	const month = lastFinishedMonth(now);
	const region: Filter = {
		...{ from: month, to: month, unitId: null, officeId: null },
		...{ kind: null, serviceId: null, against: "previous" },
	};
	const { rows } = await tabulate(subscriber, region, "range", told, now);
	const [satisfied, responseRate, wait] = rows[0]?.cells ?? [];
	return {
		...last,
		month,
		visits: await countVisits(universe, last),
		visitsBefore: await countVisits(universe, before),
		satisfied: shareOf(satisfied),
		responseRate: shareOf(responseRate),
		wait: quantileOf(wait),
		signals: await listSignals(universe, officeId),
	};
}
