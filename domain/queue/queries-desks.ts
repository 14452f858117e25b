import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import type { Localized } from "#db/schema/columns.ts";
import { queueTurns } from "#db/schema/queue.ts";
import { beats, offices } from "#db/schema/territory.ts";
import { showsDesk } from "#domain/appointments/seen-by.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import type { DeskKind } from "./tickets.ts";
import { dayAt, findDeskToWorkAt } from "./work-desk.ts";

export type DeskToWorkAt = {
	id: string;
	number: number;
	kind: DeskKind;
	beat: { id: string; number: number } | null;
	office: { id: string; number: number; address: Localized };
	/** Somebody has been called to it and the turn has not ended. */
	busy: boolean;
};

const isBusy = sql<boolean>`EXISTS (SELECT 1 FROM ${queueTurns}
	WHERE ${queueTurns.deskId} = ${desks.id} AND ${isNull(queueTurns.endedAt)})`;

/** The windows at which the officer may call people today. */
export async function listDesksToWorkAt(officer: Officer, now: Date): Promise<DeskToWorkAt[]> {
	if (!can(officer, "queue.work")) return [];
	const zones = await db.selectDistinct({ zone: offices.zone }).from(offices);
	const found = await Promise.all(
		zones.map(({ zone }) =>
			db
				.select({
					id: desks.id,
					number: desks.number,
					kind: desks.kind,
					beat: { id: beats.id, number: beats.number },
					office: { id: offices.id, number: offices.number, address: offices.address },
					busy: isBusy,
				})
				.from(desks)
				.innerJoin(offices, eq(offices.id, desks.officeId))
				.leftJoin(beats, eq(beats.id, desks.beatId))
				.where(
					and(eq(desks.active, true), eq(offices.zone, zone), showsDesk(officer, dayAt(now, zone))),
				)
				.orderBy(asc(offices.unitId), asc(offices.number), asc(desks.number)),
		),
	);
	return found.flat();
}

export type TransferTarget = Pick<DeskToWorkAt, "id" | "number" | "kind" | "beat">;

/**
 * Where a desk can send somebody: the other windows of its office. Probation's are named to those who see them; others
 * do not learn that they exist.
 */
export async function listTransferTargets(
	officer: Officer,
	deskId: string,
	now: Date,
): Promise<TransferTarget[]> {
	if (!can(officer, "queue.work")) return [];
	const desk = await findDeskToWorkAt(db, officer, deskId, now);
	if (!desk) return [];
	return db
		.select({
			id: desks.id,
			number: desks.number,
			kind: desks.kind,
			beat: { id: beats.id, number: beats.number },
		})
		.from(desks)
		.leftJoin(beats, eq(beats.id, desks.beatId))
		.where(
			and(
				eq(desks.officeId, desk.officeId),
				eq(desks.active, true),
				ne(desks.id, desk.id),
				officer.role === "probation-officer" ? undefined : ne(desks.kind, "probation"),
			),
		)
		.orderBy(asc(desks.number));
}
