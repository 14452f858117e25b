import { and, eq, ne } from "drizzle-orm";
import { db } from "#db/client.ts";
import { feedbackAnswers } from "#db/schema/feedback.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { maskWords } from "./mask-words.ts";
import { ownAnswers } from "./words-access.ts";

export type ReplyRefusal =
	| "not-allowed"
	| "not-found"
	| "changed-meanwhile"
	/** A reply is read by everybody: it names neither the author nor a colleague. */
	| "reply-names-somebody";

/** An office may write its phone and its house, but nobody's name, number or car. */
const namesSomebody = (reply: string): boolean => /‹(?:name|number|plate)›/.test(maskWords(reply));

/**
 * What the office says it did. It may be mended later; `seenReply` is when the reply on the page was written ("" for
 * none), so that two who reply do not overwrite each other.
 */
export async function replyToWords(
	officer: Officer,
	{ id, reply, seenReply }: { id: string; reply: string; seenReply: string },
	now: Date,
): Promise<Outcome<{ id: string }, ReplyRefusal>> {
	if (!can(officer, "feedback.moderate")) return refuse("not-allowed");
	if (namesSomebody(reply)) return refuse("reply-names-somebody");
	return db.transaction(async (transaction) => {
		const [answer] = await transaction
			.select({ repliedAt: feedbackAnswers.repliedAt })
			.from(feedbackAnswers)
			.where(
				and(
					eq(feedbackAnswers.id, id),
					ne(feedbackAnswers.moderation, "none"),
					ownAnswers(officer),
				),
			)
			.for("update");
		if (!answer) return refuse("not-found");
		if ((answer.repliedAt?.toISOString() ?? "") !== seenReply) return refuse("changed-meanwhile");
		await transaction
			.update(feedbackAnswers)
			.set({ reply, repliedBy: officer.accountId, repliedAt: now })
			.where(eq(feedbackAnswers.id, id));
		await recordAudit(transaction, officer, {
			action: "feedback.replied",
			subjectKind: "feedback-answer",
			subjectId: id,
			details: { mended: seenReply !== "" },
		});
		return done({ id });
	});
}
