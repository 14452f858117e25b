import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { smallSettlements, smallStreets, smallUnits } from "#tests/factories/small-region.ts";
import { withoutKind } from "./address-words.ts";
import { fold } from "./fold.ts";
import { buildNameIndex, type NameEntry } from "./name-index.ts";
import { parseAddress } from "./parse-address.ts";
import { searchNames } from "./search-names.ts";

const index = buildNameIndex({
	settlements: smallSettlements,
	streets: smallStreets,
	units: smallUnits,
});
const search = (query: string, limit = 5) => searchNames(index, parseAddress(query), limit);

function nameOf(entry: NameEntry | undefined): string {
	if (entry?.kind === "street") return `${entry.street.nameRu}, ${entry.settlement.nameRu}`;
	return (entry?.kind === "settlement" && entry.settlement.nameRu) || "";
}

const abayKokshetau = "улица Абая Кунанбаева, Кокшетау";
const abayShchuchinsk = "улица Абая, Щучинск";
const tashenov = "улица Жумабека Ташенова, Кокшетау";
const independence = "проспект Тәуелсіздік, Кокшетау";
const auezov = "улица Мухтара Ауэзова, Кокшетау";
const valikhanov = "улица Ш. Уалиханова, Кокшетау";
const march = "улица 8 Марта, Кокшетау";

describe("the first result of what people type", () => {
	test.each<[query: string, name: string, house?: string]>([
		["Көкшетау", "Кокшетау"],
		["кокшетау", "Кокшетау"],
		["КОКШЕТАУ", "Кокшетау"],
		["г. Кокшетау", "Кокшетау"],
		["Көкшетау қаласы", "Кокшетау"],
		["Kokshetau", "Кокшетау"],
		["Kókshetaý", "Кокшетау"],
		["Kökşetau", "Кокшетау"],
		["Кокчетав", "Кокшетау"],
		["Кокшетоу", "Кокшетау"],
		["кокше", "Кокшетау"],
		["с. Зеренда", "Зеренда"],
		["Зеренді", "Зеренда"],
		["Zerendi", "Зеренда"],
		["зиренда", "Зеренда"],
		["Щучинск", "Щучинск"],
		["шучинск", "Щучинск"],
		["Shchuchinsk", "Щучинск"],
		["Щюченск", "Щучинск"],
		["Burabay", "Бурабай"],
		["Красный Яр", "Красный Яр"],
		["Красны Яр", "Красный Яр"],
		["красныйяр", "Красный Яр"],
		["зеленый бор", "Зелёный Бор"],
		["Жибекжолы", "Жибек Жолы"],
		["Jibek Joly", "Жибек Жолы"],
		["Кара откел", "Караоткель"],
		["Qataról", "Катарколь"],
		["Чаглинка", "Чаглинка"],
		["с. Шағалалы", "Чаглинка"],
		["ул. Шагалалы", "улица Шагалалы, Кокшетау"],
		["Кошкарбаева Рахымжана", "Рахымжана Кошкарбаева"],
		["Аршалынский район, с. Ивановка", "Ивановка"],
		["Абай 76, Көкшетау", abayKokshetau, "76"],
		["Кокшетау ул Абая 76", abayKokshetau, "76"],
		["76 Абай Көкшетау", abayKokshetau, "76"],
		["Абая Кунанбаева 76", abayKokshetau, "76"],
		["Абай к-сі 142/1", abayKokshetau, "142/1"],
		["Kokshetau, Abai st. 76", abayKokshetau, "76"],
		["020000, Ақмола облысы, Көкшетау қ., Абай көшесі, 12-үй, 5-пәтер", abayKokshetau, "12"],
		["ул.Абая,д.12а,кв.5,г.Кокшетау", abayKokshetau, "12а"],
		["Щучинск Абая 5", abayShchuchinsk, "5"],
		["Абай көш. 5 Щучинск", abayShchuchinsk, "5"],
		["Ленина 5, Щучинск", abayShchuchinsk, "5"],
		["Ташенова 115", tashenov, "115"],
		["Тәшенов көшесі, 115", tashenov, "115"],
		["Чкалова 115", tashenov, "115"],
		["ул. Чкалов 115", tashenov, "115"],
		["Тошенова 115", tashenov, "115"],
		["Коммунистическая 2", "улица Магзи Абулкасымова, Кокшетау", "2"],
		["тауелсиздик", independence],
		["Тәуелсіздік даңғылы", independence],
		["тәуелсіздік д-лы 12А", independence, "12а"],
		["Tauelsizdik 12a", independence, "12а"],
		["Täuelsızdık dañğyly 12", independence, "12"],
		["тауелсіздк 12", independence, "12"],
		["пр. Победы 12", independence, "12"],
		["пр-т Назарбаева 10", "проспект Нурсултана Назарбаева, Кокшетау", "10"],
		["Nazarbayev ave 10", "проспект Нурсултана Назарбаева, Кокшетау", "10"],
		["Ауэзова 191а/3", auezov, "191а/3"],
		["Әуезов 189 А", auezov, "189а"],
		["Азуезова 189а", auezov, "189а"],
		["Ч. Валиханова 5", valikhanov, "5"],
		["Уалиханов 5", valikhanov, "5"],
		["8 Марта 45", march, "45"],
		["8 Наурыз 45", march, "45"],
		["улица 8 Марта", march],
		["мкр Коктем 12", "микрорайон Коктем, Кокшетау", "12"],
		["Сарыарқа ы.а. 12", "микрорайон Сарыарка, Кокшетау", "12"],
		["Сарыарқа шағын ауданы 12 үй", "микрорайон Сарыарка, Кокшетау", "12"],
		["васильковский мкр", "микрорайон Васильковский, Кокшетау"],
		["Молдагуловой 1", "улица Алии Молдагуловой, Кокшетау", "1"],
		["Алия Молдағұлова 1", "улица Алии Молдагуловой, Кокшетау", "1"],
		["Акан сери 2", "улица Акана серэ, Кокшетау", "2"],
		["пер. Целинный 5", "переулок Целинный, Щучинск", "5"],
		["Абылайхана 2", "улица Абылай хана, Щучинск", "2"],
		["Фрунзе 2 Щучинск", "улица Абылай хана, Щучинск", "2"],
	])("%s → %s", (query, name, house) => {
		const [first] = search(query);
		expect(nameOf(first?.entry)).toBe(name);
		expect(first?.reading.house?.key).toBe(house);
	});
});

