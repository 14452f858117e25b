import { expect, test } from "vitest";
import type { DigestFacts } from "./digest.ts";
import { writeDigest } from "./write-digest.ts";

const languages = ["kk", "ru", "en"] as const;
const links = { site: "https://qadam.kz/en", stop: `https://qadam.kz/en/digest/${"A".repeat(22)}` };

const digest = (changes: Partial<DigestFacts> = {}): DigestFacts => ({
	from: "2026-11-16",
	to: "2026-11-22",
	visits: { kind: "about", n: 1240 },
	visitsBefore: { kind: "about", n: 1205 },
	month: "2026-10",
	satisfied: { kind: "share", n: 812, value: 0.84, low: 0.813, high: 0.863 },
	responseRate: { kind: "share", n: 12_604, value: 0.3104, low: 0.3024, high: 0.3185 },
	wait: { kind: "quantile", atMost: 30 },
	signals: [
		{
			officeNumber: 4,
			settlement: { kk: "Көкшетау", ru: "Кокшетау", en: "Kokshetau" },
			measure: "wait-long",
			direction: "worse",
			since: "2026-08",
		},
	],
	...changes,
});

/** Spaces as they are typed: languages set their numbers apart with others. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
const written = (language: (typeof languages)[number], changes: Partial<DigestFacts> = {}) => {
	const { subject, text } = writeDigest(digest(changes), language, links);
	return { subject, text: plain(text) };
};

test("the week, the month and each signal stand in sentences of each language", () => {
	const [kk, ru, en] = languages.map((language) => written(language));
	expect(en?.subject).toBe("Qadam: the week of 16.11–22.11.2026");
	expect(en?.text).toContain("Visits: about 1,240.\nThe week before: about 1,205.");
	expect(en?.text).toContain("Satisfied: 84 % (81–86), n = 812.");
	expect(en?.text).toContain("Nine of ten waited: at most 30 minutes.");
	expect(en?.text).toContain(
		"Office № 4, Kokshetau. Waited longer than 20 minutes: worse since August 2026.",
	);
	expect(ru?.text).toContain("Довольны: 84 % (81–86), n = 812.");
	expect(ru?.text).toContain("Пункт № 4, Кокшетау. Ждали дольше 20 минут: стало хуже");
	expect(kk?.text).toContain("Риза болғандар: 84 % (81–86), n = 812.");
	expect(kk?.text).toContain("№ 4 пункт, Көкшетау. 20 минуттан ұзақ күткендер: нашарлады");
});

test("a share has one digit more where its interval is narrow, as on the pages", () => {
	expect(written("en").text).toContain("Answered: 31.0 % (30.2–31.9), n = 12,604.");
	expect(written("ru").text).toContain("Ответили: 31,0 % (30,2–31,9)");
});

test("a hidden figure is said to be hidden, and no number stands in its place", () => {
	const few = { kind: "hidden", why: "few" } as const;
	const difference = { kind: "hidden", why: "difference" } as const;
	const none = { kind: "hidden", why: "none" } as const;
	const changes = {
		visits: few,
		visitsBefore: difference,
		satisfied: few,
		responseRate: difference,
	};
	const { text } = written("en", { ...changes, wait: none, signals: [] });
	expect(text).toContain("Visits: fewer than 5.\nThe week before: not shown.");
	expect(text).toContain("Satisfied: fewer than 5.\nAnswered: not shown.");
	expect(text).toContain("Nine of ten waited: no data yet.");
	expect(text).toContain("There are no open signals.");
	expect(text).not.toMatch(/\d %.*n =|about \d/);
});

test("a wait beyond the longest that is told apart is no number of minutes made up", () => {
	const { text } = written("en", { wait: { kind: "quantile", atMost: null } });
	expect(text).toContain("Nine of ten waited: longer than 120 minutes.");
});

test("a week over New Year names both years", () => {
	const { subject } = written("en", { from: "2026-12-28", to: "2027-01-03" });
	expect(subject).toBe("Qadam: the week of 28.12.2026–03.01.2027");
});

test("the links lead to the pages and to the one that stops the digest", () => {
	const { text } = written("en");
	for (const path of ["/staff/statistics\n", "/staff/statistics/signals\n", "/digest/AAAA"])
		expect(text).toContain(`https://qadam.kz/en${path}`);
});

test.each(languages)("in %s no sentence ends twice and no value is left to fill in", (language) => {
	expect(written(language).text).not.toMatch(/\.\.|[{}]|null|undefined/);
});

test.each(languages)("no sentence in %s is longer than 20 words", (language) => {
	const sentences = written(language).text.split(/[.!?:](?=\s)|\n/);
	for (const sentence of sentences)
		expect(sentence.split(/\s+/).filter(Boolean).length, sentence).toBeLessThanOrEqual(20);
});
