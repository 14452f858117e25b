import { and, eq, isNull } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import {
	feedbackAnswers,
	type feedbackChannels,
	feedbackInvitations,
} from "#db/schema/feedback.ts";
import { subjectOf } from "#domain/appointments/announce-visit.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Language, Officer, Visitor } from "#domain/identity/actors.ts";
import { consume, giveBack } from "#domain/identity/limit-rate.ts";
import { withdrawMessages } from "#domain/notifications/withdraw-messages.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { chipsOf, isChip } from "./chips.ts";
import { hashToken, stillServed } from "./invitations.ts";
import { keepWords, unsealWords } from "./keep-words.ts";
import { cleanWords } from "./mask-words.ts";

export type FeedbackChannel = (typeof feedbackChannels)[number];

export type RateRefusal =
	/** Never given out, or mistyped. */
	| "not-found"
	| "expired"
	/** The clerk took "served" back: nothing has happened that could be rated. */
	| "not-served"
	| "too-many-attempts";

export type DetailsRefusal =
	| RateRefusal
	/** Words without a mark: the mark comes first. */
	| "not-rated"
	/** The office has read or answered them: what it read stays as it was. */
	| "already-read";

export const isToken = (text: string): boolean => /^[\w-]{22}$/.test(text);

const invitationColumns = {
	id: feedbackInvitations.id,
	appointmentId: feedbackInvitations.appointmentId,
	officeId: feedbackInvitations.officeId,
	deskKind: feedbackInvitations.deskKind,
	serviceId: feedbackInvitations.serviceId,
	day: feedbackInvitations.day,
	expiresAt: feedbackInvitations.expiresAt,
	served: stillServed,
};

async function openInvitation(transaction: Transaction, token: string, now: Date) {
	const [invitation] = await transaction
		.select(invitationColumns)
		.from(feedbackInvitations)
		.where(eq(feedbackInvitations.tokenHash, hashToken(token)));
	if (!invitation) return refuse("not-found");
	if (invitation.expiresAt <= now) return refuse("expired");
	return invitation.served ? done(invitation) : refuse("not-served");
}

type Rated = Omit<
	typeof feedbackAnswers.$inferInsert,
	"rating" | "channel" | "language" | "createdAt"
>;

/** Writes the one answer of an invitation; null when there is one already. */
export async function insertAnswer(
	transaction: Transaction,
	actor: Visitor | Officer,
	invitation: Pick<Rated, "officeId" | "deskKind" | "serviceId" | "day"> & {
		id: string;
		appointmentId: string | null;
	},
	given: { rating: number; channel: FeedbackChannel; language: Language },
	now: Date,
): Promise<string | null> {
	const { id, appointmentId, officeId, deskKind, serviceId, day } = invitation;
	const [answer] = await transaction
		.insert(feedbackAnswers)
		.values({
			invitationId: id,
			...{ officeId, deskKind, serviceId, day },
			...given,
			createdAt: now,
		})
		.onConflictDoNothing({ target: feedbackAnswers.invitationId })
		.returning({ id: feedbackAnswers.id });
	if (!answer) return null;
	// Who has answered is not asked again in the morning.
	if (appointmentId) await withdrawMessages(transaction, subjectOf(appointmentId), now);
	await recordAudit(transaction, actor, {
		action: "feedback.rated",
		subjectKind: "feedback-answer",
		subjectId: answer.id,
		details: { channel: given.channel },
	});
	return answer.id;
}

/** Whole villages share an address, so a network's allowance is wide; a link's own is for one person. */
async function mayTry(visitor: Visitor, token: string): Promise<boolean> {
	const allowances = [
		await consume("rate-visit-network", visitor.networkKey),
		await consume("rate-visit-link", token),
	];
	return allowances.every(({ allowed }) => allowed);
}

/** The first tap: it counts at once. A second one, of another tab or another day, finds it and changes nothing. */
export async function rateVisit(
	visitor: Visitor,
	asked: { token: string; rating: number; channel: FeedbackChannel },
	now: Date,
): Promise<Outcome<{ isNew: boolean }, RateRefusal>> {
	const { token, rating, channel } = asked;
	if (!isToken(token)) return refuse("not-found");
	if (!(await mayTry(visitor, token))) return refuse("too-many-attempts");
	const outcome = await db.transaction(async (transaction) => {
		const opened = await openInvitation(transaction, token, now);
		if (!opened.ok) return opened;
		const given = { rating, channel, language: visitor.language };
		const id = await insertAnswer(transaction, visitor, opened.value, given, now);
		return done({ isNew: id !== null });
	});
	if (outcome.ok) await giveBack("rate-visit-network", visitor.networkKey);
	return outcome;
}

/**
 * What went well or badly and the person's words, as often as they like until somebody has read them; a slip of the
 * finger on the mark is set right here too.
 */
export async function saveDetails(
	visitor: Visitor,
	asked: { token: string; rating: number; chips: string[]; words: string },
	now: Date,
): Promise<Outcome<{ hasWords: boolean }, DetailsRefusal>> {
	const { token, rating } = asked;
	if (!isToken(token)) return refuse("not-found");
	if (!(await mayTry(visitor, token))) return refuse("too-many-attempts");
	const outcome = await db.transaction(async (transaction) => {
		const opened = await openInvitation(transaction, token, now);
		if (!opened.ok) return opened;
		const [answer] = await transaction
			.select()
			.from(feedbackAnswers)
			.where(eq(feedbackAnswers.invitationId, opened.value.id))
			.for("update");
		if (!answer) return refuse("not-rated");
		if (answer.moderatedAt || answer.repliedAt) return refuse("already-read");
		const offered = chipsOf(opened.value.deskKind);
		const chips = [...new Set(asked.chips)].filter((one) => isChip(one) && offered.includes(one));
		const before = answer.words ? cleanWords(unsealWords(answer.words)) : "";
		const words =
			cleanWords(asked.words) === before ? {} : await keepWords(transaction, asked.words);
		await transaction
			.update(feedbackAnswers)
			.set({ rating, chips, ...words })
			.where(and(eq(feedbackAnswers.id, answer.id), isNull(feedbackAnswers.moderatedAt)));
		await recordAudit(transaction, visitor, {
			action: "feedback.details-saved",
			subjectKind: "feedback-answer",
			subjectId: answer.id,
		});
		return done({ hasWords: cleanWords(asked.words) !== "" });
	});
	if (outcome.ok) await giveBack("rate-visit-network", visitor.networkKey);
	return outcome;
}
