import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { houseKey, parseHouse } from "./house-number.ts";

describe("one house has one key, however it is typed", () => {
	test.each([
		["76", "76"],
		[" 076 ", "76"],
		["142/1", "142/1"],
		["142 / 1", "142/1"],
		["142\\1", "142/1"],
		["142 дробь 1", "142/1"],
		["142А", "142а"],
		["142 а", "142а"],
		["142a", "142а"],
		["142-А", "142а"],
		["142 «А»", "142а"],
		["25Б", "25б"],
		["25 b", "25б"],
		["191а/3", "191а/3"],
		["191 А / 3", "191а/3"],
		["142/1А", "142/1а"],
		["12 кв 5", "12"],
		["12-кв 5", "12"],
		["12, кв. 5", "12"],
		["12-кв.5а", "12"],
		["д. 12", "12"],
		["дом 12", "12"],
		["д12", "12"],
		["№12", "12"],
		["12 үй", "12"],
		["12-үй", "12"],
		["12 үй 5 пәтер", "12"],
		["12-үй, 5-пәтер", "12"],
		["үй 12 пәтер 5", "12"],
		["5 пәтер, 12 үй", "12"],
		["12 уй 5 патер", "12"],
		["house 12, apt 5", "12"],
		["д. 12 корп 2", "12к2"],
		["12 корпус 2", "12к2"],
		["12к2", "12к2"],
		["12 кв", "12"],
		["12 д", "12д"],
		["12 n", "12н"],
		["12 к. 2", "12к2"],
		["12к", "12к"],
		["12 стр 3", "12с3"],
		["12а корп 2 стр 1, кв 7", "12ак2с1"],
	])("%s → %s", (text, key) => {
		expect(houseKey(text)).toBe(key);
	});
});

test.each([
	"",
	" ",
	"0",
	"а",
	"б/н",
	"1-45",
	"1–45",
	"12 14",
	"12, 14",
	"12½",
	"1234567",
	"12аб",
	"Абай",
	"12/",
	"\u0000",
	"9".repeat(10_000),
])("%j is no single house number", (text) => {
	expect(parseHouse(text)).toBeNull();
});

test("the parts of a house stand apart", () => {
	expect(parseHouse("191 А/3 корп 2")).toEqual({
		number: 191,
		letter: "а",
		fraction: "3",
		building: "2",
		structure: "",
		key: "191а/3к2",
	});
});

property.prop([fc.string({ unit: "binary", maxLength: 60 })])("no text makes it throw", (text) => {
	const key = houseKey(text);
	expect(key === null || key.length > 0).toBe(true);
});

property.prop([
	fc.integer({ min: 1, max: 99_999 }),
	fc.constantFrom("", "а", "б", "в", "г", "к", "с", "ә"),
	fc.constantFrom("", "/1", "/12", "/3а", "/1/2"),
	fc.constantFrom("", "к2", "к12", "с3"),
])("a key is its own key, in either case", (number, letter, fraction, building) => {
	const key = `${number}${letter}${fraction}${building}`;
	expect(houseKey(key)).toBe(key);
	expect(houseKey(key.toUpperCase())).toBe(key);
});
