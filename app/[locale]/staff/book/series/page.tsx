import { forbidden } from "next/navigation";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { planSeries } from "#domain/appointments/book-series.ts";
import { officesOf } from "#domain/appointments/queries-day.ts";
import { servicesToBook } from "#domain/appointments/queries-office-slots.ts";
import { adjustmentKinds } from "#domain/appointments/schema.ts";
import { mayBookKind } from "#domain/appointments/seen-by.ts";
import { seriesRhythms } from "#domain/appointments/series-days.ts";
import { formatDay, formatMinute, today } from "#lib/dates.ts";
import { newFormKey } from "#lib/form.ts";
import { locales } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { readDay } from "../../day-field.ts";
import { formWords } from "../../form-frame.ts";
import { StaffPage } from "../../staff-page.tsx";
import { bookSeriesAction } from "./actions.ts";
import { momentValue, readTime } from "./moment.ts";
import { PlanForm } from "./plan-form.tsx";
import { SeriesForm } from "./series-form.tsx";

/** Visits in a row: first the days with what fits and what does not, then who comes. Probation alone orders them. */
export default async function SeriesPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.manage");
	if (!mayBookKind(officer, "probation")) forbidden();
	const query = await props.searchParams;
	const now = new Date();
	const thisDay = today(now);
	const [services, offices] = await Promise.all([
		servicesToBook(officer, thisDay.toString()),
		officesOf(officer, thisDay.toString()),
	]);
	const serviceId = services[0]?.id ?? "";
	const officeId = officer.officeId ?? offices[0]?.id ?? "";
	const date = readDay(queryText(query.date)) ?? thisDay.add({ days: 1 }).toString();
	const until = readDay(queryText(query.until)) ?? thisDay.add({ months: 3 }).toString();
	const time = queryText(query.time).slice(0, 8) || "10:00";
	const startMinute = readTime(time);
	const rhythm = seriesRhythms.find((one) => one === queryText(query.rhythm)) ?? "1";
	const isAsked = queryText(query.until) !== "" && startMinute !== null;
	const asked = { serviceId, officeId, day: date, startMinute: startMinute ?? 0, rhythm, until };
	const planned = isAsked ? await planSeries(officer, asked, now) : null;
	const title = t("staff.series.title");
	const dayText = (day: string) => formatDay(Temporal.PlainDate.from(day), locale, true);
	const above = (
		<>
			<Heading
				lead={t("staff.series.lead")}
				back={{ href: `/${locale}/staff/book`, text: t("staff.book.title") }}
			>
				{title}
			</Heading>
			<PlanForm
				action={`/${locale}/staff/book/series`}
				t={t}
				date={date}
				time={time}
				timeError={startMinute === null ? t("staff.series.time-invalid") : undefined}
				rhythm={rhythm}
				until={until}
			/>
			{planned && !planned.ok ? (
				<Notice role="status">{t("staff.series.refusal-no-days")}</Notice>
			) : null}
		</>
	);
	const skip: [string, string] = ["", t("staff.series.skip")];
	return (
		<StaffPage
			locale={locale}
			path="/staff/book/series"
			title={planned?.ok ? null : title}
			officer={officer}
		>
			<div className="mx-auto max-w-[46rem]">
				{planned?.ok ? (
					<SeriesForm
						key={`${date} ${time} ${rhythm} ${until}`}
						action={bookSeriesAction}
						hidden={{ locale, service: serviceId, office: officeId, formKey: newFormKey() }}
						above={above}
						caption={t("staff.series.days", {
							fit: planned.value.filter(({ fits }) => fits).length,
							all: planned.value.length,
						})}
						days={planned.value.map((visit) => ({
							id: `visit-${visit.day}`,
							label: dayText(visit.day),
							hint: t(visit.fits ? "staff.series.fits" : "staff.series.taken"),
							options: visit.fits
								? [[momentValue(visit), formatMinute(visit.startMinute)], skip]
								: [
										skip,
										...visit.nearest.map((slot): [string, string] => [
											momentValue(slot),
											`${dayText(slot.day)}, ${formatMinute(slot.startMinute)}`,
										]),
									],
						}))}
						language={locale}
						languages={locales.map((value) => ({ value, label: t(`language.${value}`) }))}
						needs={adjustmentKinds.map((value) => ({
							value,
							label: t(`staff.day.adjustment-${value}`),
						}))}
						texts={{
							...formWords(t, title),
							name: t("staff.book.name"),
							phone: t("staff.book.phone"),
							phoneHint: t("staff.book.phone-hint"),
							language: t("staff.book.language"),
							needs: t("staff.book.needs"),
							submit: t("staff.series.submit"),
						}}
					/>
				) : (
					above
				)}
			</div>
		</StaffPage>
	);
}
