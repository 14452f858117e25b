import {
	figureText,
	figureValue,
	measureFormula,
	measureName,
	periodText,
	rowText,
	unitOf,
} from "#app/[locale]/staff/statistics/figure-words.ts";
import { chartWords, drawable } from "#app/chart-words.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import type { FigureTable } from "#domain/statistics/figure-table.ts";
import { comparedTo } from "#domain/statistics/filter.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { tabulateNamed } from "#domain/statistics/named-tables.ts";
import { formatDate, formatDecimal, today } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ChartFrame } from "#ui/chart-frame.tsx";
import { Bars } from "#ui/charts/bars.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { figureIn, findings } from "./findings.ts";
import { publicQuarter } from "./quarter.ts";
import { Said } from "./said.tsx";

const byUnit = ["satisfied", "response-rate"] as const satisfies readonly Measure[];

async function need(name: string, filter: FigureTable["filter"], now: Date): Promise<FigureTable> {
	const table = await tabulateNamed("public", name, filter, now);
	if (!table) throw new Error(`There is no table named ${name}.`);
	return table;
}

const percentText = (locale: Locale) => (value: number) =>
	`${formatDecimal(value * 100, 0, locale)}\u00a0%`;

function Figures(props: {
	locale: Locale;
	t: Translator;
	id: string;
	table: FigureTable;
	measures: readonly Measure[];
}) {
	const { locale, t, table } = props;
	const cellOf = (row: FigureTable["rows"][number], measure: Measure) =>
		row.cells[table.measures.indexOf(measure)] ?? { kind: "hidden" as const, why: "none" as const };
	return (
		<DataTable
			id={props.id}
			caption={t("heard.table")}
			captionHidden
			stacked
			rowId={(row) => row.key}
			groups={[{ id: "all", rows: table.rows }]}
			columns={[
				{
					id: "name",
					title: t(`statistics.rows.${table.rowsAre}`),
					names: true,
					cell: (row) => rowText(t, locale, row.name),
				},
				...props.measures.map((measure) => ({
					id: measure,
					title: measureName(t, measure),
					align: "number" as const,
					cell: (row: FigureTable["rows"][number]) =>
						figureText(t, locale, cellOf(row, measure), unitOf(measure)),
				})),
			]}
		/>
	);
}

/** What residents said last quarter, and what changed: for everybody, with the honesty that leadership gets. */
export default async function HeardPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const now = new Date();
	const { period, filter } = publicQuarter(now);
	const before = comparedTo(filter);
	const [answers, waits, answersBefore, waitsBefore, units, chips] = await Promise.all([
		need("feedback-by-range", filter, now),
		need("waiting-by-range", filter, now),
		need("feedback-by-range", before, now),
		need("waiting-by-range", before, now),
		need("feedback-by-unit", filter, now),
		need("chip", filter, now),
	]);
	const words = chartWords(t);
	const axis = { title: t("heard.axis"), format: percentText(locale), most: 1 };
	const satisfied = figureIn(answers, "satisfied");
	const source = t("heard.counted", {
		day: formatDate(today(answers.asOf), locale, true),
	});
	const frame = (table: FigureTable, measure: Measure) => ({
		sample: `${measureName(t, "response-rate")}: ${figureText(t, locale, figureIn(answers, "response-rate"), "percent")}`,
		tableTitle: t("heard.as-table"),
		formula: { title: measureName(t, measure), text: measureFormula(t, measure) },
		source,
		files: (["csv", "json"] as const).map((format) => ({
			href: `/${locale}/heard/figures/${table.id}?format=${format}`,
			text: t(`heard.file.${format}`),
		})),
		level: 3 as const,
	});
	const bars = (table: FigureTable, measure: Measure) =>
		table.rows.map((row) => {
			const figure = row.cells[table.measures.indexOf(measure)] ?? {
				kind: "hidden" as const,
				why: "none" as const,
			};
			return {
				key: row.key,
				label: rowText(t, locale, row.name),
				figure: drawable(figure),
				text: figureText(t, locale, figure, unitOf(measure)),
			};
		});
	const sentences = findings(
		t,
		locale,
		{ answers, waits },
		{ answers: answersBefore, waits: waitsBefore },
	);
	return (
		<ResidentPage
			locale={locale}
			path="/heard"
			title={pageTitle(t, t("heard.title"))}
			description={t("meta.heard")}
		>
			<div className="wrap">
				<Heading caption={periodText(t, locale, period)} lead={t("heard.lead")}>
					{t("heard.title")}
				</Heading>
				<Notice look="sky" className="mb-8">
					<ul className="grid gap-1.5 text-[1.08rem]">
						{sentences.map((sentence) => (
							<li key={sentence}>{sentence}</li>
						))}
					</ul>
				</Notice>
				<section className="mb-9 grid gap-6">
					<h2>{t("heard.where")}</h2>
					<ChartFrame
						id="units"
						finding={t("heard.units-finding", {
							value: figureValue(t, locale, satisfied, "percent"),
						})}
						drawing={
							<Bars
								id="units-bars"
								words={words}
								axis={axis}
								rows={bars(units, "satisfied")}
								{...(satisfied.kind === "share"
									? { reference: { value: satisfied.value, label: t("heard.region") } }
									: {})}
							/>
						}
						summary={t("heard.units-summary")}
						table={
							<Figures id="units-table" locale={locale} t={t} table={units} measures={byUnit} />
						}
						{...frame(units, "satisfied")}
					/>
					<ChartFrame
						id="chips"
						finding={t("heard.chips-finding")}
						drawing={
							<Bars id="chips-bars" words={words} axis={axis} rows={bars(chips, "chip-part")} />
						}
						summary={t("heard.chips-summary")}
						table={
							<Figures
								id="chips-table"
								locale={locale}
								t={t}
								table={chips}
								measures={["chip-part"]}
							/>
						}
						{...frame(chips, "chip-part")}
					/>
				</section>
				<section className="mb-9">
					<h2 className="mb-1">{t("heard.words")}</h2>
					<p className="mb-4 max-w-[62ch] text-ink-soft">{t("heard.words-text")}</p>
					<Said locale={locale} t={t} range={filter} />
				</section>
				<section className="mb-7 max-w-[62ch]">
					<h2 className="mb-2">{t("heard.how")}</h2>
					<ul className="list-disc ps-5">
						{(["asked", "few", "chance", "nobody"] as const).map((key) => (
							<li key={key}>{t(`heard.how-${key}`)}</li>
						))}
					</ul>
				</section>
			</div>
		</ResidentPage>
	);
}
