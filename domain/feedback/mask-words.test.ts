import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanWords, maskWords } from "./mask-words.ts";
import { spellMasks } from "./masks.ts";

describe("what finds a person is covered", () => {
	test.each([
		["тел 8 701 123-45-67 звоните", "тел ‹phone› звоните"],
		["+7 (701) 123 45 67", "‹phone›"],
		["87011234567ге хабарласыңыз", "‹phone›ге хабарласыңыз"],
		["+998 90 123 45 67", "‹phone›"],
		["８７０１１２３４５６７", "‹phone›"],
		["8\u200b701\u200b123\u200b45\u200b67", "‹phone›"],
		["қалалық 25-41-02", "қалалық ‹phone›"],
		["whatsapp 7 70 12", "whatsapp ‹phone›"],
		["ЖСН 991332500015", "ЖСН ‹number›"],
		["ИИН 9913 3250 0015", "ИИН ‹number›"],
		["удостоверение № 012345678", "удостоверение № ‹number›"],
		["пишите на asel.k@mail.kz", "пишите на ‹mail›"],
		["см. https://t.me/qadam?x=1 и qadam.kz/a", "см. ‹link› и ‹link›"],
		["ник @aselka_88", "ник ‹link›"],
		["машина 123 ABC 03 стояла", "машина ‹plate› стояла"],
		["көлік 123авс03", "көлік ‹plate›"],
		["A123BCD", "‹plate›"],
		["ул. Абая 12, кв 5", "ул. Абая ‹house›, кв ‹house›"],
		["Тәуелсіздік көшесі 142/1", "Тәуелсіздік көшесі ‹house›"],
		["12-үй, 5-пәтер", "‹house›-үй, ‹house›-пәтер"],
		["Инспектор Асқар Жұмабеков келмеді", "Инспектор ‹name› келмеді"],
		["асқарға айттым", "‹name› айттым"],
		["спасибо наталье сергеевне", "спасибо ‹name›"],
		["Болатұлы көмектесті", "‹name› көмектесті"],
		["Айгүл Серікқызына рахмет", "‹name› рахмет"],
		["принимал Петров А. В. грубо", "принимал ‹name› грубо"],
		["принимал А.В. Петров", "принимал ‹name›"],
		["капитан Ким опоздал", "капитан ‹name› опоздал"],
		["майору Ли спасибо", "майору ‹name› спасибо"],
		["там был Сергей Иванович Цой", "там был ‹name›"],
		["Ахметов нагрубил", "‹name› нагрубил"],
	])("%s", (typed, shown) => {
		expect(maskWords(typed)).toBe(shown);
	});
});

describe("what finds nobody stays legible", () => {
	test.each([
		"Ждал 40 минут. 2 раза ходил, 3 часа потерял",
		"20 минут күттім, нөмірім B 047 болды",
		"№ 4 учаске, 3-терезе, кабинет 12",
		"2026 жылы 12.03.2026 күні, 2024-2026 годы",
		"В 10:30 12.03.2026 14:30 никого не было",
		"заплатил 15 000 тенге и 50000 ₸, 865 тг",
		"позвонил на 102 и 112",
		"На улице ждал 20 минут, дом культуры рядом",
		"200 км 30 минут ехал, в 100 м от дороги",
		"Документов не приняли. Готов ждать. Основной вопрос не решён",
		"Мақсатым орындалды, үміт бар. Еркін жүрдім, алдым, қуаныштымын",
		"Надежда есть. Кабинет А. Потом пошёл домой",
		"жазулы тұр, ашулы болды, салтанатты, мейрам күні",
	])("%s", (typed) => {
		expect(maskWords(typed)).toBe(typed);
	});

	test("texts of this portal, which name nobody, are left alone but for their own examples", () => {
		const named = ["kk", "ru"].flatMap((language) => {
			const texts: string[] = [];
			JSON.parse(readFileSync(`messages/${language}.json`, "utf8"), (_, value: unknown) => {
				if (typeof value === "string") texts.push(value);
				return value;
			});
			expect(texts.length).toBeGreaterThan(500);
			return texts.filter((text) => maskWords(text).includes("‹name›"));
		});
		// Placeholders of names and of a street that bears one.
		expect(named.length).toBeLessThan(8);
	});
});

