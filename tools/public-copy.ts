import { limits, type Reading, reading, wordsOf } from "./reading-ease.ts";
import { formsOf } from "./text-forms.ts";
import { type Language, languages, TextBook } from "./text-sources.ts";

/** Texts for the staff and for programs. A law, a service and a paper to bring must be called as they are called. */
const notPublic =
	/^(?:staff|api|rank|language|site\.credits)|:.*(?:\.legalSource|\.name|\.bring\.\d+|\.short|\.term)$/;

/** Residents' texts that are sentences, in their longest form, by the screen they belong to. */
export function publicCopy(language: Language): Map<string, { key: string; text: string }[]> {
	const copy = [...new TextBook().texts]
		.filter(([key]) => !notPublic.test(key))
		.flatMap(([key, words]) => {
			const text = formsOf(words[language]).reduce((a, b) => (b.length > a.length ? b : a));
			return wordsOf(text).length >= 4 ? [{ key, text }] : [];
		});
	return Map.groupBy(copy, ({ key }) => key.split(/[.:]/)[0] ?? key);
}

/** A sample smaller than this says nothing about how hard a screen is. */
const fewWords = 40;

const tooMuch = (value: number, limit: number) => value > limit;

export function complaints(found: Reading, language: Language): string[] {
	const { ease } = limits;
	const least = ease[language];
	return [
		tooMuch(found.wordsPerSentence, limits.wordsPerSentence[language])
			? `${found.wordsPerSentence.toFixed(1)} words in a sentence`
			: "",
		tooMuch(found.longWords, limits.longWords[language])
			? `${Math.round(found.longWords * 100)} % long words`
			: "",
		found.ease !== null && least !== null && found.ease < least
			? `reading ease ${Math.round(found.ease)}`
			: "",
	].filter(Boolean);
}

export type ScreenReading = { screen: string; language: Language; found: Reading };

export const screenReadings = (): ScreenReading[] =>
	languages.flatMap((language) =>
		[...publicCopy(language)].flatMap(([screen, texts]) => {
			const found = reading(
				texts.map(({ text }) => text),
				language,
			);
			return found.words >= fewWords ? [{ screen, language, found }] : [];
		}),
	);

/** Sentences of any text, the staff's too, that a reader loses the thread of. */
export const longSentences = (): string[] =>
	[...new TextBook().texts].flatMap(([key, words]) =>
		languages.flatMap((language) =>
			formsOf(words[language])
				.filter((form) => reading([form], language).longestSentence > limits.wordsInASentence)
				.map((form) => `${language} ${key}: ${form}`),
		),
	);
