import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { feedbackAnswers, feedbackInvitations } from "#db/schema/feedback.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume, giveBack } from "#domain/identity/limit-rate.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { hashToken } from "./invitations.ts";
import { isToken } from "./rate-visit.ts";

export type AskAgainRefusal =
	| "not-found"
	/** Shown, not looked at yet, or asked again already. */
	| "not-withheld"
	| "too-many-attempts";

/** The author finds it wrong that their words were withheld: somebody above the office looks, once. */
export async function askAgain(
	visitor: Visitor,
	token: string,
	now: Date,
): Promise<Outcome<{ askedAt: Date }, AskAgainRefusal>> {
	if (!isToken(token)) return refuse("not-found");
	const allowances = [
		await consume("rate-visit-network", visitor.networkKey),
		await consume("rate-visit-link", token),
	];
	if (!allowances.every(({ allowed }) => allowed)) return refuse("too-many-attempts");
	const outcome = await db.transaction(async (transaction) => {
		const [answer] = await transaction
			.select({
				id: feedbackAnswers.id,
				moderation: feedbackAnswers.moderation,
				maskedWords: feedbackAnswers.maskedWords,
				askedAgainAt: feedbackAnswers.askedAgainAt,
			})
			.from(feedbackAnswers)
			.innerJoin(feedbackInvitations, eq(feedbackInvitations.id, feedbackAnswers.invitationId))
			.where(and(eq(feedbackInvitations.tokenHash, hashToken(token))))
			.for("update", { of: feedbackAnswers });
		if (!answer) return refuse("not-found");
		if (answer.moderation !== "withheld" || answer.maskedWords === null || answer.askedAgainAt)
			return refuse("not-withheld");
		await transaction
			.update(feedbackAnswers)
			.set({ askedAgainAt: now })
			.where(eq(feedbackAnswers.id, answer.id));
		await recordAudit(transaction, visitor, {
			action: "feedback.asked-again",
			subjectKind: "feedback-answer",
			subjectId: answer.id,
		});
		return done({ askedAt: now });
	});
	if (outcome.ok) await giveBack("rate-visit-network", visitor.networkKey);
	return outcome;
}
