import { chartWords } from "#app/chart-words.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { controlShares } from "#domain/statistics/control-chart.ts";
import type { Watched } from "#domain/statistics/find-signals.ts";
import type { TableName } from "#domain/statistics/named-tables.ts";
import { lastFinishedMonth, shiftMonth } from "#domain/statistics/periods.ts";
import type { Signal } from "#domain/statistics/queries-signals.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ControlChart } from "#ui/charts/control-chart.tsx";
import { ask } from "../ask.ts";
import { axisOf, cellOf, controlPoints, monthTicks } from "../chart-parts.ts";
import { FigureChart } from "../figure-chart.tsx";
import { unitOf, valueText } from "../figure-words.ts";
import { signalFigure } from "./signal-words.ts";

const tableOf = {
	"wait-long": "waiting-by-month",
	"not-come": "visits-by-month",
	"cancelled-by-office": "visits-by-month",
	dissatisfied: "feedback-by-month",
} as const satisfies Record<Watched, TableName>;

/** The months before a change and since, each stretch with its own level, between the limits of the months before. */
export async function SignalChart(props: {
	t: Translator;
	locale: Locale;
	officer: Officer;
	signal: Signal & { measure: Watched };
	now: Date;
}) {
	const { t, locale, officer, signal, now } = props;
	const { measure, officeId, deskKind, facts } = signal;
	const from = shiftMonth(signal.since, -(facts.monthsBefore ?? 12));
	const asked = await ask(
		officer,
		{ from, to: lastFinishedMonth(now), office: officeId, kind: deskKind },
		now,
	);
	const table = await asked.table(tableOf[measure]);
	const shown = table.rows.flatMap((row) => {
		const figure = cellOf(table, row, measure);
		return figure.kind === "share" ? [{ period: row.key, count: figure.count, n: figure.n }] : [];
	});
	const past = shown.filter(({ period }) => period < signal.since).length;
	const chart = controlShares(shown, past);
	if (!chart) return null;
	const ticks = monthTicks(table, locale);
	const turn = ticks.findIndex(({ key }) => key >= signal.since);
	const since = chart.months.filter(({ period }) => period >= signal.since);
	const beyond = since.filter(({ rules }) => rules.includes("beyond"));
	const level = (share: number) => valueText(t, locale, share, unitOf(measure));
	return (
		<FigureChart
			t={t}
			locale={locale}
			id={`signal-${signal.id}`}
			table={table}
			finding={t("signal.chart-finding", { beyond: beyond.length, count: since.length })}
			sample={t("signal.chart-sample")}
			drawing={
				<ControlChart
					id={`signal-${signal.id}-drawing`}
					words={chartWords(t)}
					axis={axisOf(t, locale, measure)}
					months={ticks}
					points={controlPoints(t, locale, table, measure, chart)}
					phases={[
						{
							from: 0,
							to: turn - 1,
							centre: signal.before,
							label: level(signal.before),
							isBaseline: true,
						},
						{ from: turn, to: ticks.length - 1, centre: signal.after, label: level(signal.after) },
					]}
				/>
			}
			summary={`${t("signal.before", { figure: signalFigure(t, locale, signal, "before") })} ${t("signal.after", { figure: signalFigure(t, locale, signal, "after") })}`}
		/>
	);
}
