import type { ReactNode } from "react";
import { chartWords, drawable } from "#app/chart-words.ts";
import type { Figure } from "#domain/statistics/figures.ts";
import type { Reach } from "#domain/statistics/measure-reach.ts";
import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ChartFrame } from "#ui/chart-frame.tsx";
import { Choropleth } from "#ui/charts/choropleth.tsx";
import { DataTable } from "#ui/data-table.tsx";
import {
	classNames,
	edgesOf,
	loadText,
	type ShownMeasure,
	shareOf,
	shareText,
} from "./reach-figures.ts";

export type ReachUnit = {
	id: string;
	name: string;
	href: string;
	boundary: number[][][][];
	reach: Reach;
	load: Figure;
};
type Row = Omit<ReachUnit, "boundary" | "href"> & { href?: string };

const fileFormats = ["csv", "xlsx", "json"] as const;

type Common = { locale: Locale; t: Translator };

const mapValue = (unit: ReachUnit, measure: ShownMeasure): number | "hidden" | "none" => {
	if (measure !== "load") return shareOf(unit.reach, measure) ?? "none";
	const figure = drawable(unit.load);
	return typeof figure === "string" ? figure : figure.value;
};

const measureText = (
	{ locale, t }: Common,
	unit: Pick<Row, "reach" | "load">,
	measure: ShownMeasure,
): string =>
	measure === "load"
		? loadText(t, locale, unit.load)
		: shareText(t, locale, shareOf(unit.reach, measure));

/** Every measure of every unit, and of the region: the same figures in words. */
function ReachTable(props: Common & { units: ReachUnit[]; region: Row }) {
	const { locale, t } = props;
	const number = (title: string, cell: (row: Row) => string) => ({
		id: title,
		title,
		align: "number" as const,
		cell,
	});
	return (
		<DataTable<Row>
			id="reach-table"
			caption={t("reach.units")}
			captionHidden
			rowId={(row) => row.id}
			groups={[
				{ id: "units", rows: props.units },
				{ id: "region", rows: [props.region], strong: true },
			]}
			columns={[
				{
					id: "unit",
					title: t("reach.unit"),
					names: true,
					className: "min-w-36",
					cell: (row) => (row.href ? <a href={row.href}>{row.name}</a> : row.name),
				},
				number(t("reach.residents"), ({ reach }) => formatNumber(reach.residents, locale)),
				number(t("reach.measure.near"), (row) => measureText(props, row, "near")),
				number(t("reach.measure.far"), (row) => measureText(props, row, "far")),
				number(t("reach.addresses"), ({ reach }) => formatNumber(reach.addresses, locale)),
				number(t("reach.measure.beat"), (row) => measureText(props, row, "beat")),
				number(t("measure.load.name"), (row) => measureText(props, row, "load")),
			]}
		/>
	);
}

/** The map of one measure with its list, and the table of all. */
export function ReachChart(
	props: Common & {
		measure: ShownMeasure;
		units: ReachUnit[];
		region: Row;
		finding: ReactNode;
		sample: ReactNode;
		summary: ReactNode;
		formula: ReactNode;
		source: ReactNode;
	},
) {
	const { locale, measure, t, units } = props;
	const values = units.map((unit) => mapValue(unit, measure));
	const edges = edgesOf(
		measure,
		values.filter((value) => typeof value === "number"),
	);
	return (
		<ChartFrame
			id="reach"
			finding={props.finding}
			sample={props.sample}
			drawing={
				<Choropleth
					id="reach-map"
					words={chartWords(t)}
					title={t(`reach.of.${measure}`)}
					edges={edges}
					classNames={classNames(t, locale, measure, edges)}
					listTitle={t("reach.units")}
					units={units.map((unit, index) => ({
						key: unit.id,
						name: unit.name,
						href: unit.href,
						text: measureText(props, unit, measure),
						value: values[index] ?? "none",
						area: unit.boundary,
					}))}
				/>
			}
			summary={props.summary}
			tableTitle={t("statistics.table")}
			table={<ReachTable locale={locale} t={t} units={units} region={props.region} />}
			formula={{ title: t("reach.formula-title"), text: props.formula }}
			source={props.source}
			files={fileFormats.map((format) => ({
				href: `/${locale}/staff/statistics/export/reach?format=${format}`,
				text: format.toUpperCase(),
			}))}
		/>
	);
}
