import { complaints, publicCopy, screenReadings } from "./public-copy.ts";
import { reading } from "./reading-ease.ts";
import { languages } from "./text-sources.ts";

// npm run readability: how hard the residents' texts are, the hardest first.

const percent = (share: number) => `${Math.round(share * 100)} %`.padStart(5);

for (const language of languages) {
	console.log(`\n${language}  screen            words  in a sentence  long words  ease`);
	const screens = screenReadings().filter((screen) => screen.language === language);
	for (const { screen, found } of screens.toSorted((a, b) => b.found.longWords - a.found.longWords))
		console.log(
			`    ${screen.padEnd(16)} ${String(found.words).padStart(6)} ${found.wordsPerSentence.toFixed(1).padStart(14)} ${percent(found.longWords).padStart(11)} ${(found.ease === null ? "–" : Math.round(found.ease).toString()).padStart(5)}  ${complaints(found, language).join(", ")}`,
		);
	const all = [...publicCopy(language).values()].flat();
	const hardest = all
		.map(({ key, text }) => ({ key, text, found: reading([text], language) }))
		.toSorted(
			(a, b) =>
				b.found.wordsPerSentence +
				60 * b.found.longWords -
				(a.found.wordsPerSentence + 60 * a.found.longWords),
		);
	console.log("    The hardest texts:");
	for (const { key, text } of hardest.slice(0, 8)) console.log(`    ${key}: ${text}`);
}
