import { and, eq, isNotNull, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { feedbackAnswers, feedbackDeadEnds, withheldReasons } from "#db/schema/feedback.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { coverMore } from "./cover-more.ts";
import { decidableAnswers, decidableDeadEnds } from "./words-access.ts";

export { withheldReasons };

export type WordsOf = "answer" | "dead-end";
export type WordsState = "waiting" | "shown" | "withheld";
export type WithheldReason = (typeof withheldReasons)[number];

/** Which words, and in which state they stood on the page from which somebody decides. */
type Looked = { of: WordsOf; id: string; seen: WordsState };

export type ModerationRefusal =
	| "not-allowed"
	/** None, of another office, forgotten, or leadership's by now. */
	| "not-found"
	/** Somebody else has decided since the page was made. */
	| "changed-meanwhile"
	| "words-added";

const moderates = (officer: Officer): boolean =>
	can(officer, "feedback.moderate") || can(officer, "feedback.review");

/** Locks the words, so that of two who decide at once the second finds what the first has done. */
async function lockWords(transaction: Transaction, officer: Officer, { of, id }: Looked) {
	const [words] =
		of === "answer"
			? await transaction
					.select({
						maskedWords: feedbackAnswers.maskedWords,
						moderation: feedbackAnswers.moderation,
					})
					.from(feedbackAnswers)
					.where(
						and(
							eq(feedbackAnswers.id, id),
							isNotNull(feedbackAnswers.maskedWords),
							decidableAnswers(officer),
						),
					)
					.for("update")
			: await transaction
					.select({
						maskedWords: feedbackDeadEnds.maskedWords,
						moderation: feedbackDeadEnds.moderation,
					})
					.from(feedbackDeadEnds)
					.where(
						and(
							eq(feedbackDeadEnds.id, id),
							isNotNull(feedbackDeadEnds.maskedWords),
							decidableDeadEnds(officer),
						),
					)
					.for("update");
	return words ?? null;
}

type Decision =
	| { moderation: "shown"; maskedWords: string; withheldReason: null }
	| { moderation: "withheld"; withheldReason: WithheldReason };

async function decide(
	officer: Officer,
	looked: Looked,
	now: Date,
	decisionOn: (masked: string) => Outcome<Decision, ModerationRefusal>,
): Promise<Outcome<{ id: string }, ModerationRefusal>> {
	if (!moderates(officer)) return refuse("not-allowed");
	const { of, id, seen } = looked;
	return db.transaction(async (transaction) => {
		const words = await lockWords(transaction, officer, looked);
		if (!words) return refuse("not-found");
		if (words.moderation !== seen) return refuse("changed-meanwhile");
		const decision = decisionOn(words.maskedWords ?? "");
		if (!decision.ok) return decision;
		const table = of === "answer" ? feedbackAnswers : feedbackDeadEnds;
		await transaction
			.update(table)
			.set({ ...decision.value, moderatedBy: officer.accountId, moderatedAt: sql`${now}` })
			.where(eq(table.id, id));
		const { moderation, withheldReason } = decision.value;
		await recordAudit(transaction, officer, {
			action: `feedback.words-${moderation}`,
			subjectKind: of === "answer" ? "feedback-answer" : "feedback-dead-end",
			subjectId: id,
			details: withheldReason ? { reason: withheldReason } : { coveredMore: true },
		});
		return done({ id });
	});
}

/** Shows the words as masked, with what is missing in `kept` covered too. Words can be covered, never added. */
export const showWords = (
	officer: Officer,
	{ kept, ...looked }: Looked & { kept: string },
	now: Date,
) =>
	decide(officer, looked, now, (masked) => {
		const shown = coverMore(masked, kept);
		if (!shown.ok) return shown;
		return done({ moderation: "shown", maskedWords: shown.value, withheldReason: null });
	});

export const withholdWords = (
	officer: Officer,
	{ reason, ...looked }: Looked & { reason: WithheldReason },
	now: Date,
) => decide(officer, looked, now, () => done({ moderation: "withheld", withheldReason: reason }));
