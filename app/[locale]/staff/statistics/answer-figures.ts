import { answerFile, isFileFormat } from "#app/figure-files/answer-file.ts";
import type { Filter } from "#domain/statistics/filter.ts";
import { tabulateNamed } from "#domain/statistics/named-tables.ts";
import type { Viewer } from "#domain/statistics/viewer.ts";
import { isLocale, translator } from "#lib/i18n.ts";
import { figureFile, figureJson } from "./figure-file.ts";
import { rowsTitle } from "./figure-words.ts";

/** The front door puts the ordinary page of the visitor's language in its place. */
const notFound = (): Response => new Response(null, { status: 404 });

/** A table of figures by its name as a file: what the viewer's page shows by the same name and filter. */
export async function answerFigures(
	viewer: Viewer,
	params: { locale: string; table: string },
	format: string,
	filter: Filter,
	now: Date,
): Promise<Response> {
	const { locale, table: name } = params;
	if (!isLocale(locale) || !isFileFormat(format)) return notFound();
	const table = await tabulateNamed(viewer, name, filter, now);
	if (!table) return notFound();
	const t = translator(locale);
	return answerFile(
		format,
		{
			file: figureFile(t, locale, table),
			json: () => figureJson(t, locale, table),
			sheet: rowsTitle(t, table.rowsAre),
		},
		{
			name: `qadam-${name}-${filter.from}-${filter.to}`,
			decimalMark: locale === "en" ? "." : ",",
			cacheControl: viewer === "public" ? "public, max-age=300" : "private, no-store",
		},
	);
}
