import { and, isNotNull, lt, ne, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { feedbackAnswers, feedbackDeadEnds } from "#db/schema/feedback.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { valueOn } from "#domain/regulations/queries.ts";

/**
 * After the time that the regulations set, what people wrote is forgotten: the original of all words, and the masked
 * ones of those that are not shown. That there were words, and what was decided, stays and is counted.
 */
export async function forgetWords(now: Date): Promise<number> {
	const days = await valueOn("feedback.words-days", now.toISOString().slice(0, 10));
	const before = new Date(now.getTime() - days * 86_400_000);
	return db.transaction(async (transaction) => {
		let forgotten = 0;
		for (const table of [feedbackAnswers, feedbackDeadEnds]) {
			const old = lt(table.createdAt, before);
			const unshown = await transaction
				.update(table)
				.set({ words: null, maskedWords: null })
				.where(
					and(
						old,
						ne(table.moderation, "shown"),
						or(isNotNull(table.words), isNotNull(table.maskedWords)),
					),
				)
				.returning({ id: table.id });
			const originals = await transaction
				.update(table)
				.set({ words: null })
				.where(and(old, isNotNull(table.words)))
				.returning({ id: table.id });
			forgotten += unshown.length + originals.length;
		}
		if (forgotten > 0)
			await recordAudit(transaction, "system", {
				action: "feedback.words-forgotten",
				subjectKind: "feedback",
				subjectId: "words",
				details: { forgotten },
			});
		return forgotten;
	});
}
