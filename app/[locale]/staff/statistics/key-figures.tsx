import type { FigureTable } from "#domain/statistics/figure-table.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { type Verdict, verdictOf } from "#domain/statistics/verdict.ts";
import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Status } from "#ui/notice.tsx";
import { onlyCell } from "./chart-parts.ts";
import {
	figureInterval,
	figureText,
	figureValue,
	measureName,
	peopleBehind,
	unitOf,
} from "./figure-words.ts";

const tones = {
	better: "green",
	worse: "red",
	more: "plain",
	less: "plain",
} as const satisfies Partial<Record<Verdict, "green" | "red" | "plain">>;

/** What the rule says of a change, as a word: nothing where there is nothing to compare. */
export function VerdictWord(props: { t: Translator; verdict: Verdict }) {
	const { t, verdict } = props;
	if (verdict === "unknown") return null;
	if (verdict === "same")
		return (
			<span className="text-[0.94rem] text-ink-soft">{t("statistics.verdict-short.same")}</span>
		);
	return <Status tone={tones[verdict]}>{t(`statistics.verdict-short.${verdict}`)}</Status>;
}

/** A few measures large, each with its interval, what it was counted from, and what it was before. */
export function KeyFigures(props: {
	t: Translator;
	locale: Locale;
	now: FigureTable[];
	before: FigureTable[];
	measures: readonly Measure[];
}) {
	const { t, locale, measures } = props;
	const find = (tables: FigureTable[], measure: Measure) => {
		const table = tables.find((one) => one.measures.includes(measure));
		return table ? onlyCell(table, measure) : ({ kind: "hidden", why: "none" } as const);
	};
	return (
		<dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
			{measures.map((measure) => {
				const unit = unitOf(measure);
				const figure = find(props.now, measure);
				const before = find(props.before, measure);
				const interval = figureInterval(locale, figure, unit);
				const n = peopleBehind(figure);
				return (
					<div
						key={measure}
						className="grid content-start gap-1 rounded-card border border-line bg-card p-4"
					>
						<dt className="font-[630]">{measureName(t, measure)}</dt>
						<dd
							className={
								figure.kind === "hidden"
									? "text-ink-soft"
									: "tabular text-[1.75rem] leading-tight font-[740]"
							}
						>
							{figureValue(t, locale, figure, unit)}
						</dd>
						{interval || n !== null ? (
							<dd className="tabular text-[0.95rem] text-ink-soft">
								{[interval, n === null ? null : t("statistics.n", { n: formatNumber(n, locale) })]
									.filter(Boolean)
									.join(" · ")}
							</dd>
						) : null}
						<dd className="tabular text-[0.95rem] text-ink-soft">
							{t("statistics.beside", { before: figureText(t, locale, before, unit) })}
						</dd>
						<dd>
							<VerdictWord t={t} verdict={verdictOf(measure, figure, before)} />
						</dd>
					</div>
				);
			})}
		</dl>
	);
}
