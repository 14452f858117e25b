import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { feedbackAnswers, feedbackInvitations } from "#db/schema/feedback.ts";
import { offices } from "#db/schema/territory.ts";
import { type Chip, chipsOf, chipTone, isChip } from "./chips.ts";
import { hashToken, stillServed } from "./invitations.ts";
import { unsealWords } from "./keep-words.ts";
import { isToken } from "./rate-visit.ts";

const select = () =>
	db
		.select({
			day: feedbackInvitations.day,
			deskKind: feedbackInvitations.deskKind,
			expiresAt: feedbackInvitations.expiresAt,
			served: stillServed,
			office: { number: offices.number, address: offices.address, zone: offices.zone },
			answer: feedbackAnswers,
		})
		.from(feedbackInvitations)
		.innerJoin(offices, eq(offices.id, feedbackInvitations.officeId))
		.leftJoin(feedbackAnswers, eq(feedbackAnswers.invitationId, feedbackInvitations.id));

type Row = Awaited<ReturnType<typeof select>>[number];

const toned = (key: Chip) => ({ key, tone: chipTone(key) });

function ownAnswer(answer: NonNullable<Row["answer"]>, isOpen: boolean) {
	const { rating, moderation, withheldReason, maskedWords, askedAgainAt, reply, channel } = answer;
	return {
		...{ rating, moderation, withheldReason, maskedWords, askedAgainAt, reply, channel },
		chips: answer.chips.filter((one) => isChip(one)).map(toned),
		/** As written; null when there are none, or when they are forgotten. */
		words: answer.words ? unsealWords(answer.words) : null,
		canChange: isOpen && answer.moderatedAt === null && answer.repliedAt === null,
	};
}

/**
 * What the link of a question shows: day and office, never what somebody came for, and the answer once it is given. An
 * answer is shown after the link's time too, so that its author sees what became of it. It changes nothing.
 */
export async function findAnswerByToken(token: string, now: Date) {
	if (!isToken(token)) return null;
	const [row] = await select().where(eq(feedbackInvitations.tokenHash, hashToken(token)));
	if (!row) return null;
	const { deskKind, answer, served, ...shown } = row;
	const state = shown.expiresAt <= now ? "expired" : served ? "open" : "not-served";
	return {
		...shown,
		state: state as "open" | "expired" | "not-served",
		chips: chipsOf(deskKind).map(toned),
		answer: answer ? ownAnswer(answer, state === "open") : null,
	};
}

export type OwnFeedback = NonNullable<Awaited<ReturnType<typeof findAnswerByToken>>>;
