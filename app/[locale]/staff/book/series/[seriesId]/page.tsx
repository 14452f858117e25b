import { notFound } from "next/navigation";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { stateTones } from "#app/state-tones.ts";
import { spokenReference } from "#app/visit-words.ts";
import { listSeries } from "#domain/appointments/queries-series.ts";
import { formatDay, formatMinute } from "#lib/dates.ts";
import { requireOfficer } from "#lib/session.ts";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { readDay } from "../../../day-field.ts";
import { FieldsForm } from "../../../fields-form.tsx";
import { formWords } from "../../../form-frame.ts";
import { StaffPage } from "../../../staff-page.tsx";
import { cancelSeriesAction } from "../actions.ts";

/** The visits of a series, for the person's paper and for ending what is still to come. */
export default async function OneSeriesPage(props: PageProps<{ seriesId: string }>) {
	const { locale, t, seriesId } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.view");
	const visits = await listSeries(officer, seriesId);
	const [first] = visits;
	if (!first) notFound();
	const query = await props.searchParams;
	const dayText = (day: string) => formatDay(Temporal.PlainDate.from(day), locale, true);
	const missing = queryText(query.missing)
		.split(".")
		.flatMap((day) => readDay(day) ?? []);
	const cancelled = Number(queryText(query.cancelled) || "-1");
	const toCome = visits.filter(({ state }) => state === "booked");
	const title = t("staff.series.title");
	return (
		<StaffPage
			locale={locale}
			path={`/staff/book/series/${seriesId}`}
			title={toCome.length > 0 ? null : title}
			officer={officer}
		>
			<div className="mx-auto max-w-[46rem]">
				<Heading
					caption={first.name ?? undefined}
					lead={t("staff.series.booked", { count: visits.length })}
					back={{ href: `/${locale}/staff/day`, text: t("staff.booked.back") }}
				>
					{title}
				</Heading>
				{missing.length > 0 ? (
					<Notice role="status" title={t("staff.series.missing")} className="mb-4">
						{missing.map(dayText).join("; ")}
					</Notice>
				) : null}
				{cancelled >= 0 ? (
					<Notice role="status" look="green" className="mb-4">
						{t("staff.series.cancelled", { count: cancelled })}
					</Notice>
				) : null}
				<ul className="mb-8 grid">
					{visits.map((visit) => (
						<li
							key={visit.id}
							className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2"
						>
							<span className="grow font-[680]">
								{dayText(visit.day)}, {formatMinute(visit.startMinute)}
							</span>
							<span className="font-mono">
								{visit.reference ? spokenReference(visit.reference) : ""}
							</span>
							<Status tone={stateTones[visit.state]}>{t(`staff.day.state-${visit.state}`)}</Status>
						</li>
					))}
				</ul>
				{toCome.length > 0 ? (
					<div className="no-print">
						<FieldsForm
							action={cancelSeriesAction}
							hidden={{ locale, series: seriesId }}
							fields={[
								{
									id: "reason",
									kind: "text",
									label: t("staff.day.reason"),
									hint: t("staff.day.reason-hint"),
									value: "",
								},
							]}
							submit={t("staff.series.cancel")}
							{...formWords(t, title)}
						/>
					</div>
				) : null}
			</div>
		</StaffPage>
	);
}
