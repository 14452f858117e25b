import type { ReactNode } from "react";
import type { Officer } from "#domain/identity/actors.ts";
import type { Filter, FilterProblem } from "#domain/statistics/filter.ts";
import type { Places } from "#domain/statistics/places.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { StaffPage } from "../staff-page.tsx";
import { rangeText } from "./figure-words.ts";
import { type StatisticsSection, statisticsPath, statisticsSections } from "./filter-address.ts";
import { type FilterField, FilterForm } from "./filter-form.tsx";

/**
 * The frame of each page of statistics: its sections with the filter kept, what is asked for, and what of it could not be
 * asked. `path` is the page's own, without language and query: "/waiting".
 */
export function StatisticsPage(props: {
	locale: Locale;
	t: Translator;
	officer: Officer;
	section: StatisticsSection | null;
	path: string;
	title: string;
	lead?: ReactNode;
	/** Null: the page has nothing to filter. */
	asked: { filter: Filter; problems: FilterProblem[]; places: Places; now: Date } | null;
	fields?: readonly FilterField[];
	/** What the figures are of, instead of the months alone. */
	caption?: ReactNode;
	children: ReactNode;
}) {
	const { locale, t, officer, section, path, title, asked } = props;
	const own = asked ? statisticsPath(path, asked.filter) : `/staff/statistics${path}`;
	return (
		<StaffPage
			locale={locale}
			path={own}
			title={`${title}, ${t("statistics.title")}`}
			officer={officer}
		>
			<div className="mx-auto max-w-[76rem]">
				<Heading
					caption={props.caption ?? (asked ? rangeText(locale, asked.filter) : undefined)}
					lead={props.lead}
				>
					{title}
				</Heading>
				<Tabs
					label={t("statistics.sections")}
					tabs={statisticsSections.map(([name, sectionPath]) => ({
						href: `/${locale}${asked ? statisticsPath(sectionPath, asked.filter) : `/staff/statistics${sectionPath}`}`,
						text: t(`statistics.section.${name}`),
						current: name === section,
					}))}
				/>
				{asked ? (
					<>
						{asked.problems.length > 0 ? (
							<Notice role="status" className="mb-4">
								<ul className="grid gap-1">
									{asked.problems.map((problem) => (
										<li key={problem}>{t(`statistics.problem.${problem}`)}</li>
									))}
								</ul>
							</Notice>
						) : null}
						<FilterForm
							t={t}
							locale={locale}
							action={`/${locale}/staff/statistics${path}`}
							filter={asked.filter}
							fields={props.fields ?? []}
							places={asked.places}
							now={asked.now}
						/>
					</>
				) : null}
				<div className="grid gap-8">{props.children}</div>
				<p className="no-print mt-8 border-t border-line pt-4 text-[0.95rem]">
					<a
						href={`/${locale}/staff/statistics/digest`}
						className="inline-flex min-h-11 items-center"
					>
						{t("digest.link")}
					</a>
				</p>
			</div>
		</StaffPage>
	);
}
