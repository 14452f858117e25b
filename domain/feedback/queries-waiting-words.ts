import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import { feedbackAnswers, feedbackDeadEnds } from "#db/schema/feedback.ts";
import { offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { isChip } from "./chips.ts";
import { unsealWords } from "./keep-words.ts";
import {
	askedAgainAnswers,
	decidableAnswers,
	decidableDeadEnds,
	ownAnswers,
} from "./words-access.ts";

/** As many as somebody looks through at one sitting; the rest comes when these are done. */
const atOnce = 30;

const month = (day: typeof feedbackAnswers.day | typeof feedbackDeadEnds.day) =>
	sql<string>`to_char(${day}, 'YYYY-MM')`;

const selectAnswers = () =>
	db
		.select({
			id: feedbackAnswers.id,
			month: month(feedbackAnswers.day),
			office: { id: offices.id, number: offices.number },
			serviceName: services.name,
			rating: feedbackAnswers.rating,
			chips: feedbackAnswers.chips,
			language: feedbackAnswers.language,
			words: feedbackAnswers.words,
			maskedWords: sql<string>`coalesce(${feedbackAnswers.maskedWords}, '')`,
			moderation: feedbackAnswers.moderation,
			withheldReason: feedbackAnswers.withheldReason,
			askedAgainAt: feedbackAnswers.askedAgainAt,
			reply: feedbackAnswers.reply,
			repliedAt: feedbackAnswers.repliedAt,
		})
		.from(feedbackAnswers)
		.innerJoin(offices, eq(offices.id, feedbackAnswers.officeId))
		.leftJoin(services, eq(services.id, feedbackAnswers.serviceId));

type AnswerRow = Awaited<ReturnType<typeof selectAnswers>>[number];

const readable = ({ words, chips, moderation, repliedAt, ...rest }: AnswerRow) => ({
	...rest,
	of: "answer" as const,
	state: moderation === "none" ? ("waiting" as const) : moderation,
	chips: chips.filter(isChip),
	/** As written; null when it is forgotten. For whoever decides. */
	original: words ? unsealWords(words) : null,
	/** The version of the reply, "" for none: a form carries it along. */
	replyVersion: repliedAt?.toISOString() ?? "",
});

export type AnswerWords = ReturnType<typeof readable>;

async function listDeadEnds(officer: Officer, where: SQL) {
	const rows = await db
		.select({
			id: feedbackDeadEnds.id,
			month: month(feedbackDeadEnds.day),
			kind: feedbackDeadEnds.kind,
			office: { id: offices.id, number: offices.number },
			serviceName: services.name,
			language: feedbackDeadEnds.language,
			words: feedbackDeadEnds.words,
			maskedWords: sql<string>`coalesce(${feedbackDeadEnds.maskedWords}, '')`,
			moderation: feedbackDeadEnds.moderation,
			withheldReason: feedbackDeadEnds.withheldReason,
		})
		.from(feedbackDeadEnds)
		.leftJoin(offices, eq(offices.id, feedbackDeadEnds.officeId))
		.leftJoin(services, eq(services.id, feedbackDeadEnds.serviceId))
		.where(and(where, isNotNull(feedbackDeadEnds.maskedWords), decidableDeadEnds(officer)))
		.orderBy(asc(month(feedbackDeadEnds.day)), asc(feedbackDeadEnds.id))
		.limit(atOnce);
	return rows.map(({ words, moderation, ...rest }) => ({
		...rest,
		of: "dead-end" as const,
		state: moderation === "none" ? ("waiting" as const) : moderation,
		original: words ? unsealWords(words) : null,
	}));
}

export type DeadEndWords = Awaited<ReturnType<typeof listDeadEnds>>[number];

/**
 * What somebody of the staff has to decide, the oldest month first: words of their own office that wait, and those
 * that an author has asked about again and that are theirs to look at. Within a month the order says nothing.
 */
export async function listWaiting(officer: Officer) {
	const waits = or(
		and(eq(feedbackAnswers.moderation, "waiting"), decidableAnswers(officer)),
		and(
			askedAgainAnswers(officer),
			or(
				isNull(feedbackAnswers.moderatedAt),
				lt(feedbackAnswers.moderatedAt, feedbackAnswers.askedAgainAt),
			),
		),
	);
	const [answers, deadEnds] = await Promise.all([
		selectAnswers()
			.where(and(isNotNull(feedbackAnswers.maskedWords), waits))
			.orderBy(asc(month(feedbackAnswers.day)), asc(feedbackAnswers.id))
			.limit(atOnce),
		listDeadEnds(officer, eq(feedbackDeadEnds.moderation, "waiting")),
	]);
	return { answers: answers.map(readable), deadEnds };
}

/** What was decided of one's own office, the newest month first; to reply to, or to decide anew. */
export async function listDecided(officer: Officer, page: number) {
	const rows = await selectAnswers()
		.where(
			and(
				isNotNull(feedbackAnswers.maskedWords),
				inArray(feedbackAnswers.moderation, ["shown", "withheld"]),
				or(ownAnswers(officer), askedAgainAnswers(officer)),
			),
		)
		.orderBy(desc(month(feedbackAnswers.day)), asc(feedbackAnswers.id))
		.limit(atOnce + 1)
		.offset((page - 1) * atOnce);
	return {
		words: rows.slice(0, atOnce).map((row) => readable({ ...row, words: null })),
		hasMore: rows.length > atOnce,
	};
}
