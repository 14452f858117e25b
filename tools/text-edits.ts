import { parse } from "csv-parse/sync";
import { columns, versionOf } from "#lib/text-list.ts";
import { limits, reading } from "./reading-ease.ts";
import { formsOf, pluralsOf, wantedBy } from "./text-forms.ts";
import { broken, tidied } from "./text-rules.ts";
import { type Language, languages, type Words } from "./text-sources.ts";

export type Edit = { key: string; words: Words; by: string; on: string };
export type Reading = { edits: Edit[]; problems: string[] };

function problemsOf(key: string, was: Words, words: Words): string[] {
	return languages.flatMap((language) => {
		const text = words[language];
		const at = (what: string) => `${key}, ${language}: ${what}`;
		if (!text) return [at("the text is empty")];
		try {
			const [wanted, given] = [wantedBy(was[language]).join(" "), wantedBy(text).join(" ")];
			if (wanted !== given) return [at(`needs ${wanted || "no values"}, has ${given || "none"}`)];
			const forms = pluralsOf(was[language]).map((one) => one.join("/"));
			if (
				forms.join() !==
				pluralsOf(text)
					.map((one) => one.join("/"))
					.join()
			)
				return [at(`needs the plural forms ${forms.join(", ")}`)];
			return formsOf(text).flatMap((form) => [
				...broken(form, language).map(at),
				...(reading([form], language).longestSentence > limits.wordsInASentence
					? [at("a sentence of more than 20 words")]
					: []),
			]);
		} catch {
			return [at("a brace { or } is missing or one too many")];
		}
	});
}

/** What an editor's table changes or signs. One wrong row, and none of it should be taken. */
export function readEdits(csv: string, texts: ReadonlyMap<string, Words>): Reading {
	const rows = parse(csv, {
		bom: true,
		columns: true,
		skip_empty_lines: true,
		relax_column_count: true,
		delimiter: [",", ";", "\t"],
	}) as Record<string, string>[];
	const missing = columns.filter((column) => rows[0] && !(column in rows[0]));
	if (rows.length === 0 || missing.length > 0)
		return { edits: [], problems: [`The first line must name the columns ${columns.join(", ")}.`] };
	const edits: Edit[] = [];
	const problems: string[] = [];
	for (const row of rows) {
		const key = row.key ?? "";
		const was = texts.get(key);
		if (!was) {
			problems.push(`${key}: there is no such text any more`);
			continue;
		}
		// What nobody touched is left as it is, whatever a rule may say of it.
		const kept = (language: Language) => {
			const given = row[language] ?? "";
			return given === was[language] ? given : tidied(given);
		};
		const words: Words = { kk: kept("kk"), ru: kept("ru"), en: kept("en") };
		const [by, on] = [(row.reviewed_by ?? "").trim(), (row.reviewed_on ?? "").trim()];
		const isChanged = languages.some((language) => words[language] !== was[language]);
		if (isChanged && row.version !== versionOf(was))
			problems.push(`${key}: somebody has changed this text since the export; export it again`);
		if (by && !/^\d{4}-\d{2}-\d{2}$/.test(on))
			problems.push(`${key}: reviewed_on must be a date like 2026-11-24`);
		if (isChanged) problems.push(...problemsOf(key, was, words));
		if (isChanged || by) edits.push({ key, words, by, on });
	}
	return { edits, problems };
}
