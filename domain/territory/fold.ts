/**
 * Folding: the one form in which names and queries are compared. "Тәуелсіздік", "ТАУЕЛСИЗДИК" and "тауелсиздик" are
 * one key. Beyond the letters of the Kazakh alphabet it also joins й with и, э with е and щ with ш, which
 * people without the right keyboard, or writing by ear, mix up. Only a-z, а-я, 0-9 and single spaces are left.
 */
const plain: Record<string, string> = {
	ә: "а",
	ғ: "г",
	қ: "к",
	ң: "н",
	ө: "о",
	ұ: "у",
	ү: "у",
	һ: "х",
	і: "и",
	э: "е",
	щ: "ш",
	ъ: "",
	ь: "",
	ı: "i",
	ə: "a",
};
const special = new RegExp(`[${Object.keys(plain).join("")}]`, "g");

/** Never throws; idempotent; the same for every letter case. */
export function fold(text: string): string {
	return (
		text
			// Decomposed, й ё ї lose their marks below, and so does every accented Latin letter.
			.normalize("NFKD")
			// Lower, upper, lower: ẞ, ß and SS meet only this way.
			.toLowerCase()
			.toUpperCase()
			.toLowerCase()
			.normalize("NFKD")
			.replace(/\p{M}|['’‘ʼʹ`´"«»“”„]/gu, "")
			.replace(special, (letter) => plain[letter] ?? "")
			.replace(/[^a-zа-я0-9]+/g, " ")
			.trim()
	);
}

const vowels = "aeiouyаеиоуыюя";

// Longest first. The result is in folded Cyrillic: щ is already ш, й already и.
const sounds: [string, string][] = [
	["shch", "ш"],
	["sch", "ш"],
	["sh", "ш"],
	["ch", "ч"],
	["zh", "ж"],
	["kh", "х"],
	["gh", "г"],
	["ts", "ц"],
	["yu", "ю"],
	["ju", "ю"],
	["ya", "я"],
	["ja", "я"],
	["yo", "е"],
	["jo", "жо"],
	["ye", "е"],
	["ck", "к"],
];

const single: Record<string, string> = {
	...{ a: "а", b: "б", c: "к", d: "д", e: "е", f: "ф", g: "г", h: "х", i: "и", j: "ж", k: "к" },
	...{ l: "л", m: "м", n: "н", o: "о", p: "п", q: "к", r: "р", s: "с", t: "т", u: "у", v: "в" },
	...{ w: "у", x: "кс", y: "ы", z: "з" },
};

/** Where a Latin letter has two readings: what the second reading is. */
type Reading = { ı: string; w: string; x: string; c: string; h: string; j: boolean };
const first: Reading = { ı: "ы", w: "у", x: "кс", c: "к", h: "х", j: false };
const second: Reading = { ı: "и", w: "в", x: "х", c: "с", h: "г", j: true };

/** Letters that folding alone would make something else than they sound. */
const prepared = (text: string, reading: Reading): string =>
	text
		.normalize("NFC")
		.toLowerCase()
		.replace(/[şśš]/g, "sh")
		.replace(/[çčć]/g, "ch")
		.replace(/[žź]/g, "zh")
		.replace(/[ýŭ]/g, "u")
		.replace(/ı/g, reading.ı);

function readSounds(word: string, reading: Reading): string {
	let key = "";
	for (let at = 0; at < word.length; ) {
		const letter = word[at] ?? "";
		const digraph = sounds.find(([latin]) => word.startsWith(latin, at));
		if (digraph && !(letter === "j" && !reading.j)) {
			key += digraph[1];
			at += digraph[0].length;
			continue;
		}
		if (letter === "y" && at > 0 && vowels.includes(word[at - 1] ?? "")) key += "и";
		else if (letter in reading && letter !== "j") key += reading[letter as "w" | "x" | "c" | "h"];
		else key += single[letter] ?? letter;
		at += 1;
	}
	return key;
}

// A word in both alphabets was typed with the wrong layout for a letter or two: it goes by looks.
const looks: Record<string, string> = {
	...{ a: "а", b: "в", c: "с", e: "е", h: "н", k: "к", m: "м", o: "о", p: "р", t: "т" },
	...{ u: "и", x: "х", y: "у", i: "и", s: "с", z: "з", d: "д", n: "п", r: "г" },
};

const hasLatin = /[a-z]/;
const hasCyrillic = /[а-я]/;

/**
 * The keys by which a query's text may be found, the likeliest first: its folded form, and for Latin letters
 * (the alphabets of 2018 and 2021, plain ASCII) its readings in folded Cyrillic.
 */
export function candidateKeys(text: string): string[] {
	const folded = fold(text);
	if (!hasLatin.test(folded)) return folded ? [folded] : [];
	if (hasCyrillic.test(folded) && !folded.includes(" "))
		return [folded.replace(/[a-z]/g, (letter) => looks[letter] ?? letter)];
	const keys = [first, second].map((reading) =>
		fold(prepared(text, reading))
			.split(" ")
			.map((word) => readSounds(word, reading))
			.join(" "),
	);
	return [...new Set([...keys, folded])];
}
