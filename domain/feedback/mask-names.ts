import { isLikelyName, isSureName } from "./mask-known-names.ts";
import { masked } from "./masks.ts";

/*
 * Names of people, as far as rules find them: known given names, patronymics, surnames beside a given name or initials,
 * whoever stands after a rank. No rule finds every name, and none is worth a text that nobody can read any more:
 * therefore a person looks before anybody else does.
 */

type Word = {
	text: string;
	start: number;
	end: number;
	isCapital: boolean;
	opensSentence: boolean;
};

const wordPattern = /\p{L}[\p{L}\p{M}]*(?:[-'’ʼ]\p{L}[\p{L}\p{M}]*)*/gu;
const sentenceEnd = /(?:^|[.!?…\n:;"«(])\s*[-–—]?\s*["«(]?$/u;

function wordsOf(text: string, afterMask: boolean): Word[] {
	return [...text.matchAll(wordPattern)].map((match) => {
		const before = text.slice(0, match.index);
		return {
			text: match[0],
			start: match.index,
			end: match.index + match[0].length,
			isCapital: /^\p{Lu}\p{M}*(?:\p{Ll}|-|$)/u.test(match[0]),
			opensSentence: sentenceEnd.test(before) && !(afterMask && before.trim() === ""),
		};
	});
}

const kazakhEnding = "(?:[нтд]ың|[нтд]ің|ны|ға|қа|на|нан|нда|дан|тан|мен|бен|пен)?";
const kazakhPatronymic = new RegExp(
	`^\\p{L}{3,}(?:ұлы|қызы|кызы|uly|qyzy|kyzy)${kazakhEnding}$`,
	"iu",
);
/** Without the right letter -улы also ends plain words ("жазулы"): only with a capital, within a sentence. */
const mistypedPatronymic = /^\p{Lu}\p{L}{2,}улы$/u;
const russianFather = /^\p{L}{2,}(?:ович|евич|ovich|evich)(?:а|у|ем|е)?$/iu;
const russianFatherOfWoman = /^\p{L}{2,}(?:овн|евн|ичн)(?:а|ы|е|у|ой)$/iu;
const isPlainWord =
	/^(?:основн|условн|виновн|духовн|церковн|верховн|уголовн|ежедневн|древн|ровн|деревн|душевн|плачевн|безусловн|отличн|обычн|личн|привычн|частичн|различн)/iu;

const surname =
	/^\p{L}{2,}(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|енко|чук|юк|швили|ян|дзе|баев|беков|тегі|ov|ev|ova|eva)(?:а|у|ым|ом|е|ой|ую|ого|ому|[нтд]ың|[нтд]ің|ға|қа|ны|дан|тан|нан|мен|пен)?$/iu;
/** Surnames that are seldom anything else. */
const strictSurname =
	/^\p{L}{3,}(?:баев|беков|алиев|жанов|ханов|галиев|мурзин|мухамедов|[ое]ва?|ёва?)(?:а|у|ым|ой|[тд]ың|қа|ға|ты|тан)?$/iu;

/** A surname made of a given name: "Ахметов", "Серикбаева". */
const madeOfName = (word: string): boolean => {
	const stem = /^(\p{L}{4,}?)(?:ба|бек)?(?:ов|ев|ова|ева)(?:а|у|ым|ой|ты|тың|қа|тан)?$/iu.exec(
		word,
	)?.[1];
	return stem !== undefined && isSureName(stem);
};

const rank =
	/^(?:лейтенант|капитан|майор|подполковник|полковник|сержант|старшина|прапорщик|рядов|генерал|инспектор|участков|учаскел|начальник|бастығ|бастык|специалист|сотрудни|маман|оператор|полицейск|қызметкер|следовател|тергеуш|господин|госпож|гражданин|гражданк|азамат|мырза|ханым|officer|inspector|captain|major|lieutenant|mr|mrs|ms)\p{L}*$/iu;

function isNameByItself(word: Word): boolean {
	const { text, isCapital, opensSentence } = word;
	if (isSureName(text) || kazakhPatronymic.test(text) || russianFather.test(text)) return true;
	if (!isCapital) return false;
	if (russianFatherOfWoman.test(text) && !isPlainWord.test(text)) return true;
	if (madeOfName(text)) return true;
	if (opensSentence) return false;
	return mistypedPatronymic.test(text) || strictSurname.test(text) || isLikelyName(text);
}

/** Whether a word beside a name belongs to it. */
const belongs = (word: Word): boolean =>
	russianFatherOfWoman.test(word.text) ||
	(word.isCapital &&
		(!word.opensSentence || surname.test(word.text) || isLikelyName(word.text)) &&
		!rank.test(word.text));

const isClose = (text: string, left: Word, right: Word): boolean =>
	/^[ \u00a0]{1,2}$/.test(text.slice(left.end, right.start));

function maskWordsThatName(text: string, afterMask: boolean): string {
	const words = wordsOf(text, afterMask);
	const named = words.map(isNameByItself);
	words.forEach((word, at) => {
		const before = words[at - 1];
		if (!before || named[at] || !word.isCapital || !isClose(text, before, word)) return;
		// "капитан Ким Ли": up to two words after the rank.
		const afterRank =
			rank.test(before.text) ||
			(named[at - 1] === true && rank.test(words[at - 2]?.text ?? "") && word.isCapital);
		if (afterRank && /^\p{Lu}\p{Ll}/u.test(word.text)) named[at] = true;
	});
	const known = [...named];
	words.forEach((word, at) => {
		if (named[at]) return;
		const [left, right] = [words[at - 1], words[at + 1]];
		const besideName =
			(known[at - 1] && left && isClose(text, left, word)) ||
			(known[at + 1] && right && isClose(text, word, right));
		if (besideName && belongs(word)) named[at] = true;
	});
	let masks = "";
	let end = 0;
	words.forEach((word, at) => {
		if (!named[at]) return;
		masks += text.slice(end, word.start) + masked("name");
		end = word.end;
	});
	return masks + text.slice(end);
}

const initial = "\\p{Lu}\\.";
const withInitials = [
	// А. Б. Ахметов
	new RegExp(`(?<!\\p{L})${initial} ?${initial} ?\\p{Lu}[\\p{Ll}-]+`, "gu"),
	// Ахметов А. Б.
	new RegExp(`(?<!\\p{L})\\p{Lu}[\\p{Ll}-]{2,} ${initial} ?${initial}`, "gu"),
];
/** One initial alone may end a sentence: only with what looks like a surname. */
const withOneInitial = [
	new RegExp(`(?<!\\p{L})${initial} ?(\\p{Lu}[\\p{Ll}-]+)`, "gu"),
	new RegExp(`(?<!\\p{L})(\\p{Lu}[\\p{Ll}-]{2,}) ${initial}`, "gu"),
];

export function maskNames(text: string, afterMask: boolean): string {
	const initials = withInitials.reduce((rest, one) => rest.replace(one, masked("name")), text);
	const single = withOneInitial.reduce(
		(rest, one) =>
			rest.replace(one, (found: string, word: string) =>
				surname.test(word) ? masked("name") : found,
			),
		initials,
	);
	// What the initials covered is no word any more.
	return single === text ? maskWordsThatName(text, afterMask) : single;
}
