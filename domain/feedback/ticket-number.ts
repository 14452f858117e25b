/** Cyrillic letters that look like A, K, M, T (and a Kazakh K) by their codes: at a screen nobody can tell which alphabet a letter is of. */
const lookAlikes: Record<string, string> = {
	"\u0410": "A",
	"\u041a": "K",
	"\u041c": "M",
	"\u0422": "T",
	"\u049a": "K",
};

/** A ticket's number as people type it: "A017", "a 17", "A-017". Null: it is none. */
export function readTicket(typed: string): { letter: string; number: number } | null {
	const text = typed
		.normalize("NFKC")
		.toUpperCase()
		.replace(/[\s.\-–]/g, "")
		.replace(/^./u, (first) => lookAlikes[first] ?? first);
	const [, letter, digits] = /^([A-Z])(\d{1,5})$/.exec(text) ?? [];
	const number = Number(digits);
	return letter && number > 0 && number <= 32_767 ? { letter, number } : null;
}
