import { writeCsv } from "#app/figure-files/write-csv.ts";
import { writeXlsx } from "#app/figure-files/write-xlsx.ts";
import { parseFilter } from "#domain/statistics/filter.ts";
import { tabulateNamed } from "#domain/statistics/named-tables.ts";
import { isLocale, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { figureFile, figureJson } from "../../figure-file.ts";
import { rowsTitle } from "../../figure-words.ts";

/** The front door puts the ordinary page of the visitor's language in its place. */
const notFound = (): Response => new Response(null, { status: 404 });

const types = {
	csv: "text/csv; charset=utf-8",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	json: "application/json; charset=utf-8",
} as const;
type Format = keyof typeof types;

const isFormat = (text: string): text is Format => Object.hasOwn(types, text);

/** Any table of figures as a file: what the page shows by the same name and filter. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ locale: string; table: string }> },
): Promise<Response> {
	const officer = await requireOfficer("statistics.view");
	const { locale, table: name } = await params;
	const asked = new URL(request.url).searchParams;
	const format = asked.get("format") ?? "csv";
	if (!isLocale(locale) || !isFormat(format)) return notFound();
	const now = new Date();
	const { filter } = await parseFilter(officer, Object.fromEntries(asked), now);
	const table = await tabulateNamed(officer, name, filter, now);
	if (!table) return notFound();
	const t = translator(locale);
	const file = figureFile(t, locale, table);
	const body =
		format === "json"
			? JSON.stringify(figureJson(t, locale, table))
			: format === "csv"
				? writeCsv(file, locale === "en" ? "." : ",")
				: writeXlsx(file, rowsTitle(t, table.rowsAre));
	return new Response(body, {
		headers: {
			"content-type": types[format],
			"content-disposition": `attachment; filename="qadam-${name}-${filter.from}-${filter.to}.${format}"`,
			"cache-control": "private, no-store",
		},
	});
}
