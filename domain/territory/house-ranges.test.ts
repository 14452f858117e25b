import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { parseHouse } from "./house-number.ts";
import { liesIn, parseRange, type StreetPart } from "./house-ranges.ts";

const range = (from: number, to: number, side: "odd" | "even" | "both"): StreetPart => ({
	kind: "range",
	from,
	to,
	side,
});
const house = (key: string): StreetPart => ({ kind: "house", key });

describe("ranges as offices write them", () => {
	test.each<[text: string, street: string, parts: StreetPart[]]>([
		["ул. Абая 1–45 нечётные", "ул. Абая", [range(1, 45, "odd")]],
		["ул. Абая, 1-45 (нечетная сторона)", "ул. Абая", [range(1, 45, "odd")]],
		["Абай көшесі 2–88 жұп", "Абай көшесі", [range(2, 88, "even")]],
		["Абай көшесі 1-ден 45-ке дейін тақ", "Абай көшесі", [range(1, 45, "odd")]],
		["ул. Абая с 1 по 45 неч.", "ул. Абая", [range(1, 45, "odd")]],
		["улица Гагарина дома 2-20 чёт.", "улица Гагарина", [range(2, 20, "even")]],
		["ул. Абая 1-45", "ул. Абая", [range(1, 45, "both")]],
		["ул. Абая 1-45 все", "ул. Абая", [range(1, 45, "both")]],
		["ул. Абая от 100", "ул. Абая", [range(100, 99_999, "both")]],
		["ул. Абая 47", "ул. Абая", [house("47")]],
		[
			"ул. Абая 1-45 неч., 2-88 чет., 142/1, 100 А",
			"ул. Абая",
			[range(1, 45, "odd"), range(2, 88, "even"), house("142/1"), house("100а")],
		],
		["ул. Абая", "ул. Абая", [{ kind: "whole" }]],
		["ул. Абая полностью", "ул. Абая", [{ kind: "whole" }]],
		["бүкіл Абай көшесі", "Абай көшесі", [{ kind: "whole" }]],
		["мкр. Коктем", "мкр. Коктем", [{ kind: "whole" }]],
		["8 Марта 1-51 нечётные", "8 Марта", [range(1, 51, "odd")]],
		["ул. 8 Марта", "ул. 8 Марта", [{ kind: "whole" }]],
		["ул. 40 лет Победы 5", "ул. 40 лет Победы", [house("5")]],
	])("%s", (text, street, parts) => {
		expect(parseRange(text)).toEqual({ value: { street, parts } });
	});
});

test.each([
	"",
	"1-45",
	"ул. Абая 45-1",
	"ул. Абая 0-5",
	"ул. Абая 1-",
	"ул. Абая 5 и 7 и 9",
	"ул. Абая 1-2-3",
	"ул. Абая 1 нечётные слева",
	"x".repeat(501),
])("range %# is refused with a reason", (text) => {
	expect(parseRange(text)).toHaveProperty("reason");
});

property.prop([fc.string({ unit: "binary", maxLength: 80 })])("no text makes it throw", (text) => {
	const parsed = parseRange(text);
	expect("value" in parsed || parsed.reason.length > 0).toBe(true);
});

property.prop([
	fc.integer({ min: 1, max: 500 }),
	fc.nat(500),
	fc.constantFrom(["нечётные", "odd"], ["жұп", "even"], ["", "both"]),
	fc.integer({ min: 1, max: 1200 }),
	fc.constantFrom("", "а", "/2", "к3"),
])(
	"a house lies in a range by its number and side alone",
	(from, length, [word, side], number, rest) => {
		const parsed = parseRange(`ул. Абая ${from}–${from + length} ${word}`);
		const found = parseHouse(`${number}${rest}`);
		if (!("value" in parsed) || !found) throw new Error("unreadable");
		const [part] = parsed.value.parts;
		const inside = number >= from && number <= from + length;
		const onSide = side === "both" || (side === "odd") === (number % 2 === 1);
		expect(part && liesIn(found, part)).toBe(inside && onSide);
	},
);
