import type { ReactNode } from "react";
import type { Watched } from "#domain/statistics/find-signals.ts";
import type { Places } from "#domain/statistics/places.ts";
import type { Signal } from "#domain/statistics/queries-signals.ts";
import { formatDate, formatNumber, today } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Status } from "#ui/notice.tsx";
import { unitOf, valueText } from "../figure-words.ts";
import { signalChange, signalFigure, signalPlace } from "./signal-words.ts";

/** A change in words: what, where, since when, how well it is known, by which rule, and who looks after it. */
export function SignalCard(props: {
	t: Translator;
	locale: Locale;
	places: Places;
	signal: Signal & { measure: Watched };
	children?: ReactNode;
}) {
	const { t, locale, places, signal } = props;
	const { facts, direction } = signal;
	const figure = (when: "before" | "after") =>
		t("signal.months", {
			figure: signalFigure(t, locale, signal, when),
			count: facts[when === "before" ? "monthsBefore" : "monthsAfter"] ?? 0,
		});
	const elsewhere = (share: number | undefined) =>
		valueText(t, locale, share ?? 0, unitOf(signal.measure));
	const day = (moment: Date) => formatDate(today(moment), locale, true);
	return (
		<Card>
			<div id={signal.id} className="grid scroll-mt-24 gap-4">
				<div className="grid gap-1">
					<p className="flex flex-wrap items-center gap-x-3 gap-y-1">
						<Status tone={direction === "worse" ? "red" : "green"}>
							{t(`statistics.verdict-short.${direction}`)}
						</Status>
						<a
							href={`/${locale}/staff/statistics/offices/${signal.officeId}`}
							className="inline-flex min-h-11 items-center font-[650]"
						>
							{signalPlace(t, locale, places, signal)}
						</a>
						<span className="text-ink-soft">{t(`statistics.desk-kind.${signal.deskKind}`)}</span>
					</p>
					<h3 className="tabular max-w-[44ch] text-[1.25rem]">{signalChange(t, locale, signal)}</h3>
				</div>
				<Facts
					className="tabular"
					facts={[
						{ term: t("signal.term-before"), value: figure("before") },
						{ term: t("signal.term-after"), value: figure("after") },
						{
							term: t("signal.term-others"),
							value: `${elsewhere(facts.othersBefore)} → ${elsewhere(facts.othersAfter)}`,
						},
						{
							term: t("signal.term-rule"),
							value: t("signal.rule-shift", { count: formatNumber(facts.tested ?? 0, locale) }),
						},
						{ term: t("signal.term-found"), value: day(signal.foundAt) },
						{ term: t("signal.term-owner"), value: signal.owner ?? t("signal.owner-none") },
						signal.note !== null && {
							term: t("signal.term-note"),
							value: <Text of={signal.note} />,
						},
						signal.closedAt !== null && {
							term: t("signal.term-closed"),
							value: [day(signal.closedAt), signal.closedBy].filter(Boolean).join(", "),
						},
						signal.closingNote !== null && {
							term: t("signal.term-closing"),
							value: <Text of={signal.closingNote} />,
						},
					]}
				/>
				{props.children}
			</div>
		</Card>
	);
}

const Text = ({ of }: { of: string }) => (
	<span className="whitespace-pre-line wrap-anywhere">{of}</span>
);
