import { officePlace } from "#app/place-words.ts";
import type { DeadEndKind } from "#domain/feedback/queries-dead-ends.ts";
import type { WithheldCount } from "#domain/feedback/queries-words.ts";
import { fewest } from "#domain/statistics/figures.ts";
import type { Places } from "#domain/statistics/places.ts";
import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { DataTable } from "#ui/data-table.tsx";

type Common = { t: Translator; locale: Locale };

const withheldOf = (row: WithheldCount): number =>
	Object.values(row.withheld).reduce((sum, count) => sum + count, 0);

/** What became of the words, by office: so that nobody withholds quietly. In the order of offices, nobody is ranked. */
export function WithheldTable(props: Common & { counts: WithheldCount[]; places: Places }) {
	const { t, locale, counts, places } = props;
	if (counts.length === 0) return <p>{t("statistics.words.none")}</p>;
	const order = places.offices.map(({ id }) => id);
	const at = ({ officeId }: WithheldCount) =>
		officeId === null ? order.length : order.indexOf(officeId);
	const number = (count: number) => formatNumber(count, locale);
	return (
		<DataTable
			id="withheld"
			caption={t("statistics.words.became")}
			captionHidden
			rowId={(row) => row.officeId ?? "rest"}
			columns={[
				{
					id: "office",
					title: t("statistics.rows.office"),
					names: true,
					cell: (row) => {
						const office = places.offices.find(({ id }) => id === row.officeId);
						return office ? officePlace(t, office, locale) : t("statistics.words.rest");
					},
				},
				{
					id: "words",
					title: t("statistics.words.all"),
					align: "number",
					cell: (row) => number(row.words),
				},
				{
					id: "shown",
					title: t("moderation.state-shown"),
					align: "number",
					cell: (row) => number(row.shown),
				},
				{
					id: "withheld",
					title: t("statistics.words.withheld"),
					align: "number",
					cell: (row) => number(withheldOf(row)),
				},
				{
					id: "waiting",
					title: t("moderation.state-waiting"),
					align: "number",
					cell: (row) => number(row.waiting),
				},
				{
					id: "replied",
					title: t("statistics.words.replied"),
					align: "number",
					cell: (row) => number(row.replied),
				},
			]}
			groups={[{ id: "all", rows: counts.toSorted((one, other) => at(one) - at(other)) }]}
		/>
	);
}

/** Where people got no further: no visit stands behind it, so it is counted apart from the ratings. */
export function DeadEnds(props: Common & { counts: { kind: DeadEndKind; times: number }[] }) {
	const { t, locale, counts } = props;
	if (counts.length === 0) return <p>{t("statistics.hidden.none")}</p>;
	return (
		<ul className="grid max-w-[40rem]">
			{counts.map(({ kind, times }) => (
				<li
					key={kind}
					className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2 last:border-0"
				>
					<span>{t(`dead-end.kind-${kind}`)}</span>
					<span className="tabular">
						{times < fewest ? t("statistics.hidden.few") : formatNumber(times, locale)}
					</span>
				</li>
			))}
		</ul>
	);
}
