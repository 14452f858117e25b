import { type Mask, masked } from "./masks.ts";

/*
 * Numbers by which somebody can be found: phones in every shape people write, IINs and other long numbers, car plates,
 * house numbers beside a street. Years, minutes, prices and tickets say nothing of anybody and stay.
 */

/** Digits with what people put between them; a comma, a colon or a letter ends the run. */
const digitRun = /\+?\(?\d(?:[ \u00a0().\-‐-―/]{0,3}\d)*/gu;

const date = "(?:\\d{1,2}[./]\\d{1,2}[./](?:\\d{2}|\\d{4})|\\d{4}-\\d{2}-\\d{2})";
const wholeDate = new RegExp(`^${date}(?: ?[-–—] ?${date})?$`);
/** "10:30 12.03.2026 14:30": hours stand around a date without a letter between. */
const dateBetweenHours = new RegExp(`^(\\d{2} )?${date}( \\d{1,2})?$`);
const currency = /^[ \u00a0]?(?:тг|тенге|теңге|₸|kzt|тыс|мың|руб|₽)/iu;
const price = /^(?:\d{1,7}|\d{1,3}(?:[ \u00a0]\d{3}){1,2})$/;
/** Numbers of a town's network, "25-41-02" and "225-41-02". */
const townNumber = /^\d{2,3}-\d{2}-\d{2}$/;
const calledBefore =
	/(?:тел|телефон\p{L}*|ұялы\p{L}*|сот\p{L}*|whats\s?app|wa|ватсап\p{L}*|вацап\p{L}*|phone|call)[.:]?\s*$/iu;

function maskOfRun(run: string, before: string, after: string): Mask | null {
	const digits = run.replace(/\D/g, "");
	if (digits.length < 5) return null;
	if (price.test(run) && currency.test(after)) return null;
	if (wholeDate.test(run)) return null;
	const hours = dateBetweenHours.exec(run);
	if (hours && (!hours[1] || before.endsWith(":")) && (!hours[2] || after.startsWith(":")))
		return null;
	if (townNumber.test(run) || calledBefore.test(before)) return "phone";
	if (run.startsWith("+")) return "phone";
	if (digits.length >= 9 || /\d{5}/.test(run))
		return /^(?:[78]?[67]\d{9}|[78]\d{10})$/.test(digits) ? "phone" : "number";
	return null;
}

export const maskDigits = (text: string): string =>
	text.replace(digitRun, (run: string, at: number, whole: string) => {
		const mask = maskOfRun(run, whole.slice(0, at), whole.slice(at + run.length));
		return mask ? masked(mask) : run;
	});

/** Letters of plates, in Latin or in the Cyrillic letters that look like them. */
const plateLetter = "[A-ZАВЕКМНОРСТУХ]";
const plates = [
	// 123 ABC 03, as issued since 2012. With spaces only in capitals: "200 км 30" is a distance.
	new RegExp(`(?<![\\d\\p{L}])\\d{3}[ -]?${plateLetter}{2,3}[ -]?\\d{2}(?![\\d\\p{L}])`, "gu"),
	new RegExp(`(?<![\\d\\p{L}])\\d{3}${plateLetter}{2,3}\\d{2}(?![\\d\\p{L}])`, "giu"),
	// C 123 ABC, as issued before; A123BC 55 of the neighbour country.
	new RegExp(
		`(?<![\\d\\p{L}])${plateLetter}\\d{3}${plateLetter}{2,3}(?:\\s?\\d{2,3})?(?![\\d\\p{L}])`,
		"giu",
	),
	/(?<![\d\p{L}])[A-Z] \d{3} [A-Z]{2,3}(?![\d\p{L}])/gu,
];

export const maskPlates = (text: string): string =>
	plates.reduce((rest, plate) => rest.replace(plate, masked("plate")), text);

const house = "\\d{1,4}(?:[ -]?[а-яәіa-z](?!\\p{L}))?(?:/\\d{1,4}\\p{L}?)?";
/** "20 минут", "2 раза": a number of something, not of a house. */
const noUnit =
	"(?!\\d|[ \\u00a0-]?(?:мин|час|сағ|саг|күн|кун|дн|день|ден|раз|рет|чел|адам|недел|апта|мес|ай|год|лет|жыл|этаж|қабат|кабат|тг|тенге|теңге|м²|кв\\.? ?м))";
const houses = [
	// ул. Абая 12 · проспект Назарбаева, 45/2 · мкр Васильковский 12
	new RegExp(
		`((?<!\\p{L})(?:ул|пр|пр-т|просп|мкр|мкрн|пер|бул|улиц\\p{L}{1,2}|проспект\\p{L}{0,2}|переул\\p{L}{2,3}|микрорайон\\p{L}{0,2}|street)\\.?\\s+(?:\\p{Lu}[\\p{L}-]+[\\s,]+){1,3}(?:д\\.?|дом|№)?\\s*)${house}${noUnit}`,
		"gu",
	),
	// Абай көшесі 12 · Абай к-сі, 12
	new RegExp(
		`((?<!\\p{L})(?:көшесі|кошеси|көш|к-сі|к-си|даңғылы|дангылы|д-лы|ықшамауданы?|ш\\.а|ы\\.а)[.,]?\\s*(?:№\\s*)?)${house}${noUnit}`,
		"giu",
	),
	// дом 14А · д. 12 · кв 5 · пәтер 5 · үй 12
	new RegExp(
		`((?<!\\p{L})(?:дом\\p{L}{0,2}|д\\.|кв\\.?|квартир\\p{L}{1,2}|пәтері?|патері?|үй|үйі|корп\\.?|корпус|подъезд\\p{L}?|house|flat|apt\\.?)\\s*(?:№\\s*)?)${house}${noUnit}`,
		"giu",
	),
	// 12-үй · 5 пәтер: the number stands before.
	/()(?<![\d\p{L}])\d{1,4}(?=[ -]?(?:үй|үйі|үйде|пәтер|патер|квартир|подъезд)(?!\p{L}{4}))/giu,
];

export const maskHouses = (text: string): string =>
	houses.reduce(
		(rest, pattern) => rest.replace(pattern, (_, before: string) => before + masked("house")),
		text,
	);
