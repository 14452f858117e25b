import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { db } from "#db/client.ts";
import { statisticsSignals } from "#db/schema/statistics.ts";
import { offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import type { Filter } from "./filter.ts";
import { kindsOf } from "./universe.ts";
import { worldOf } from "./viewer.ts";

/** What somebody should look at: open signals of the world that the officer sees, at the places of the filter. */
export async function listOpenSignals(
	officer: Officer,
	filter: Pick<Filter, "unitId" | "officeId" | "kind">,
) {
	const kinds = kindsOf[worldOf(officer)].filter((kind) => !filter.kind || kind === filter.kind);
	return db
		.select({
			id: statisticsSignals.id,
			measure: statisticsSignals.measure,
			officeId: statisticsSignals.officeId,
			deskKind: statisticsSignals.deskKind,
			direction: statisticsSignals.direction,
			since: statisticsSignals.since,
			before: statisticsSignals.before,
			after: statisticsSignals.after,
		})
		.from(statisticsSignals)
		.innerJoin(offices, eq(offices.id, statisticsSignals.officeId))
		.where(
			and(
				eq(statisticsSignals.state, "open"),
				inArray(statisticsSignals.deskKind, kinds),
				filter.officeId ? eq(statisticsSignals.officeId, filter.officeId) : undefined,
				filter.unitId ? eq(offices.unitId, filter.unitId) : undefined,
			),
		)
		.orderBy(desc(statisticsSignals.since), asc(statisticsSignals.officeId))
		.limit(50);
}

export type OpenSignal = Awaited<ReturnType<typeof listOpenSignals>>[number];
