import { randomBytes, randomUUID } from "node:crypto";
import { db, pool } from "#db/client.ts";
import { feedbackAnswers, feedbackInvitations } from "#db/schema/feedback.ts";
import { hashToken } from "#domain/feedback/invitations.ts";
import { keepWords } from "#domain/feedback/keep-words.ts";
import { now, officeId } from "./office.ts";

// Answers with words, as rateVisit and saveDetails leave them, without the visit's own story.

type Said = {
	words?: string | null;
	office?: string;
	deskKind?: "migration" | "probation" | "inspector";
	rating?: number;
	chips?: string[];
	day?: string;
	at?: Date;
};

const serviceOf = {
	migration: "fingerprints",
	probation: "window-visit",
	inspector: "reception",
} as const;

export async function sayWords(said: Said = {}): Promise<{ id: string; token: string }> {
	const { office = officeId, deskKind = "migration", day = "2026-11-24", at = now } = said;
	const token = randomBytes(16).toString("base64url");
	// The ticket behind it is no matter here.
	await pool.query(
		"ALTER TABLE feedback_invitations DROP CONSTRAINT IF EXISTS feedback_invitations_entry_id_queue_entries_id_fk",
	);
	const entryId = randomUUID();
	const visit = { officeId: office, deskKind, serviceId: serviceOf[deskKind], day };
	return db.transaction(async (transaction) => {
		const [invitation] = await transaction
			.insert(feedbackInvitations)
			.values({
				...visit,
				entryId,
				tokenHash: hashToken(token),
				language: "ru",
				createdAt: at,
				expiresAt: new Date(at.getTime() + 14 * 86_400_000),
			})
			.returning({ id: feedbackInvitations.id });
		const [answer] = await transaction
			.insert(feedbackAnswers)
			.values({
				...visit,
				invitationId: invitation?.id ?? "",
				rating: said.rating ?? 2,
				chips: said.chips ?? [],
				channel: "message",
				language: "ru",
				createdAt: at,
				...(await keepWords(transaction, said.words === undefined ? "Ждал 40 минут" : said.words)),
			})
			.returning({ id: feedbackAnswers.id });
		return { id: answer?.id ?? "", token };
	});
}
