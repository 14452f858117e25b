import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fingerprint, listTexts, type Review, textsCsv } from "#lib/text-list.ts";
import { readEdits } from "./text-edits.ts";
import { formsOf } from "./text-forms.ts";
import { broken } from "./text-rules.ts";
import { languages, TextBook } from "./text-sources.ts";

const usage = `npm run texts -- export FILE.csv [--screen /book/check] [--unreviewed]
npm run texts -- check [FILE.csv]     what is wrong with an editor's table; without one, with the texts as they stand
npm run texts -- import FILE.csv      takes the table if nothing is wrong with it

docs/translating.md explains the columns.`;

const reviewFile = join(import.meta.dirname, "../messages/reviewed.json");
const book = new TextBook();

function exported(file: string, screen: string | undefined, unreviewed: boolean): string {
	// What stands in messages/ lists itself; the rest is known to the tools only.
	const elsewhere = [...book.texts]
		.filter(([key]) => /^(?:services:|window-label)/.test(key))
		.map(([key, words]) => ({ key, words }));
	const chosen = listTexts(elsewhere)
		.filter((text) => !screen || text.screens.includes(screen))
		.filter((text) => !unreviewed || text.review === null);
	writeFileSync(file, textsCsv(chosen));
	return `${file}: ${chosen.length} texts.`;
}

function checkAll(): string[] {
	return [...book.texts].flatMap(([key, words]) =>
		languages.flatMap((language) =>
			formsOf(words[language]).flatMap((form) =>
				broken(form, language).map((what) => `${key}, ${language}: ${what}`),
			),
		),
	);
}

function imported(file: string): string {
	const { edits, problems } = readEdits(readFileSync(file, "utf8"), book.texts);
	if (problems.length > 0)
		throw new Error(`${problems.join("\n")}\n\nNothing was taken: ${problems.length} problems.`);
	const reviews = JSON.parse(readFileSync(reviewFile, "utf8")) as Record<string, Review>;
	for (const { key, words, by, on } of edits) {
		for (const language of languages) book.change(key, language, words[language]);
		if (by) reviews[key] = { by, on, of: fingerprint(words.kk) };
	}
	book.save();
	const sorted = Object.entries(reviews).sort(([a], [b]) => (a < b ? -1 : 1));
	writeFileSync(reviewFile, `${JSON.stringify(Object.fromEntries(sorted), null, "\t")}\n`);
	return `${edits.length} texts taken. Now npm run format, npm run check, and look at the pages.`;
}

try {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { screen: { type: "string" }, unreviewed: { type: "boolean" } },
	});
	const [command, file] = positionals;
	if (command === "export" && file)
		console.log(exported(file, values.screen, values.unreviewed ?? false));
	else if (command === "import" && file) console.log(imported(file));
	else if (command === "check") {
		const problems = file ? readEdits(readFileSync(file, "utf8"), book.texts).problems : checkAll();
		console.log(problems.length > 0 ? problems.join("\n") : "Nothing is wrong.");
		process.exitCode = problems.length > 0 ? 1 : 0;
	} else {
		console.error(usage);
		process.exitCode = 1;
	}
} catch (error) {
	if (!(error instanceof Error)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
