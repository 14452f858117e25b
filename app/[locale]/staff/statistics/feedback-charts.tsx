import { chartWords, drawable } from "#app/chart-words.ts";
import { markText } from "#app/feedback-words.ts";
import { type Chip, chipTone } from "#domain/feedback/chips.ts";
import type { FigureRow, FigureTable } from "#domain/statistics/figure-table.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Bars } from "#ui/charts/bars.tsx";
import type { Missing, StackedRatingsProps } from "#ui/charts/chart-props.ts";
import { StackedRatings } from "#ui/charts/stacked-ratings.tsx";
import { axisOf, cellOf } from "./chart-parts.ts";
import { FigureChart } from "./figure-chart.tsx";
import { figureText, hiddenText, rangeText, rowText, valueText } from "./figure-words.ts";

type Common = { t: Translator; locale: Locale; table: FigureTable };

const ratings = ["rated-1", "rated-2", "rated-3", "rated-4", "rated-5"] as const;

function countsOf(
	table: FigureTable,
	row: FigureRow,
): [number, number, number, number, number] | Missing {
	const counts = ratings.map((measure) => {
		const figure = cellOf(table, row, measure);
		return figure.kind === "share" ? figure.count : null;
	});
	const [one, two, three, four, five] = counts;
	if (one == null || two == null || three == null || four == null || five == null) {
		const figure = cellOf(table, row, "rated-1");
		return figure.kind === "hidden" && figure.why !== "none" ? "hidden" : "none";
	}
	return [one, two, three, four, five];
}

const ratingNames = (t: Translator): StackedRatingsProps["ratingNames"] => [
	markText(t, 1),
	markText(t, 2),
	markText(t, 3),
	markText(t, 4),
	markText(t, 5),
];

/** How many gave which mark, a bar for each place; the response rate stands in the table behind it. */
export function RatingsSection(
	props: Common & {
		id: string;
		finding: string;
		sample: string;
		href?: (row: FigureRow) => string;
	},
) {
	const { t, locale, table, href } = props;
	return (
		<FigureChart
			t={t}
			locale={locale}
			id={props.id}
			table={table}
			measures={["rated-5", "response-rate"]}
			finding={props.finding}
			sample={props.sample}
			{...(href ? { href } : {})}
			drawing={
				<StackedRatings
					id={`${props.id}-drawing`}
					words={chartWords(t)}
					ratingNames={ratingNames(t)}
					format={(share) => valueText(t, locale, share, "percent")}
					rows={table.rows.map((row) => {
						const asked = cellOf(table, row, "response-rate");
						return {
							key: row.key,
							label: rowText(t, locale, row.name),
							...(href ? { href: href(row) } : {}),
							counts: countsOf(table, row),
							text:
								asked.kind === "hidden"
									? hiddenText(t, asked)
									: t("statistics.feedback.answered", {
											rate: figureText(t, locale, asked, "percent"),
										}),
						};
					})}
				/>
			}
			summary={t("statistics.feedback.ratings-summary")}
		/>
	);
}

/** What went well or badly: each chip with its share of those who answered, in the order of the page that asks. */
export function ChipsSection(
	props: Common & { tone: "good" | "bad"; href: (chip: Chip) => string },
) {
	const { t, locale, table, tone } = props;
	const measure = "chip-part";
	const rows = table.rows.flatMap((row) =>
		row.name.kind === "chip" && chipTone(row.name.chip) === tone
			? [{ row, chip: row.name.chip }]
			: [],
	);
	return (
		<FigureChart
			t={t}
			locale={locale}
			id={`chips-${tone}`}
			table={{ ...table, rows: rows.map(({ row }) => row) }}
			finding={t(`statistics.feedback.chips-${tone}`)}
			sample={rangeText(locale, table.filter)}
			drawing={
				<Bars
					id={`chips-${tone}-drawing`}
					words={chartWords(t)}
					axis={axisOf(t, locale, measure)}
					rows={rows.map(({ row, chip }) => {
						const figure = cellOf(table, row, measure);
						return {
							key: row.key,
							label: rowText(t, locale, row.name),
							href: props.href(chip),
							figure: drawable(figure),
							text: figureText(t, locale, figure, "percent"),
						};
					})}
				/>
			}
			summary={t("statistics.feedback.chips-summary")}
		/>
	);
}
