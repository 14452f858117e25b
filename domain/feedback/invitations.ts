import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { feedbackAnswers, feedbackInvitations } from "#db/schema/feedback.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { lookupKeys } from "#domain/identity/sealing.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { idOf, type ServedVisit, type VisitKey } from "./served-visit.ts";

export const hashToken = (token: string): string =>
	createHash("sha256").update(token).digest("base64url");

/** 22 characters are 132 bits. Not all small letters, so that no log takes them for a word of ours (server/loggable.ts). */
const tokenIn = (key: string): string =>
	/[^a-z-]/.test(key.slice(0, 22)) ? key.slice(0, 22) : key.slice(21);

/** A link's token follows from the visit and the secret, current and earlier: only its hash is kept. */
const tokensOf = (key: VisitKey): string[] =>
	lookupKeys("feedback-link", idOf(key)).map((long) => tokenIn(long));

const ofVisit = (key: VisitKey) =>
	"appointmentId" in key
		? eq(feedbackInvitations.appointmentId, key.appointmentId)
		: eq(feedbackInvitations.entryId, key.entryId);

export type Invitation = { id: string; token: string; expiresAt: Date };

async function findInvitation(queryable: Queryable, key: VisitKey): Promise<Invitation | null> {
	const [row] = await queryable
		.select({
			id: feedbackInvitations.id,
			tokenHash: feedbackInvitations.tokenHash,
			expiresAt: feedbackInvitations.expiresAt,
		})
		.from(feedbackInvitations)
		.where(ofVisit(key));
	if (!row) return null;
	const { tokenHash, ...rest } = row;
	const known = tokensOf(key).find((token) => hashToken(token) === tokenHash);
	if (known) return { ...rest, token: known };
	// Made without a link, or under a secret that is gone.
	const [token = ""] = tokensOf(key);
	await queryable
		.update(feedbackInvitations)
		.set({ tokenHash: hashToken(token) })
		.where(eq(feedbackInvitations.id, row.id));
	return { ...rest, token };
}

export async function isRated(queryable: Queryable, key: VisitKey): Promise<boolean> {
	const answers = await queryable
		.select({ id: feedbackAnswers.id })
		.from(feedbackAnswers)
		.innerJoin(feedbackInvitations, eq(feedbackInvitations.id, feedbackAnswers.invitationId))
		.where(ofVisit(key));
	return answers.length > 0;
}

/** Until when a served visit can be answered. */
async function linkEnd(queryable: Queryable, visit: ServedVisit, now: Date): Promise<Date> {
	const days = await valueOn("feedback.link-days", visit.day, queryable);
	return new Date((visit.endedAt ?? now).getTime() + days * 86_400_000);
}

/** Whether there is anything to open: a visit of long ago that nobody was asked about is not asked about now. */
export const isOver = async (
	queryable: Queryable,
	key: VisitKey,
	visit: ServedVisit,
	now: Date,
): Promise<boolean> =>
	(await linkEnd(queryable, visit, now)) <= now && (await findInvitation(queryable, key)) === null;

/** The one invitation of a served visit, made now if it is not there: asked twice, or by two at once, it is the same. */
export async function inviteOnce(
	transaction: Transaction,
	key: VisitKey,
	visit: ServedVisit,
	now: Date,
): Promise<Invitation> {
	const { officeId, deskId, deskKind, serviceId, day } = visit;
	const [token = ""] = tokensOf(key);
	await transaction
		.insert(feedbackInvitations)
		.values({
			...key,
			...{ officeId, deskId, deskKind, serviceId, day },
			tokenHash: hashToken(token),
			language: visit.language ?? "kk",
			createdAt: now,
			expiresAt: await linkEnd(transaction, visit, now),
		})
		.onConflictDoNothing();
	const invitation = await findInvitation(transaction, key);
	if (!invitation) throw new Error("A served visit's invitation was not made.");
	return invitation;
}

/** Whether the visit of an invitation counts as served now: a clerk may have taken that back. */
export const stillServed = sql<boolean>`CASE WHEN ${feedbackInvitations.appointmentId} IS NULL
	THEN EXISTS (SELECT 1 FROM ${queueEntries} WHERE ${queueEntries.id} = ${feedbackInvitations.entryId}
		AND ${queueEntries.state} = 'finished')
	ELSE EXISTS (SELECT 1 FROM ${appointments} WHERE ${appointments.id} = ${feedbackInvitations.appointmentId}
		AND ${appointments.state} = 'served') END`;