test("script stays harmless text, and characters that hide or turn others are gone", () => {
	expect(maskWords("<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
	expect(cleanWords("a\u202eb\u0000c\u200bd\ufeff\u0007")).toBe("abcd");
	expect(cleanWords("a\r\n\r\n\r\n\r\nb \t c")).toBe("a\n\nb c");
	expect(cleanWords(`e${"\u0301".repeat(40)}`).length).toBeLessThan(5);
	expect(maskWords("‹script› ‹name›")).toBe("«script» ‹name›");
});

test("a mask is called by its name in the reader's language", () => {
	expect(spellMasks("‹name› 20 мин, ‹phone›", (mask) => mask.toUpperCase())).toBe(
		"[NAME] 20 мин, [PHONE]",
	);
});

const pieces = fc.constantFrom(
	...[
		"Асқар ",
		"Сергеевна",
		" тел. ",
		"ұлы ",
		"капитан ",
		"Жұмабеков ",
		"А. ",
		"Б.",
		"көшесі ",
		"12",
		" 5-үй",
	],
	...[
		"8 701 ",
		"123-45-67",
		"991332500015",
		"a@b.kz",
		" www.",
		"x.kz",
		"‹name›",
		"‹",
		"›",
		".",
		"\n",
		" 123",
		"ABC",
		"03",
		":30",
	],
);
const anything = fc.oneof(
	fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join("")),
	fc.string({ unit: "binary", maxLength: 80 }),
	fc
		.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 12 })
		.map((parts) => parts.join("")),
);

test("masking is idempotent", () => {
	fc.assert(
		fc.property(anything, (typed) => {
			const once = maskWords(typed);
			expect(maskWords(once)).toBe(once);
		}),
		{ numRuns: 2000 },
	);
});

const separated = (digits: string) =>
	fc
		.array(fc.constantFrom("", "", "", " ", "-", " - ", "\u00a0", "(", ") ", ".", "\u200b"), {
			minLength: digits.length,
			maxLength: digits.length,
		})
		.map((separators) => [...digits].map((digit, at) => digit + (separators[at] ?? "")).join(""));

const digitsOf = (length: number) =>
	fc
		.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
		.map((digits) => digits.join(""));

const number = fc.oneof(
	digitsOf(8).map((rest) => `877${rest}`),
	digitsOf(9).map((rest) => `+77${rest}`),
	digitsOf(9).map((rest) => `+998${rest}`),
	digitsOf(12),
);

test("of a phone or an IIN, however it is spaced, no five digits in a row are left", () => {
	fc.assert(
		fc.property(
			number.chain((digits) => fc.tuple(fc.constant(digits), separated(digits))),
			fc.constantFrom("", "тел ", "мой номер:", "Ждал 20 мин, "),
			fc.constantFrom("", " звоните", "ге", ", рахмет", " тг"),
			([digits, spaced], before, after) => {
				const left = maskWords(before + spaced + after).replace(/\D/g, "");
				const bare = digits.replace(/\D/g, "");
				for (let at = 0; at + 5 <= bare.length; at++)
					expect(left).not.toContain(bare.slice(at, at + 5));
			},
		),
		{ numRuns: 2000 },
	);
});

test("the longest text is masked in the time of one page", () => {
	const long = "Асқар 8701 А. ".repeat(90).slice(0, 1200);
	expect(maskWords(long)).not.toContain("Асқар");
	// Quadratic or worse patterns would not end on these.
	for (const piece of ["1 ", "a.", "А.", "а-", "@a", "(", "‹"]) maskWords(piece.repeat(600));
});
