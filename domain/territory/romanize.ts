const letters: Record<string, string> = {
	а: "a",
	ә: "a",
	б: "b",
	в: "v",
	г: "g",
	ғ: "g",
	д: "d",
	е: "e",
	ё: "yo",
	ж: "zh",
	з: "z",
	и: "i",
	й: "y",
	к: "k",
	қ: "k",
	л: "l",
	м: "m",
	н: "n",
	ң: "n",
	о: "o",
	ө: "o",
	п: "p",
	р: "r",
	с: "s",
	т: "t",
	у: "u",
	ұ: "u",
	ү: "u",
	ф: "f",
	х: "kh",
	һ: "h",
	ц: "ts",
	ч: "ch",
	ш: "sh",
	щ: "shch",
	ъ: "",
	ы: "y",
	і: "i",
	ь: "",
	э: "e",
	ю: "yu",
	я: "ya",
};

/** A Cyrillic name in plain English letters as maps have it: Көкшетау → Kokshetau, Жақсы → Zhaksy. */
export const romanize = (name: string): string =>
	[...name]
		.map((letter) => {
			const latin = letters[letter.toLowerCase()];
			if (latin === undefined) return letter;
			return letter === letter.toLowerCase()
				? latin
				: latin.charAt(0).toUpperCase() + latin.slice(1);
		})
		.join("");
