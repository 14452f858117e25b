import { officePlace } from "#app/place-words.ts";
import type { Filter } from "#domain/statistics/filter.ts";
import type { OpenSignal } from "#domain/statistics/list-open-signals.ts";
import { type Measure, measures } from "#domain/statistics/measures.ts";
import type { Places } from "#domain/statistics/places.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Status } from "#ui/notice.tsx";
import { measureName, periodText, unitOf, valueText } from "./figure-words.ts";
import { statisticsPath } from "./filter-address.ts";

const isMeasure = (text: string): text is Measure => Object.hasOwn(measures, text);

/** Changes that a stated rule tells from chance, each with the office where it is and the signal to work on. */
export function OpenSignals(props: {
	t: Translator;
	locale: Locale;
	signals: OpenSignal[];
	places: Places;
	filter: Filter;
}) {
	const { t, locale, signals, places, filter } = props;
	if (signals.length === 0) return <p>{t("statistics.signals.none")}</p>;
	return (
		<ul className="grid gap-3">
			{signals.map(({ id, measure, officeId, direction, since, before, after }) => {
				const office = places.offices.find((one) => one.id === officeId);
				if (!isMeasure(measure) || !office) return null;
				const value = (share: number) => valueText(t, locale, share, unitOf(measure));
				return (
					<li
						key={id}
						className="flex flex-wrap items-center gap-x-5 gap-y-1 rounded-card border border-line bg-card px-4 py-3"
					>
						<Status tone={direction === "worse" ? "red" : "green"}>
							{t(`statistics.verdict-short.${direction}`)}
						</Status>
						<span className="min-w-0 grow">
							<a
								className="font-[680]"
								href={`/${locale}${statisticsPath(`/offices/${officeId}`, filter, { unitId: null, officeId: null })}`}
							>
								{officePlace(t, office, locale)}
							</a>{" "}
							<span className="tabular">
								{t("statistics.signals.change", {
									measure: measureName(t, measure),
									before: value(before),
									after: value(after),
									month: periodText(t, locale, since),
								})}
							</span>
						</span>
						<a
							className="inline-flex min-h-11 items-center"
							href={`/${locale}/staff/statistics/signals#${id}`}
							aria-label={t("statistics.signals.open-label", {
								office: officePlace(t, office, locale),
								measure: measureName(t, measure),
							})}
						>
							{t("statistics.signals.open")}
						</a>
					</li>
				);
			})}
		</ul>
	);
}