test.each(["", " ", ",,,", "76", "qqqq", "中国", "\u0000", "\ud800", "'); DROP TABLE streets; --"])(
	"%j finds nothing near",
	(query) => {
		expect(search(query).filter(({ fit }) => fit !== "similar")).toEqual([]);
	},
);

test("a larger place comes before a smaller one of the same name", () => {
	const names = search("Ивановка").filter(({ fit }) => fit === "exact");
	expect(names.map(({ entry }) => entry.settlement.unitId)).toEqual(["1156", "1134"]);
});

const allNames = [
	...smallSettlements.flatMap(({ nameKk, nameRu }) => [nameKk, nameRu]),
	...smallStreets.flatMap((street) => [street.nameKk, street.nameRu, ...street.formerNames]),
]
	.filter((name) => name !== null)
	.map(withoutKind);

const keysOf = (entry: NameEntry): string[] =>
	(entry.kind === "street"
		? [entry.street.nameKk, entry.street.nameRu, ...entry.street.formerNames]
		: entry.kind === "settlement"
			? [entry.settlement.nameKk ?? "", entry.settlement.nameRu ?? ""]
			: []
	).map((name) => fold(withoutKind(name)));

property.prop([fc.constantFrom(...allNames), fc.constantFrom("as is", "upper", "folded")])(
	"any name typed exactly is the first result",
	(name, style) => {
		const typed = style === "upper" ? name.toUpperCase() : style === "folded" ? fold(name) : name;
		const [first] = search(typed);
		expect(first?.fit).toBe("exact");
		expect(first ? keysOf(first.entry) : []).toContain(fold(name));
	},
);

const longNames = allNames.filter((name) => /^[\p{L} ]{6,}$/u.test(name));
const spoil = (name: string, at: number, kind: string): string => {
	const letters = [...name];
	const place = at % (letters.length - 1);
	const [letter = "", next = ""] = letters.slice(place, place + 2);
	if (kind === "left out") letters.splice(place, 1);
	else if (kind === "doubled") letters.splice(place, 0, letter);
	else if (kind === "wrong") letters[place] = letter === "о" ? "п" : "о";
	else letters.splice(place, 2, next, letter);
	return letters.join("");
};

property.prop(
	[
		fc.constantFrom(...longNames),
		fc.nat(60),
		fc.constantFrom("left out", "doubled", "wrong", "swapped"),
	],
	{ numRuns: 600 },
)(
	"one typing error in a name of six letters or more still finds it among the first five",
	(name, at, kind) => {
		const found = search(spoil(name, at, kind)).flatMap(({ entry }) => keysOf(entry));
		expect(found).toContain(fold(name));
	},
);

property.prop([fc.string({ unit: "binary", maxLength: 300 })])("no text makes it throw", (text) => {
	expect(search(text).length).toBeLessThanOrEqual(5);
});

test("a text of 10 000 characters is searched without harm", () => {
	expect(() => search("Абай ".repeat(2000))).not.toThrow();
	expect(() => search("1/".repeat(5000))).not.toThrow();
	expect(() => search(" ".repeat(10_000))).not.toThrow();
});
