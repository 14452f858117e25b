import { officePlace } from "#app/place-words.ts";
import { comparisons, type Filter } from "#domain/statistics/filter.ts";
import {
	lastFinishedMonth,
	longestRange,
	monthsOf,
	shiftMonth,
} from "#domain/statistics/periods.ts";
import type { Places } from "#domain/statistics/places.ts";
import { formatMonths } from "#lib/dates.ts";
import { collator, type Locale, localized, type Translator } from "#lib/i18n.ts";
import { Button } from "#ui/button.tsx";
import { SelectField } from "#ui/field.tsx";
import { filterQuery } from "./filter-address.ts";

/** Which of the fields a page has a use for; the months are always there. */
export type FilterField = "unit" | "office" | "kind" | "service" | "against";

type Options = [string, string][];

const byName = (options: Options): Options =>
	options.toSorted(([, one], [, other]) => collator.compare(one, other));

/** Finished months, the newest first, and the chosen ones wherever they are. */
const monthOptions = (now: Date, chosen: string[], locale: Locale): Options => {
	const newest = lastFinishedMonth(now);
	const months = new Set([...monthsOf(shiftMonth(newest, 1 - longestRange), newest), ...chosen]);
	return [...months]
		.toSorted()
		.reverse()
		.map((month) => [month, formatMonths(month, month, locale)]);
};

function optionsOf(
	field: FilterField,
	props: { t: Translator; locale: Locale; filter: Filter; places: Places },
): Options {
	const { t, locale, filter, places } = props;
	const all: Options = field === "against" ? [] : [["", t(`statistics.filter.all-${field}`)]];
	switch (field) {
		case "unit":
			return [...all, ...byName(places.units.map(({ id, name }) => [id, localized(name, locale)]))];
		case "office":
			return [
				...all,
				...places.offices
					.filter(({ unitId }) => !filter.unitId || unitId === filter.unitId)
					.map((office): [string, string] => [office.id, officePlace(t, office, locale)]),
			];
		case "kind":
			return [
				...all,
				...[...new Set(places.services.map(({ kind }) => kind))].map((kind): [string, string] => [
					kind,
					t(`statistics.desk-kind.${kind}`),
				]),
			];
		case "service":
			return [
				...all,
				...places.services
					.filter(({ kind }) => !filter.kind || kind === filter.kind)
					.map(({ id, name }): [string, string] => [id, localized(name, locale)]),
			];
		case "against":
			return comparisons.map((one) => [one, t(`statistics.filter.against-${one}`)]);
	}
}

const chosenIn: Record<FilterField, (filter: Filter) => string | null> = {
	unit: ({ unitId }) => unitId,
	office: ({ officeId }) => officeId,
	kind: ({ kind }) => kind,
	service: ({ serviceId }) => serviceId,
	against: ({ against }) => against,
};

/** Ranges that are asked for often, each a link. */
function usualRanges(now: Date): [name: "month" | "quarter" | "half" | "year", Partial<Filter>][] {
	const to = lastFinishedMonth(now);
	return [
		["month", { from: to, to }],
		["quarter", { from: shiftMonth(to, -2), to }],
		["half", { from: shiftMonth(to, -5), to }],
		["year", { from: shiftMonth(to, -11), to }],
	];
}

/** What the figures are of: a plain GET form, so that the address holds it and can be sent to somebody. */
export function FilterForm(props: {
	t: Translator;
	locale: Locale;
	/** Of the page that is asked again, without the query. */
	action: string;
	filter: Filter;
	fields: readonly FilterField[];
	places: Places;
	now: Date;
}) {
	const { t, locale, action, filter, fields, now } = props;
	const months = monthOptions(now, [filter.from, filter.to], locale);
	return (
		<search className="no-print mb-6 grid gap-3 rounded-card border border-line bg-card p-4">
			<form method="get" action={action} aria-label={t("statistics.filter.title")}>
				<div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-[repeat(auto-fit,minmax(11.5rem,1fr))]">
					<SelectField
						id="from"
						label={t("statistics.filter.from")}
						options={months}
						defaultValue={filter.from}
					/>
					<SelectField
						id="to"
						label={t("statistics.filter.to")}
						options={months}
						defaultValue={filter.to}
					/>
					{fields.map((field) => (
						<SelectField
							key={field}
							id={field}
							label={t(`statistics.filter.${field}`)}
							options={optionsOf(field, props)}
							defaultValue={chosenIn[field](filter) ?? ""}
						/>
					))}
					<Button look="quiet">{t("statistics.filter.show")}</Button>
				</div>
			</form>
			<ul className="flex flex-wrap gap-x-5" aria-label={t("statistics.filter.usual")}>
				{usualRanges(now).map(([name, range]) => (
					<li key={name}>
						<a
							className="inline-flex min-h-11 items-center aria-[current]:font-[680] aria-[current]:text-ink"
							aria-current={
								range.from === filter.from && range.to === filter.to ? "true" : undefined
							}
							href={`${action}?${filterQuery(filter, range)}`}
						>
							{t(`statistics.filter.last-${name}`)}
						</a>
					</li>
				))}
			</ul>
		</search>
	);
}
