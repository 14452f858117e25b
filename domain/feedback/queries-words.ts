import {
	and,
	arrayContains,
	asc,
	count,
	desc,
	eq,
	gte,
	inArray,
	isNotNull,
	lt,
	type SQL,
	sql,
} from "drizzle-orm";
import { db } from "#db/client.ts";
import { feedbackAnswers, withheldReasons } from "#db/schema/feedback.ts";
import { type Chip, isChip } from "./chips.ts";
import { kindsOf, type Universe } from "./words-access.ts";

/*
 * Words for readers of figures, and for everybody: masked and looked at, of a month, never of a day, and only where
 * enough people answered that nobody is told by their words.
 */

/** So many answers must stand behind a place and a time before words of it are read. */
const fewest = 5;
const onOnePage = 20;

export type WordsFilter = {
	/** First and last month, "2026-07", both included. */
	from: string;
	to: string;
	officeIds?: readonly string[];
	serviceId?: string;
	chip?: Chip;
};

const chosen = (
	universe: Universe,
	{ from, to, officeIds, serviceId, chip }: WordsFilter,
): SQL | undefined =>
	and(
		inArray(feedbackAnswers.deskKind, kindsOf[universe]),
		gte(feedbackAnswers.day, `${from}-01`),
		lt(
			feedbackAnswers.day,
			Temporal.PlainYearMonth.from(to).add({ months: 1 }).toPlainDate({ day: 1 }).toString(),
		),
		officeIds ? inArray(feedbackAnswers.officeId, [...officeIds]) : undefined,
		serviceId ? eq(feedbackAnswers.serviceId, serviceId) : undefined,
		chip ? arrayContains(feedbackAnswers.chips, [chip]) : undefined,
	);

const columns = {
	id: feedbackAnswers.id,
	month: sql<string>`to_char(${feedbackAnswers.day}, 'YYYY-MM')`,
	officeId: feedbackAnswers.officeId,
	rating: feedbackAnswers.rating,
	chips: feedbackAnswers.chips,
	language: feedbackAnswers.language,
	maskedWords: sql<string>`coalesce(${feedbackAnswers.maskedWords}, '')`,
	reply: feedbackAnswers.reply,
};

export type ShownWords = { kind: "hidden"; why: "few" } | Awaited<ReturnType<typeof readPage>>;

async function readPage(where: SQL | undefined, page: number) {
	const shown = and(
		where,
		eq(feedbackAnswers.moderation, "shown"),
		isNotNull(feedbackAnswers.maskedWords),
	);
	const [[all], rows] = await Promise.all([
		db.select({ total: count() }).from(feedbackAnswers).where(shown),
		db
			.select(columns)
			.from(feedbackAnswers)
			.where(shown)
			// A random id orders within the month: who spoke first is nobody's business.
			.orderBy(desc(columns.month), asc(feedbackAnswers.id))
			.limit(onOnePage)
			.offset((page - 1) * onOnePage),
	]);
	return {
		kind: "words" as const,
		total: all?.total ?? 0,
		pages: Math.max(1, Math.ceil((all?.total ?? 0) / onOnePage)),
		words: rows.map((row) => ({ ...row, chips: row.chips.filter(isChip) })),
	};
}

/**
 * The words behind a figure: shown ones only, 20 a page. Hidden as a whole when fewer than five people answered under
 * this very filter; whether the figure itself may be shown, the caller has asked before.
 */
export async function listShownWords(
	universe: Universe,
	filter: WordsFilter,
	page: number,
): Promise<ShownWords> {
	const where = chosen(universe, filter);
	const [answers] = await db.select({ n: count() }).from(feedbackAnswers).where(where);
	if ((answers?.n ?? 0) < fewest) return { kind: "hidden", why: "few" };
	return readPage(where, page);
}

/** So that nobody withholds quietly: what became of an office's words. Null: all offices with fewer than five. */
export type WithheldCount = {
	officeId: string | null;
	words: number;
	waiting: number;
	shown: number;
	withheld: Record<(typeof withheldReasons)[number], number>;
	askedAgain: number;
	replied: number;
};

const many = (condition: SQL) => sql<number>`(count(*) FILTER (WHERE ${condition}))::int`;

/**
 * Per office, the one that withholds the largest part first. Offices with fewer than five words stand together at the
 * end, and nowhere when all of them together have fewer than five.
 */
export async function countWithheld(
	universe: Universe,
	filter: WordsFilter,
): Promise<WithheldCount[]> {
	const rows = await db
		.select({
			officeId: feedbackAnswers.officeId,
			words: sql<number>`count(*)::int`,
			waiting: many(sql`${feedbackAnswers.moderation} = 'waiting'`),
			shown: many(sql`${feedbackAnswers.moderation} = 'shown'`),
			reasons: sql<
				string[]
			>`array_agg(${feedbackAnswers.withheldReason}) FILTER (WHERE ${feedbackAnswers.moderation} = 'withheld')`,
			askedAgain: many(sql`${feedbackAnswers.askedAgainAt} IS NOT NULL`),
			replied: many(sql`${feedbackAnswers.reply} IS NOT NULL`),
		})
		.from(feedbackAnswers)
		.where(and(chosen(universe, filter), sql`${feedbackAnswers.moderation} <> 'none'`))
		.groupBy(feedbackAnswers.officeId)
		.orderBy(asc(feedbackAnswers.officeId));
	const counted = rows.map(
		({ reasons, ...row }): WithheldCount => ({
			...row,
			withheld: countReasons(reasons ?? []),
		}),
	);
	const share = (row: WithheldCount) => sumOf(row.withheld) / row.words;
	const enough = counted
		.filter((row) => row.words >= fewest)
		.sort((one, other) => share(other) - share(one));
	const rest = counted.filter((row) => row.words < fewest).reduce(together, nothing());
	return rest.words >= fewest ? [...enough, rest] : enough;
}

const sumOf = (withheld: WithheldCount["withheld"]): number =>
	withheldReasons.reduce((sum, reason) => sum + withheld[reason], 0);

const countReasons = (reasons: string[]): WithheldCount["withheld"] => ({
	"names-somebody": reasons.filter((one) => one === "names-somebody").length,
	insult: reasons.filter((one) => one === "insult").length,
	"not-about-visit": reasons.filter((one) => one === "not-about-visit").length,
	advertising: reasons.filter((one) => one === "advertising").length,
	unreadable: reasons.filter((one) => one === "unreadable").length,
});

const nothing = (): WithheldCount => ({
	officeId: null,
	...{ words: 0, waiting: 0, shown: 0, askedAgain: 0, replied: 0 },
	withheld: countReasons([]),
});

const together = (sum: WithheldCount, row: WithheldCount): WithheldCount => ({
	officeId: null,
	words: sum.words + row.words,
	waiting: sum.waiting + row.waiting,
	shown: sum.shown + row.shown,
	askedAgain: sum.askedAgain + row.askedAgain,
	replied: sum.replied + row.replied,
	withheld: {
		"names-somebody": sum.withheld["names-somebody"] + row.withheld["names-somebody"],
		insult: sum.withheld.insult + row.withheld.insult,
		"not-about-visit": sum.withheld["not-about-visit"] + row.withheld["not-about-visit"],
		advertising: sum.withheld.advertising + row.withheld.advertising,
		unreadable: sum.withheld.unreadable + row.withheld.unreadable,
	},
});
