import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { dayNumber } from "#domain/appointments/wall-clock.ts";
import { keepWords } from "#domain/feedback/keep-words.ts";
import { maskWords } from "#domain/feedback/mask-words.ts";
import type { DeskKind } from "#domain/queue/tickets.ts";
import { Columns } from "./columns.ts";
import { atLeast, diceOf } from "./dice.ts";
import { lastQuarter, unluckyOffice } from "./effects.ts";
import { chooseChips, dissatisfiedAsUsual, rate } from "./opinion.ts";
import { at } from "./rows.ts";

export type Answer = {
	id: string;
	invitation: string;
	office: string;
	kind: DeskKind;
	service: string | null;
	day: string;
	language: "kk" | "ru" | "en";
	channel: string;
	/** Milliseconds. */
	created: number;
	rating: number;
	wait: number;
	quality: number;
};

type Tone = "good" | "mixed" | "bad";
type Texts = Partial<Record<string, string[]>>;
const texts: Record<Tone | "replies", Texts> = JSON.parse(
	readFileSync(join(import.meta.dirname, "../data/feedback-words.json"), "utf8"),
);

const isBad = (rating: number): boolean => rating <= 2;

/**
 * The dice of one office in one quarter are thrown anew until they fall as badly as they well can, with the odds that
 * hold everywhere: a run of bad ratings that means nothing. Few answers make that easy.
 */
export function throwUnlucky(answers: Answer[], anchor: number): void {
	const quarter = lastQuarter(anchor);
	const own = answers.filter(({ office, day }) => {
		const number = dayNumber(day);
		return office === unluckyOffice.officeId && number >= quarter.from && number < quarter.until;
	});
	let worst = 0;
	while (
		worst < own.length &&
		atLeast(worst + 1, own.length, dissatisfiedAsUsual) >= unluckyOffice.leastProbability
	)
		worst++;
	for (let attempt = 0; attempt < 10_000; attempt++) {
		const dice = diceOf(`unlucky ${quarter.from} ${attempt}`);
		const ratings = own.map(({ quality, wait }) => rate(dice, quality, wait));
		if (ratings.filter(isBad).length !== worst) continue;
		for (const [at, answer] of own.entries()) answer.rating = ratings[at] ?? answer.rating;
		return;
	}
}

const dayMs = 86_400_000;
const wordsForgottenAfterDays = 365;
const stillWaitingDays = 12;

const columnTypes = {
	id: "uuid",
	invitation: "uuid",
	office: "text",
	kind: "text",
	service: "text",
	day: "date",
	rating: "smallint",
	chips: "text",
	channel: "text",
	language: "text",
	words: "text",
	masked: "text",
	moderation: "text",
	reason: "text",
	moderated: "bigint",
	reply: "text",
	replied: "bigint",
	created: "bigint",
} as const;

const noWords = {
	words: null,
	masked: null,
	moderation: "none",
	reason: null,
	moderated: null,
	reply: null,
	replied: null,
};

/** What somebody wrote, what became of it, and what the office answered; all before `untilMs`. */
async function writeWords(transaction: Transaction, answer: Answer, untilMs: number) {
	const dice = diceOf(`words ${answer.id}`);
	const tone: Tone = answer.rating >= 4 ? "good" : answer.rating === 3 ? "mixed" : "bad";
	const [first, ...others] = texts[tone][answer.language] ?? [];
	if (!first || !dice.happens(tone === "good" ? 0.09 : 0.24)) return noWords;
	const text = dice.pick([first, ...others]);
	const kept =
		untilMs - answer.created < wordsForgottenAfterDays * dayMs
			? await keepWords(transaction, text)
			: null;
	const words = {
		...noWords,
		words: kept?.words?.toString("hex") ?? null,
		masked: kept?.maskedWords ?? maskWords(text),
	};
	const readAt = answer.created + (0.2 + 5 * dice.roll()) * dayMs;
	const isLate = untilMs - answer.created < stillWaitingDays * dayMs && dice.happens(0.5);
	if (isLate || readAt >= untilMs) return { ...words, moderation: "waiting" };
	const moderated = Math.round(readAt);
	if (dice.happens(0.07))
		return {
			...words,
			moderation: "withheld",
			reason: dice.weighted({ "names-somebody": 5, "not-about-visit": 3, insult: 1 }),
			moderated,
		};
	const shown = { ...words, moderation: "shown", moderated };
	const repliedAt = readAt + (0.1 + 3 * dice.roll()) * dayMs;
	const [reply, ...replies] = texts.replies[answer.language] ?? [];
	if (!reply || tone === "good" || repliedAt >= untilMs || !dice.happens(0.4)) return shown;
	return {
		...shown,
		reply: dice.pick([reply, ...replies]),
		replied: Math.round(repliedAt),
	};
}

export async function writeAnswers(
	transaction: Transaction,
	answers: readonly Answer[],
	untilMs: number,
): Promise<void> {
	const rows = new Columns(columnTypes);
	for (const answer of answers) {
		const { wait, quality, created, ...facts } = answer;
		const chips = chooseChips(diceOf(`chips ${answer.id}`), answer.kind, answer.rating, wait);
		rows.add({
			...facts,
			chips: `{${chips.join(",")}}`,
			...(await writeWords(transaction, answer, untilMs)),
			created: Math.round(created),
		});
	}
	await rows.insert(
		transaction,
		sql`INSERT INTO feedback_answers (id, invitation_id, office_id, desk_kind, service_id, day, rating, chips, channel,
				language, words, masked_words, moderation, withheld_reason, moderated_at, reply, replied_at, created_at)
			SELECT id, invitation, office, kind, service, day, rating, chips::text[], channel, language,
				decode(words, 'hex'), masked, moderation, reason, ${at("moderated")}, reply, ${at("replied")}, ${at("created")}`,
	);
}
