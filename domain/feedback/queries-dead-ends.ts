import { and, eq, gte, inArray, isNotNull, lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import { type deadEndKinds, feedbackDeadEnds } from "#db/schema/feedback.ts";
import { offices } from "#db/schema/territory.ts";
import { deadEndsOf, type Universe } from "./words-access.ts";

export type DeadEndKind = (typeof deadEndKinds)[number];

export type DeadEndFilter = {
	universe: Universe;
	/** First and last month, "2026-07", both included. */
	from: string;
	to: string;
	officeIds?: readonly string[];
	unitIds?: readonly string[];
};

/** How often people got no further, by kind. Raw counts: whoever shows them leaves out what has fewer than five. */
export async function countDeadEnds(
	filter: DeadEndFilter,
): Promise<{ kind: DeadEndKind; times: number; withWords: number }[]> {
	const until = Temporal.PlainYearMonth.from(filter.to).add({ months: 1 }).toPlainDate({ day: 1 });
	return db
		.select({
			kind: feedbackDeadEnds.kind,
			times: sql<number>`count(*)::int`,
			withWords: sql<number>`(count(*) FILTER (WHERE ${feedbackDeadEnds.moderation} <> 'none'))::int`,
		})
		.from(feedbackDeadEnds)
		.where(
			and(
				deadEndsOf(filter.universe),
				gte(feedbackDeadEnds.day, `${filter.from}-01`),
				lt(feedbackDeadEnds.day, until.toString()),
				filter.officeIds ? inArray(feedbackDeadEnds.officeId, [...filter.officeIds]) : undefined,
				filter.unitIds ? inArray(feedbackDeadEnds.unitId, [...filter.unitIds]) : undefined,
			),
		)
		.groupBy(feedbackDeadEnds.kind)
		.orderBy(sql`count(*) DESC`, feedbackDeadEnds.kind);
}

/** What a dead end's page says of the place that its link names; null for what does not exist. */
export async function findDeadEndPlace(officeId: string, serviceId: string) {
	const [[office], [service]] = await Promise.all([
		db
			.select({
				id: offices.id,
				number: offices.number,
				unitId: offices.unitId,
				phone: offices.phone,
			})
			.from(offices)
			.where(and(eq(offices.id, officeId), isNotNull(offices.id))),
		db
			.select({ id: services.id, name: services.name, bookable: services.bookable })
			.from(services)
			.where(eq(services.id, serviceId)),
	]);
	return { office: office ?? null, service: service ?? null };
}
