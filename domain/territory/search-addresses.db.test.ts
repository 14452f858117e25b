import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertSmallRegion } from "#tests/factories/insert-small-region.ts";
import { closeTerritoryIndex } from "./live-index.ts";
import { searchAddresses } from "./search-addresses.ts";

beforeAll(insertSmallRegion);
afterAll(closeTerritoryIndex);

describe("a resident types where they live", () => {
	test.each<[query: string, label: string, beat: string]>([
		["Абай 76, Көкшетау", "улица Абая Кунанбаева, 76", "1110-11"],
		["Кокшетау ул Абая 115", "улица Абая Кунанбаева, 115", "1110-10"],
		["Ауэзова 191а/3", "улица Мухтара Ауэзова, 191А/3", "1110-10"],
		["Әуезов 189 А", "улица Мухтара Ауэзова, 189А", "1110-10"],
		["Ташенова 142/1", "улица Жумабека Ташенова, 142/1", "1110-10"],
		["Чкалова 142/1", "улица Жумабека Ташенова, 142/1", "1110-10"],
		["Тәуелсіздік даңғылы 12A", "проспект Тәуелсіздік, 12А", "1110-11"],
		["Tauelsizdik 12", "проспект Тәуелсіздік, 12", "1110-11"],
		["8 Марта 45, Кокшетау", "улица 8 Марта, 45", "1110-10"],
	])("%s is one house of one beat", async (query, label, beat) => {
		const answer = await searchAddresses(query, 5);
		expect(answer.outcome).toBe("found");
		expect(answer.matches).toHaveLength(1);
		expect(answer.matches[0]).toMatchObject({ kind: "address", beatIds: [beat] });
		expect(answer.matches[0]?.label.ru).toBe(label);
		expect(answer.dutyOfficeId).toBe("1110-1");
	});

	test("a village in one beat needs no street", async () => {
		const answer = await searchAddresses("с. Зеленый бор", 5);
		expect(answer).toMatchObject({ outcome: "found", dutyOfficeId: "1170-1" });
		expect(answer.matches[0]).toMatchObject({ kind: "settlement", beatIds: ["1170-6"] });
	});

	test("a house number in such a village changes nothing", async () => {
		const answer = await searchAddresses("Красный Яр 14", 5);
		expect(answer.outcome).toBe("found");
	});

	test("a divided town alone asks for the street", async () => {
		const answer = await searchAddresses("Kokshetau", 5, "ru");
		expect(answer.outcome).toBe("ask-street");
		expect(answer.matches[0]?.beatIds.toSorted()).toEqual(["1110-10", "1110-11"]);
		expect(answer.understood).toEqual({ settlement: "Кокшетау", street: null, house: null });
	});

	test("a street in several beats asks for the house", async () => {
		const answer = await searchAddresses("Көкшетау, Абай көшесі", 5, "kk");
		expect(answer.outcome).toBe("ask-house");
		expect(answer.matches[0]?.beatIds.toSorted()).toEqual(["1110-10", "1110-11"]);
		expect(answer.understood).toEqual({
			settlement: "Көкшетау",
			street: "Абай көшесі",
			house: null,
		});
	});

	test("a street whose houses lie in one beat needs no house", async () => {
		const answer = await searchAddresses("Ташенова", 5);
		expect(answer).toMatchObject({ outcome: "found" });
		expect(answer.matches[0]).toMatchObject({ kind: "street", beatIds: ["1110-10"] });
		expect(answer.matches[0]?.label.en).toBe("Zhumabek Tashenov Street");
	});

	test("an address that two towns have is asked about, the larger town first", async () => {
		const answer = await searchAddresses("Абай көшесі 76", 5);
		expect(answer.outcome).toBe("several");
		expect(answer.matches.map(({ context }) => context.ru)).toEqual([
			"Кокшетау",
			"Щучинск, Бурабайский район",
		]);
	});

	test("two villages of one name are asked about", async () => {
		const answer = await searchAddresses("Ивановка", 5);
		expect(answer.outcome).toBe("several");
		expect(answer.matches.map(({ context }) => context.en)).toEqual([
			"Zerendi District",
			"Arshaly District",
		]);
		expect((await searchAddresses("Ивановка Аршалы ауданы", 5)).outcome).toBe("found");
	});

	test("a house that is not there brings its nearest neighbours, the same side first", async () => {
		const answer = await searchAddresses("Ташенова 113", 3);
		expect(answer.outcome).toBe("similar");
		expect(answer.matches.map(({ label }) => label.kk)).toEqual([
			"Жұмабек Тәшенов көшесі, 115",
			"Жұмабек Тәшенов көшесі, 142",
			"Жұмабек Тәшенов көшесі, 142/1",
		]);
		expect(answer.understood).toMatchObject({ street: "Жұмабек Тәшенов көшесі", house: "113" });
	});

	test("a typing error is never taken for certain", async () => {
		const answer = await searchAddresses("тауелсіздк 12", 5);
		expect(answer.outcome).toBe("similar");
		expect(answer.matches[0]?.label.kk).toBe("Тәуелсіздік даңғылы, 12");
	});

	test.each(["Абая 76, Ньюйоркск", "qqqq wwww", "", "12", "中国", "\u0000", "x".repeat(10_000)])(
		"text %# gives no certain place but a duty office",
		async (query) => {
			const answer = await searchAddresses(query, 5);
			expect(["nothing", "similar"]).toContain(answer.outcome);
			expect(answer.dutyOfficeId).toMatch(/^1\d{3}-1$/);
		},
	);
});
