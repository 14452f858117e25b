/**
 * House numbers as people type them: "142/1", "142 А", "142a" with a Latin letter, "д. 12 корп 2", "12-үй, 5-пәтер".
 * The apartment is read and left out: a beat is a matter of houses.
 */
export type House = {
	number: number;
	/** One Cyrillic letter in lower case, or "". */
	letter: string;
	/** What stands after the stroke, "1" or "1а" or "1/2"; or "". */
	fraction: string;
	/** корпус, "" when there is none. */
	building: string;
	/** строение, "" when there is none. */
	structure: string;
	/** The form that is compared and stored in addresses.house_key: "142/1", "142а", "12к2", "12с1". */
	key: string;
};

const maximumLength = 40;

// Somebody without a Cyrillic keyboard types the sound, or the look, of the letter: each Latin letter has one reading.
const latin = "abcdefghijklmnopqrstuvwxyz";
const cyrillic = "абсдефгхижклмнопкрстуввхуз";

const word = (alternatives: string) => `(?<!\\p{L})(?:${alternatives})(?!\\p{L})\\.?`;
const apartmentWord = word(
	"кв|квартира|квартиры|пәтері?|патер|пәт|пат|оф|офис|каб|кабинет|бөлме|комната|комн|apt|apartment|flat|room",
);
const apartmentAfter = new RegExp(
	`${apartmentWord}[\\s№#-]*\\d+(?!\\d)\\p{L}?(?!\\p{L})(?![\\s-]*(?:үй|уй)(?!\\p{L}))`,
	"gu",
);
const apartmentBefore = new RegExp(
	`(?<![\\d/])\\d+\\s*-?\\s*${word("пәтері?|патер|пәт|квартира|кв")}`,
	"gu",
);
const apartmentAlone = new RegExp(apartmentWord, "gu");
// A lone letter is the word "house" before the number and the house's letter after it: "д. 12", "12 д".
const houseWord = new RegExp(
	`${word("дом|дома|үй|уй|үйі|уйи|house|нөмір|номер|владение|вл|no")}|(?<![\\d\\p{L}][\\s-]*)(?:д|h|n)\\.?\\s*(?=\\d)`,
	"gu",
);
const strokeWord = new RegExp(`\\s*${word("дробь|бөлшек")}\\s*`, "gu");
const buildingWord = new RegExp(
	`[\\s-]*${word("корпус|корпусы|корп|кор|к|блок|бл")}\\s*(?=\\d)`,
	"gu",
);
const structureWord = new RegExp(
	`[\\s-]*${word("строение|стр|құрылыс|литер|лит|ғимарат|ғим")}\\s*(?=\\d)`,
	"gu",
);
const shape =
	/^0*(\d{1,5})(\p{Script=Cyrillic})?((?:\/\d{1,4}\p{Script=Cyrillic}?){0,2})(?:\|(\d{1,3}\p{Script=Cyrillic}?))?(?:~(\d{1,3}\p{Script=Cyrillic}?))?$/u;

/** Leaves out the apartment, office or room. `text` is in lower case. */
export const withoutApartment = (text: string): string =>
	text
		.replace(apartmentAfter, " ")
		// "5 пәтер, 12 үй" has another number; in "12 кв" that somebody is still typing, 12 is the house.
		.replace(apartmentBefore, (found, _at, whole: string) =>
			/\d/.test(whole.replace(found, "")) ? " " : found,
		)
		.replace(apartmentAlone, " ");

/** The text in one spelling: lower case, Cyrillic letters, "/" for every stroke, no apartment, no word for "house". */
function normalise(text: string): string {
	return (
		withoutApartment(
			text
				.normalize("NFC")
				.toLowerCase()
				.replace(/["'«»“”„‘’`]/g, "")
				.replace(/[\\⁄∕]/g, "/")
				.replace(/[‐‑‒–—―−]/g, "-")
				.replace(/№|#/g, " ")
				// "12к2" is said as корпус 2, while "12к" is house 12 letter к.
				.replace(/(?<=\d\p{L}?)[кk](?=\d)/gu, " корп ")
				.replace(/(?<=\d\p{L}?)[сc](?=\d)/gu, " стр ")
				.replace(/(?<=\d)(?=\p{L}{2})/gu, " "),
		)
			.replace(strokeWord, "/")
			.replace(buildingWord, "|")
			.replace(structureWord, "~")
			.replace(houseWord, " ")
			.replace(/[a-z]/g, (letter) => cyrillic[latin.indexOf(letter)] ?? letter)
			.replace(/ё/g, "е")
			.replace(/[\s,.;]+/g, " ")
			.replace(/\s*([/|~])\s*/g, "$1")
			.trim()
			// "142-А" and "142 А" are one house; "1-45" is a range and stays one, to be refused.
			.replace(/(?<=\d)[\s-]+(?=\p{L}(?!\p{L}))/gu, "")
			.replace(/^[\s-]+|[\s-]+$/g, "")
	);
}

/** Reads one house number; null when the text is not exactly that (a range, several numbers, words, nothing). */
export function parseHouse(text: string): House | null {
	if (text.length > maximumLength) return null;
	const found = shape.exec(normalise(text));
	if (!found) return null;
	const number = Number(found[1]);
	if (number === 0) return null;
	const letter = found[2] ?? "";
	const fraction = (found[3] ?? "").slice(1);
	const building = found[4] ?? "";
	const structure = found[5] ?? "";
	const key = `${number}${letter}${fraction && `/${fraction}`}${building && `к${building}`}${structure && `с${structure}`}`;
	return { number, letter, fraction, building, structure, key };
}

/** The key of addresses.house_key, or null when `text` is no single house number. */
export const houseKey = (text: string): string | null => parseHouse(text)?.key ?? null;
