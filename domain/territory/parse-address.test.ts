import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { parseAddress } from "./parse-address.ts";

const readings = (query: string) =>
	parseAddress(query).readings.map(({ words, house }) =>
		[...words.map(({ keys }) => keys[0]), house ? `№ ${house.key}` : ""].join(" ").trim(),
	);

test.each<[query: string, readings: string[]]>([
	["Абай 76, Көкшетау", ["абаи кокшетау № 76", "абаи 76 кокшетау"]],
	["ул.Абая,д.76,кв.5", ["абая № 76"]],
	["Абай к-сі, 76 үй, 5 пәтер", ["абаи № 76"]],
	["020000, Ақмола облысы, Көкшетау қ.", ["кокшетау"]],
	["8 Марта 51", ["8 марта № 51", "марта 51 № 8", "8 марта 51"]],
	["Абая 12-45", ["абая № 12", "абая 12 45"]],
	["Абая 76 г. Кокшетау", ["абая кокшетау № 76", "абая 76 кокшетау"]],
	["142 а Абай", ["абаи № 142а", "142 абаи"]],
	["Абая 12 корп 2 кв 3", ["абая № 12к2", "абая 12 корп 2"]],
	["1-й Заводской 5", ["1 заводскои № 5", "заводскои 5 № 1", "1 заводскои 5"]],
	["", [""]],
])("%j reads as %j", (query, expected) => {
	expect(readings(query)).toEqual(expected);
});

test("kinds and marks of places are understood, in either language", () => {
	expect(parseAddress("Тәуелсіздік д-лы 5").streetKind).toBe("avenue");
	expect(parseAddress("Сарыарқа ы.а. 22а").streetKind).toBe("microdistrict");
	expect(parseAddress("пер. Целинный").streetKind).toBe("lane");
	expect(parseAddress("с. Зеренда").settlementMarked).toBe(true);
	// The letter of a house is no "ауыл".
	expect(parseAddress("Абай көшесі 142 А").settlementMarked).toBe(false);
});

property.prop([fc.string({ unit: "binary", maxLength: 300 })])("no text makes it throw", (text) => {
	expect(parseAddress(text).readings.length).toBeGreaterThan(0);
});
