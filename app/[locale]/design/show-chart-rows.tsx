import { chartWords } from "#app/chart-words.ts";
import { formatNumber } from "#lib/dates.ts";
import { Bars } from "#ui/charts/bars.tsx";
import { Choropleth } from "#ui/charts/choropleth.tsx";
import { DotsCompare } from "#ui/charts/dots-compare.tsx";
import { StackedRatings } from "#ui/charts/stacked-ratings.tsx";
import { ratings, squares } from "./chart-examples.ts";
import {
	type ChartContext,
	DrawnCharts,
	minutesAxis,
	percentText,
	shareAxis,
} from "./show-charts.tsx";
import { Part, Specimen, State } from "./specimen.tsx";

const figures = [
	{ value: 0.62, low: 0.55, high: 0.69 },
	{ value: 0.18, low: 0.09, high: 0.33 },
	"hidden",
	{ value: 0.41, low: 0.37, high: 0.45 },
	"none",
] as const;

function Rows(props: ChartContext) {
	const { locale, t } = props;
	const words = chartWords(t);
	const rows = figures.map((figure, index) => ({
		key: String(index),
		label: index === 3 ? t("design.long") : t("design.chart-office", { number: String(index + 1) }),
		href: index === 0 ? "#charts" : undefined,
		figure,
		text:
			typeof figure === "string"
				? figure === "hidden"
					? words.hidden
					: words.noData
				: `${percentText(props, figure.value)} (${percentText(props, figure.low)}–${percentText(props, figure.high)})`,
	}));
	return (
		<>
			<Specimen name="charts/bars" t={t}>
				<Bars
					id="bars"
					words={words}
					axis={shareAxis(props)}
					rows={rows}
					reference={{ value: 0.37, label: t("design.chart-region") }}
				/>
				<State title={t("design.states.narrow")} narrow>
					<Bars id="bars-narrow" words={words} axis={shareAxis(props)} rows={rows.slice(0, 3)} />
				</State>
				<State title={t("design.states.none")}>
					<Bars id="bars-none" words={words} axis={shareAxis(props)} rows={[]} />
				</State>
			</Specimen>
			<Specimen name="charts/dots-compare" t={t}>
				<DotsCompare
					id="dots"
					words={words}
					axis={minutesAxis(props)}
					names={{ before: "2025", after: "2026" }}
					rows={[31, 26, 19].map((before, index) => ({
						key: String(index),
						label: t("design.chart-office", { number: String(index + 1) }),
						before: index === 2 ? "hidden" : { value: before, low: before - 3, high: before + 3 },
						after: { value: before - 8, low: before - 11, high: before - 6 },
						text: `${formatNumber(before - 8, locale)}`,
					}))}
				/>
			</Specimen>
			<Specimen name="charts/stacked-ratings" t={t}>
				<StackedRatings
					id="ratings"
					words={words}
					format={(share) => percentText(props, share)}
					ratingNames={[1, 2, 3, 4, 5].map((rating) =>
						t("design.chart-rating", { rating: String(rating) }),
					)}
					rows={[...ratings, "hidden" as const].map((counts, index) => ({
						key: String(index),
						label: t("design.chart-office", { number: String(index + 1) }),
						counts,
						text:
							typeof counts === "string"
								? words.hidden
								: t("design.chart-people", {
										n: formatNumber(
											counts.reduce((sum, count) => sum + count, 0),
											locale,
										),
									}),
					}))}
				/>
			</Specimen>
		</>
	);
}

const edges = [0.2, 0.4, 0.6, 0.8];

function UnitMap(props: ChartContext & { isEmpty?: boolean }) {
	const { t } = props;
	const words = chartWords(t);
	const percent = (share: number) => percentText(props, share);
	return (
		<Choropleth
			id={props.isEmpty ? "map-none" : "map"}
			words={words}
			title={t("design.chart-reach")}
			edges={edges}
			classNames={[
				...edges.map((edge) => t("design.chart-up-to", { share: percent(edge) })),
				t("design.chart-above", { share: percent(edges.at(-1) ?? 0) }),
			]}
			listTitle={t("design.chart-units")}
			units={(props.isEmpty ? [] : squares).map((unit) => ({
				key: String(unit.number),
				name: t("design.chart-unit", { number: String(unit.number) }),
				href: unit.number === 1 ? "#charts" : undefined,
				value: unit.value,
				area: unit.area,
				text:
					typeof unit.value === "number"
						? percent(unit.value)
						: unit.value === "hidden"
							? words.hidden
							: words.noData,
			}))}
		/>
	);
}

/** Every chart with its states: data, months held back, one month, nothing. */
export function Charts(props: ChartContext) {
	const { t } = props;
	return (
		<Part id="charts" title={t("design.part.charts")}>
			<DrawnCharts {...props} />
			<Rows {...props} />
			<Specimen name="charts/choropleth" t={t}>
				<UnitMap {...props} />
				<State title={t("design.states.none")}>
					<UnitMap {...props} isEmpty />
				</State>
			</Specimen>
		</Part>
	);
}
