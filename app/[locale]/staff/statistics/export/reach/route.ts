import { answerFile, isFileFormat } from "#app/figure-files/answer-file.ts";
import { day, type FileTable, number, percent, text } from "#app/figure-files/file-columns.ts";
import { type Reach, reachByUnit } from "#domain/statistics/measure-reach.ts";
import { listUnitBoundaries } from "#domain/territory/queries.ts";
import { isLocale, type Locale, localized, type Translator, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { shareOf } from "../../reach/reach-figures.ts";

const shares = ["near", "far", "beat"] as const;

/** Each unit as the page's table has it: shares with what they are of. */
function reachFile(t: Translator, rows: readonly (Reach & { name: string })[]): FileTable {
	return {
		columns: [
			text(t("reach.unit")),
			text(t("export.key")),
			day(t("export.last-day")),
			number(t("reach.residents")),
			number(t("reach.addresses")),
			...shares.map((measure) => percent(t(`reach.of.${measure}`))),
		],
		rows: rows.map((row) => [
			row.name,
			row.unitId,
			{ day: row.measuredOn },
			row.residents,
			row.addresses,
			...shares.map((measure) => shareOf(row, measure)),
		]),
	};
}

async function namedRows(locale: Locale) {
	const [measured, units] = await Promise.all([reachByUnit(), listUnitBoundaries()]);
	return measured.map((reach) => {
		const unit = units.find(({ id }) => id === reach.unitId);
		return { ...reach, name: unit ? localized(unit.name, locale) : reach.unitId };
	});
}

/** Walking distances as a file: `?format=csv`, `xlsx` or `json`. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
	await requireOfficer("statistics.view");
	const { locale } = await params;
	const format = new URL(request.url).searchParams.get("format") ?? "csv";
	// The front door puts the ordinary page of the visitor's language in its place.
	if (!isLocale(locale) || !isFileFormat(format)) return new Response(null, { status: 404 });
	const t = translator(locale);
	const rows = await namedRows(locale);
	return answerFile(
		format,
		{ file: reachFile(t, rows), json: () => rows, sheet: t("reach.title") },
		{
			name: `qadam-reach-${rows[0]?.measuredOn ?? "none"}`,
			decimalMark: locale === "en" ? "." : ",",
			cacheControl: "private, no-store",
		},
	);
}
