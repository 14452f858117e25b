import { expect, test } from "vitest";
import { messageKinds } from "#db/schema/notifications.ts";
import type { MessageContents } from "./contents.ts";
import en from "./templates/en.json" with { type: "json" };
import kk from "./templates/kk.json" with { type: "json" };
import ru from "./templates/ru.json" with { type: "json" };
import { smsLength, writeEmail, writeSms } from "./write-message.ts";

const languages = ["kk", "ru", "en"] as const;
const origins = [
	{ site: "https://qadam.kz", short: "https://qadam.kz" },
	{ site: "https://qadam.akmola.gov.kz", short: "https://qadam.akmola.gov.kz" },
	{
		site: "https://precinct-offices.qadam.akmola-police.gov.kz",
		short: "https://precinct-offices.qadam.akmola-police.gov.kz",
	},
	{ site: "http://localhost:3000", short: "http://localhost:3000" },
];

const contents = (
	language: (typeof languages)[number],
	kind: MessageContents["kind"],
	window = 24,
): MessageContents => ({
	kind,
	language,
	to: "+77010000000",
	facts: {
		day: "2026-12-28",
		startMinute: 1200,
		officeNumber: 128,
		window,
		reference: "7K3M9X2QAP",
		address: { kk: "Абай көшесі 1", ru: "улица Абая, 1", en: "1 Abai street" },
		phone: "+7 (7162) 00-00-00",
		token: "A".repeat(22),
		offeredUntil: { day: "2026-12-25", startMinute: 1260 },
	},
	digest: null,
	calendar: null,
});

/** All but the digest, which is about no visit and has tests of its own. */
const visitKinds = messageKinds.filter((kind) => kind !== "digest");

const every = languages.flatMap((language) =>
	visitKinds.map((kind): [string, string, MessageContents] => [
		language,
		kind,
		contents(language, kind),
	]),
);

test.each(every)(
	"an SMS in %s, %s, fits into one with the longest numbers and any site's address",
	(_, __, message) => {
		for (const origin of origins) {
			const text = writeSms(message, origin);
			expect({ text, length: text.length }).toEqual({
				text,
				length: Math.min(text.length, smsLength),
			});
		}
	},
);

test("the link stands in the SMS wherever the site's address leaves it room", () => {
	const linked = visitKinds.filter((kind) => !kind.startsWith("cancelled"));
	for (const language of languages)
		for (const kind of linked)
			expect(
				writeSms(contents(language, kind), { site: "https://q102.kz", short: "https://q102.kz" }),
			).toContain(`q102.kz/${kind === "feedback" ? "r" : "v"}/${"A".repeat(22)}`);
	expect(
		writeSms(contents("kk", "reminder-early"), {
			site: "http://localhost:3000",
			short: "http://localhost:3000",
		}),
	).not.toContain("…");
});

test("without room for a link the SMS has the number of the visit instead", () => {
	const long = origins[2];
	if (!long) throw new Error("no long address");
	for (const language of languages) {
		const text = writeSms(contents(language, "confirmed"), long);
		expect(text).toContain("7K3M9-X2QAP");
		expect(text).not.toContain("/v/");
	}
});

test("the three languages have the same templates with the same values to fill in", () => {
	type Tree = string | string[] | { [key: string]: Tree };
	const shape = (tree: Tree): unknown =>
		typeof tree === "string"
			? [...new Set(tree.match(/\{\w+\}/g))].sort()
			: Array.isArray(tree)
				? tree.map(shape)
				: Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, shape(value)]));
	expect(shape(kk)).toEqual(shape(ru));
	expect(shape(en)).toEqual(shape(ru));
});

test("no template speaks of a purpose, and none has a place for a name or a service", () => {
	const words = JSON.stringify([kk, ru, en]).toLowerCase();
	expect(words).not.toMatch(
		/пробац|probat|пәк|миграц|migrat|көші|сот|суд|судим|участков(ый|ого) инспектор|{name}|{service}/,
	);
});

test("a visit to one desk reads like a visit to any other, but for the window's number", () => {
	const origin = { site: "https://qadam.kz", short: "https://qadam.kz" };
	for (const [, , message] of every) {
		const other = contents(message.language, message.kind, 25);
		const unnumbered = (text: string) => text.replace(/2[45]/g, "##");
		expect(unnumbered(writeSms(message, origin))).toBe(unnumbered(writeSms(other, origin)));
		expect(unnumbered(writeEmail(message, origin).text)).toBe(
			unnumbered(writeEmail(other, origin).text),
		);
		expect(writeEmail(message, origin).subject).toBe(writeEmail(other, origin).subject);
	}
});

test("an e-mail's subject is a day and an hour, in the person's language, with a Kazakh month written out", () => {
	const origin = { site: "https://qadam.kz", short: "https://qadam.kz" };
	expect(writeEmail(contents("kk", "confirmed"), origin).subject).toBe(
		"Жазылдыңыз: 28 желтоқсан, дүйсенбі, 20:00",
	);
	expect(writeEmail(contents("ru", "confirmed"), origin).subject).toBe(
		"Вы записаны: понедельник, 28 декабря, 20:00",
	);
	expect(writeEmail(contents("en", "confirmed"), origin).subject).toBe(
		"You are booked: Monday 28 December, 20:00",
	);
});

test("a cancellation offers to book again, says where the reason stands, and gives no link into the visit", () => {
	const origin = { site: "https://qadam.kz", short: "https://qadam.kz" };
	const text = writeEmail(contents("en", "cancelled-by-office"), origin).text;
	expect(text).toContain("https://qadam.kz/en/services");
	expect(text).toContain("https://qadam.kz/en/visits/7K3M9X2QAP");
	expect(text).not.toContain("/v/");
});

test("a question how it went names the day and the office, and neither the window nor the visit's number", () => {
	const origin = { site: "https://qadam.kz", short: "https://qadam.kz" };
	for (const language of languages) {
		const { subject, text } = writeEmail(contents(language, "feedback"), origin);
		expect(text).toContain(`https://qadam.kz/${language}/r/${"A".repeat(22)}`);
		expect(text).toContain("128");
		expect(subject + text).not.toMatch(/7K3M9|\b24\b/);
	}
});
