import type { MultiPolygon } from "#db/schema/columns.ts";
import type { SettlementName, StreetName, UnitName } from "#domain/territory/name-index.ts";

/** Four units with the names that are hard to find: made of real names, small enough to read. */
const unit = (
	id: string,
	kind: UnitName["kind"],
	kk: string,
	ru: string,
	en: string,
): UnitName => ({
	id,
	kind,
	name: { kk, ru, en },
	dutyOfficeId: `${id}-1`,
});

export const smallUnits: UnitName[] = [
	unit("1110", "city", "Көкшетау Қ.Ә.", "Кокшетау Г.А.", "Kokshetau"),
	unit("1170", "district", "Бурабай ауданы", "Бурабайский район", "Burabay District"),
	unit("1156", "district", "Зеренді ауданы", "Зерендинский район", "Zerendi District"),
	unit("1134", "district", "Аршалы ауданы", "Аршалынский район", "Arshaly District"),
];

type Place = [
	id: number,
	unitId: string,
	kind: string,
	kk: string | null,
	ru: string,
	people: number,
];
const places: Place[] = [
	[1, "1110", "city", "Көкшетау", "Кокшетау", 176_849],
	[2, "1110", "village", "Красный Яр", "Красный Яр", 9875],
	[3, "1110", "town", "Станционный", "Станционный", 2670],
	[4, "1170", "town", "Щучинск", "Щучинск", 47_604],
	[5, "1170", "town", null, "Бурабай", 5800],
	[6, "1170", "village", "Зеленый Бор", "Зелёный Бор", 2670],
	[7, "1170", "village", "Қатаркөл", "Катарколь", 2854],
	[8, "1156", "town", "Зеренді", "Зеренда", 7090],
	[9, "1156", "village", "Шағалалы", "Чаглинка", 2270],
	[10, "1156", "hamlet", "Ивановка", "Ивановка", 310],
	[11, "1134", "town", null, "Аршалы", 7909],
	[12, "1134", "village", "Жібек Жолы", "Жибек Жолы", 3873],
	[13, "1134", "hamlet", "Ивановка", "Ивановка", 120],
	[14, "1134", "village", "Абай", "Абай", 400],
	[15, "1156", "hamlet", "Рахымжан Қошқарбаев ауылы", "Рахымжана Кошкарбаева", 1680],
	[16, "1134", "village", "Қараөткел", "Караоткель", 4310],
];

/** Beats are squares of half a degree around their settlement; the city has two, cut at its middle. */
const square = (lon: number, lat: number, west = -0.25, east = 0.25): MultiPolygon => [
	[
		[
			[lon + west, lat - 0.25],
			[lon + east, lat - 0.25],
			[lon + east, lat + 0.25],
			[lon + west, lat + 0.25],
			[lon + west, lat - 0.25],
		],
	],
];

const beatsOfPlace = (id: number, unitId: string) =>
	id === 1 || id === 4 ? [`${unitId}-${id}0`, `${unitId}-${id}1`] : [`${unitId}-${id}`];

export const smallSettlements: SettlementName[] = places.map(
	([id, unitId, kind, kk, ru, people]) => ({
		id,
		unitId,
		kind,
		nameKk: kk,
		nameRu: ru,
		nameEn: null,
		population: people,
		lon: 60 + id,
		lat: 52,
		beatIds: beatsOfPlace(id, unitId),
	}),
);

type Road = [
	settlementId: number,
	kind: StreetName["kind"],
	kk: string,
	ru: string,
	beats: number,
	former?: string[],
];
const roads: Road[] = [
	[1, "street", "Абай көшесі", "улица Абая Кунанбаева", 2],
	[1, "street", "Жұмабек Тәшенов көшесі", "улица Жумабека Ташенова", 1, ["Чкалова"]],
	[1, "street", "Мағзи Әбілқасымов көшесі", "улица Магзи Абулкасымова", 2, ["Коммунистическая"]],
	[1, "avenue", "Нұрсұлтан Назарбаев даңғылы", "проспект Нурсултана Назарбаева", 2],
	[1, "street", "Мұхтар Әуезов көшесі", "улица Мухтара Ауэзова", 2],
	[1, "street", "Ш. Уәлиханов көшесі", "улица Ш. Уалиханова", 1, ["Ч. Валиханова"]],
	[1, "street", "8 Наурыз көшесі", "улица 8 Марта", 1],
	[1, "street", "Ақан сері көшесі", "улица Акана серэ", 1],
	[1, "street", "Әлия Молдағұлова көшесі", "улица Алии Молдагуловой", 1],
	[1, "street", "Ағыбай батыр көшесі", "улица Агыбай батыра", 1],
	[1, "street", "Шағалалы көшесі", "улица Шагалалы", 1],
	[1, "street", "Гагарин көшесі", "улица Гагарина", 1],
	[1, "microdistrict", "Сарыарқа шағын ауданы", "микрорайон Сарыарка", 1],
	[1, "microdistrict", "Көктем шағын ауданы", "микрорайон Коктем", 1],
	[1, "microdistrict", "Васильковский шағын ауданы", "микрорайон Васильковский", 1],
	[1, "avenue", "Тәуелсіздік даңғылы", "проспект Тәуелсіздік", 2, ["Победы"]],
	[1, "street", "Ыбырай Алтынсарин көшесі", "улица Ыбырая Алтынсарина", 1],
	[1, "street", "Кенесары көшесі", "улица Кенесары", 1],
	[4, "street", "Абай көшесі", "улица Абая", 2, ["Ленина"]],
	[4, "street", "Абылай хан көшесі", "улица Абылай хана", 2, ["Фрунзе"]],
	[4, "street", "Ыбырай Алтынсарин көшесі", "улица Ибрая Алтынсарина", 1],
	[4, "lane", "Тың тұйық көшесі", "переулок Целинный", 1],
	[8, "street", "Наурыз көшесі", "улица Наурыз", 1, ["8 Марта"]],
	[8, "street", "Бәйкен Әшімов көшесі", "улица Байкена Ашимова", 1],
];

const unitOf = (settlementId: number) => places.find(([id]) => id === settlementId)?.[1] ?? "1110";

export const smallStreets: StreetName[] = roads.map(
	([settlementId, kind, nameKk, nameRu, beats, formerNames = []], at) => ({
		id: at + 1,
		settlementId,
		kind,
		nameKk,
		nameRu,
		formerNames,
		lon: null,
		lat: null,
		beatIds: beatsOfPlace(settlementId, unitOf(settlementId)).slice(0, beats),
	}),
);

export const smallBeats = places.flatMap(([id, unitId]) => {
	const ids = beatsOfPlace(id, unitId);
	return ids.map((beatId, at) => ({
		id: beatId,
		unitId,
		number: Number(beatId.slice(5)),
		settlementId: id,
		boundary:
			ids.length === 1
				? square(60 + id, 52)
				: square(60 + id, 52, at === 0 ? -0.25 : 0, at === 0 ? 0 : 0.25),
	}));
});

/** Houses of each street: these numbers, the odd ones in its first beat, the even ones in its last. */
export const smallHouses = [
	"1",
	"2",
	"5",
	"10",
	"12",
	"12А",
	"45",
	"76",
	"115",
	"142",
	"142/1",
	"189А",
	"191А/3",
];
