import { type PageProps, pageLocale } from "#app/page-locale.ts";
import type { ReportPart } from "#app/paper/report-model.ts";
import { requireOfficer } from "#lib/session.ts";
import { ButtonLink } from "#ui/button.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { ask } from "../ask.ts";
import { filterQuery } from "../filter-address.ts";
import { StatisticsPage } from "../statistics-page.tsx";
import { reportFacts } from "./report-facts.ts";
import { reportParts } from "./report-parts.ts";
import { signalSentences } from "./signal-sentences.ts";

const papers = ["kk", "ru"] as const;

function Part(props: { part: ReportPart; id: string }) {
	const { part, id } = props;
	if (part.kind === "sentences")
		return (
			<ul className="grid max-w-[75ch] gap-2">
				{part.sentences.map((sentence) => (
					<li key={sentence}>{sentence}</li>
				))}
			</ul>
		);
	return (
		<>
			<DataTable
				id={id}
				caption={part.heading}
				captionHidden
				rowId={(row) => row[0] ?? ""}
				groups={[{ id: "all", rows: part.rows }]}
				columns={part.head.map((title, at) => ({
					id: title,
					title,
					...(at === 0 ? { names: true as const } : { align: "number" as const }),
					cell: (row: string[]) => row[at] ?? "",
				}))}
			/>
			<ul className="mt-2 max-w-[75ch] text-[0.92rem] text-ink-soft">
				{part.notes.map((note) => (
					<li key={note}>{note}</li>
				))}
			</ul>
		</>
	);
}

/** The report for the meeting: to read, to print from here, or as A4 files in Kazakh and Russian. */
export default async function ReportPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const asked = await ask(officer, await props.searchParams, new Date());
	const { filter, places } = asked;
	const signals = await signalSentences(officer, t, locale, filter, places);
	const parts = await reportParts(t, locale, filter, asked.table, signals);
	const { asOf } = await asked.table("visits-by-range");
	return (
		<StatisticsPage
			locale={locale}
			t={t}
			officer={officer}
			section="report"
			path="/report"
			title={t("report.title")}
			caption={reportFacts(t, locale, filter, places, asOf).join(" · ")}
			asked={asked}
			fields={["unit", "office", "kind", "against"]}
		>
			<ul className="no-print flex flex-wrap gap-3">
				{papers.map((language) => (
					<li key={language}>
						<ButtonLink
							look="quiet"
							href={`/${language}/staff/statistics/report.pdf?${filterQuery(filter)}`}
						>
							{t(`report.paper.${language}`)}
						</ButtonLink>
					</li>
				))}
			</ul>
			{parts.map((part, at) => (
				<section key={part.heading} className="grid gap-3">
					<h2>{part.heading}</h2>
					<Part part={part} id={`part-${at}`} />
				</section>
			))}
		</StatisticsPage>
	);
}
