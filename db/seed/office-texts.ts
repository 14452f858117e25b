import type { Localized } from "#db/schema/columns.ts";
import { romanize } from "#domain/territory/romanize.ts";

/** Invented, so the house is "00": nobody goes looking for it. */
export const streetAddress = (nameKk: string, nameRu: string): Localized => ({
	kk: `${nameKk}, 00`,
	ru: `${nameRu}, 00`,
	en: `${romanize(nameKk)
		.replace(/ koshesi$/, " Street")
		.replace(/ dangyly$/, " Avenue")
		.replace(/ tuyyk( koshesi| Street)?$/, " Lane")}, 00`,
});

export const landmarks: Localized[] = [
	{
		kk: "Мектеп пен дәріхананың арасында.",
		ru: "Между школой и аптекой.",
		en: "Between the school and the pharmacy.",
	},
	{
		kk: "Пошта ғимаратының қасында.",
		ru: "Рядом со зданием почты.",
		en: "Next to the post office.",
	},
	{
		kk: "Емхананың қарсысында, бірінші қабатта.",
		ru: "Напротив поликлиники, на первом этаже.",
		en: "Opposite the clinic, on the ground floor.",
	},
	{
		kk: "Мәдениет үйінің артында, көк есік.",
		ru: "За домом культуры, синяя дверь.",
		en: "Behind the house of culture, the blue door.",
	},
	{
		kk: "Базардың бас қақпасының жанында.",
		ru: "У главного входа на рынок.",
		en: "By the main gate of the market.",
	},
];

export const directions: Localized[] = [
	{
		kk: "«Орталық» аялдамасынан екі минут жаяу.",
		ru: "Две минуты пешком от остановки «Центральная».",
		en: "Two minutes on foot from the stop Ortalyk.",
	},
	{
		kk: "«Мектеп» аялдамасы ғимараттың алдында.",
		ru: "Остановка «Школа» перед зданием.",
		en: "The stop Mektep is in front of the building.",
	},
	{
		kk: "Кіреберіс аула жағынан, көрсеткіш бар.",
		ru: "Вход со двора, есть указатель.",
		en: "The entrance is from the yard; follow the sign.",
	},
	{
		kk: "Автобус бекетінен төрт минут жаяу.",
		ru: "Четыре минуты пешком от автостанции.",
		en: "Four minutes on foot from the bus station.",
	},
];
