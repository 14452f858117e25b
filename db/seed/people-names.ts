import type { Localized } from "#db/schema/columns.ts";

/** [Kazakh, Russian, English] spelling. */
type Spelled = readonly [string, string, string];

const kazakhMen: Spelled[] = [
	["Ерлан", "Ерлан", "Yerlan"],
	["Нұрлан", "Нурлан", "Nurlan"],
	["Бауыржан", "Бауыржан", "Bauyrzhan"],
	["Дәурен", "Даурен", "Dauren"],
	["Асқар", "Аскар", "Askar"],
	["Серік", "Серик", "Serik"],
	["Қайрат", "Кайрат", "Kairat"],
	["Жандос", "Жандос", "Zhandos"],
	["Мұрат", "Мурат", "Murat"],
	["Тимур", "Тимур", "Timur"],
	["Әсет", "Асет", "Aset"],
	["Рүстем", "Рустем", "Rustem"],
	["Қанат", "Канат", "Kanat"],
	["Ержан", "Ержан", "Yerzhan"],
	["Олжас", "Олжас", "Olzhas"],
	["Марат", "Марат", "Marat"],
	["Ғалым", "Галым", "Galym"],
];
const kazakhWomen: Spelled[] = [
	["Айгүл", "Айгуль", "Aigul"],
	["Гүлнар", "Гульнар", "Gulnar"],
	["Динара", "Динара", "Dinara"],
	["Әсел", "Асель", "Asel"],
	["Жанар", "Жанар", "Zhanar"],
	["Мәдина", "Мадина", "Madina"],
	["Сәуле", "Сауле", "Saule"],
];
const kazakhFathers: Spelled[] = [
	["Сәрсен", "Сарсен", "Sarsen"],
	["Болат", "Болат", "Bolat"],
	["Қасым", "Касым", "Kasym"],
	["Әбіш", "Абиш", "Abish"],
	["Темір", "Темир", "Temir"],
	["Жақсылық", "Жаксылык", "Zhaksylyk"],
	["Оразбай", "Оразбай", "Orazbai"],
	["Сапар", "Сапар", "Sapar"],
	["Мәлік", "Малик", "Malik"],
	["Кәрім", "Карим", "Karim"],
	["Төлеген", "Толеген", "Tolegen"],
	["Есім", "Есим", "Yesim"],
	["Дүйсен", "Дуйсен", "Duisen"],
];
// Russian, Ukrainian and German names of the region, whole: their patronymics do not follow one rule.
const otherMen: Spelled[] = [
	["Сергей Иванович", "Сергей Иванович", "Sergei Ivanovich"],
	["Андрей Петрович", "Андрей Петрович", "Andrei Petrovich"],
	["Александр Николаевич", "Александр Николаевич", "Aleksandr Nikolayevich"],
	["Дмитрий Олегович", "Дмитрий Олегович", "Dmitry Olegovich"],
	["Тарас Богданович", "Тарас Богданович", "Taras Bohdanovych"],
	["Николай Степанович", "Николай Степанович", "Mykola Stepanovych"],
	["Виктор Генрихович", "Виктор Генрихович", "Viktor Genrikhovich"],
	["Эдуард Карлович", "Эдуард Карлович", "Eduard Karlovich"],
	["Артём Викторович", "Артём Викторович", "Artyom Viktorovich"],
];
const otherWomen: Spelled[] = [
	["Наталья Сергеевна", "Наталья Сергеевна", "Natalya Sergeyevna"],
	["Оксана Михайловна", "Оксана Михайловна", "Oksana Mykhailivna"],
	["Елена Андреевна", "Елена Андреевна", "Yelena Andreyevna"],
	["Ирма Вильгельмовна", "Ирма Вильгельмовна", "Irma Vilgelmovna"],
];

const pick = <Entry>(list: readonly Entry[], at: number): Entry => {
	const entry = list[at % list.length];
	if (entry === undefined) throw new Error("an empty list of names");
	return entry;
};

/** "Демо" stands where the surname would: nobody can take the invented person for a real one. */
const invented = (kk: string, ru: string, en: string): Localized => ({
	kk: `${kk} Демо`,
	ru: `${ru} Демо`,
	en: `${en} Demo`,
});

/** The name of invented person number `at`: about two in three Kazakh, one in five a woman. */
export function inventedName(at: number): Localized {
	const woman = at % 5 === 2;
	if (at % 3 === 1) {
		const [kk, ru, en] = pick(woman ? otherWomen : otherMen, Math.floor(at / 3));
		return invented(kk, ru, en);
	}
	const given = pick(woman ? kazakhWomen : kazakhMen, Math.floor(at / 2));
	const father = pick(kazakhFathers, at * 5 + Math.floor(at / 13));
	const [kk, ru, en] = woman ? ["қызы", "кызы", "kyzy"] : ["ұлы", "улы", "uly"];
	return invented(
		`${given[0]} ${father[0]}${kk}`,
		`${given[1]} ${father[1]}${ru}`,
		`${given[2]} ${father[2]}${en}`,
	);
}

/** Two people of the beat that demonstrations begin with. */
export const yerlan = invented("Ерлан", "Ерлан", "Yerlan");
export const aigul = invented("Айгүл Сәрсенқызы", "Айгуль Сарсенкызы", "Aigul Sarsenkyzy");
