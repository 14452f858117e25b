import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "#db/client.ts";
import { accounts } from "#db/schema/identity.ts";
import { statisticsSignals } from "#db/schema/statistics.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { kindsOf } from "./universe.ts";
import { worldOf } from "./viewer.ts";

const owners = alias(accounts, "owners");
const closers = alias(accounts, "closers");

/** A head of office sees the signals of the own office; everybody else those of their world. */
export const ofTheirOffice = (officer: Officer) =>
	officer.role === "office-head"
		? eq(statisticsSignals.officeId, officer.officeId ?? "")
		: undefined;

/**
 * Open signals, those that nobody has taken on first, and then the newest of the closed ones. At
 * most 100 open and 50 closed.
 */
export async function listSignals(officer: Officer, state: "open" | "closed") {
	const kinds = kindsOf[worldOf(officer)];
	return db
		.select({
			id: statisticsSignals.id,
			measure: statisticsSignals.measure,
			officeId: statisticsSignals.officeId,
			deskKind: statisticsSignals.deskKind,
			rule: statisticsSignals.rule,
			direction: statisticsSignals.direction,
			since: statisticsSignals.since,
			before: statisticsSignals.before,
			after: statisticsSignals.after,
			facts: statisticsSignals.facts,
			foundAt: statisticsSignals.foundAt,
			state: statisticsSignals.state,
			ownerId: statisticsSignals.ownerId,
			owner: owners.displayName,
			note: statisticsSignals.note,
			closedAt: statisticsSignals.closedAt,
			closedBy: closers.displayName,
			closingNote: statisticsSignals.closingNote,
			version: statisticsSignals.version,
		})
		.from(statisticsSignals)
		.leftJoin(owners, eq(owners.id, statisticsSignals.ownerId))
		.leftJoin(closers, eq(closers.id, statisticsSignals.closedBy))
		.where(
			and(
				eq(statisticsSignals.state, state),
				inArray(statisticsSignals.deskKind, [...kinds]),
				ofTheirOffice(officer),
			),
		)
		.orderBy(
			...(state === "open"
				? [sql`${statisticsSignals.ownerId} IS NOT NULL`, desc(statisticsSignals.since)]
				: [desc(statisticsSignals.closedAt)]),
			asc(statisticsSignals.officeId),
			asc(statisticsSignals.id),
		)
		.limit(state === "open" ? 100 : 50);
}

export type Signal = Awaited<ReturnType<typeof listSignals>>[number];
