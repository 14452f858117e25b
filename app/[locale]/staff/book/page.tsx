import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { beatTitle, officeTitle } from "#app/place-words.ts";
import { partOfDay, readDay, whenText } from "#app/visit-words.ts";
import { listDesks } from "#domain/appointments/queries.ts";
import { officesOf } from "#domain/appointments/queries-day.ts";
import { officeSlots, servicesToBook } from "#domain/appointments/queries-office-slots.ts";
import type { Slot } from "#domain/appointments/rules.ts";
import { adjustmentKinds, slotValue } from "#domain/appointments/schema.ts";
import { mayBookKind } from "#domain/appointments/seen-by.ts";
import { listOffices } from "#domain/territory/queries.ts";
import { formatDay, formatMinute, today } from "#lib/dates.ts";
import { newFormKey } from "#lib/form.ts";
import { type Locale, locales, localized, type Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Heading } from "#ui/heading.tsx";
import { formWords } from "../form-frame.ts";
import { StaffPage } from "../staff-page.tsx";
import { bookAction } from "./actions.ts";
import { BookForm } from "./book-form.tsx";
import { PlaceForm } from "./place-form.tsx";

const chip =
	"inline-flex min-h-11 items-center rounded-[9px] px-3 no-underline hover:underline aria-[current]:bg-sky aria-[current]:font-[680]";

const mostDays = 7;

function slotGroups(slots: Slot[], t: Translator, locale: Locale) {
	const parts = Map.groupBy(slots, (slot) => partOfDay(slot.startMinute));
	return [...parts].map(([part, ofPart]) => ({
		legend: t(`book.${part}`),
		options: ofPart.map((slot) => {
			const time = formatMinute(slot.startMinute);
			const day = formatDay(Temporal.PlainDate.from(slot.day), locale);
			const number = Number(slot.beatId?.split("-").at(-1));
			const note = [
				slot === slots[0] ? t("staff.book.earliest") : "",
				slot.beatId ? beatTitle(t, { number }) : "",
			]
				.filter(Boolean)
				.join(", ");
			return { value: slotValue(slot), time, label: `${day}, ${time}`, note };
		}),
	}));
}

/** Beats of the office that have a desk for it, by their numbers. */
async function beatOptions(officeId: string, t: Translator): Promise<[string, string][]> {
	const desks = await listDesks(officeId);
	return desks.flatMap(({ beatId }) => {
		const number = Number(beatId?.split("-").at(-1));
		return beatId ? [[beatId, beatTitle(t, { number })] satisfies [string, string]] : [];
	});
}

export default async function BookPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.manage");
	const query = await props.searchParams;
	const now = new Date();
	const thisDay = today(now);
	const [services, own, offices] = await Promise.all([
		servicesToBook(officer, thisDay.toString()),
		officesOf(officer, thisDay.toString()),
		listOffices(),
	]);
	const officeId =
		offices.find(({ id }) => id === queryText(query.office))?.id ??
		officer.officeId ??
		own[0]?.id ??
		"";
	const desk = (await listDesks(officeId)).find(({ id }) => id === queryText(query.desk));
	const service =
		services.find(({ id }) => id === queryText(query.service)) ??
		services.find(({ deskKind }) => deskKind === desk?.kind) ??
		services[0];
	const beats = service?.deskKind === "inspector" ? await beatOptions(officeId, t) : [];
	const beatId = beats.find(([id]) => id === (queryText(query.beat) || desk?.beatId))?.[0] ?? null;
	const day = readDay(queryText(query.date), thisDay.toString());
	const asked = { serviceId: service?.id ?? "", officeId, beatId, day };
	const found = await officeSlots(officer, asked, now);
	const address = (change: { date?: string; office?: string }) =>
		`/staff/book?service=${asked.serviceId}&office=${change.office ?? officeId}${beatId && !change.office ? `&beat=${beatId}` : ""}${change.date ? `&date=${change.date}` : ""}`;
	const officeOf = (id: string) => offices.find((one) => one.id === id);
	const title = t("staff.book.title");
	const ofOffice = offices.filter(({ id }) => id === officeId || own.some((one) => one.id === id));
	const above = (
		<>
			<Heading
				lead={t("staff.book.lead")}
				back={{ href: `/${locale}/staff/day`, text: t("staff.booked.back") }}
			>
				{title}
			</Heading>
			<PlaceForm
				action={`/${locale}/staff/book`}
				t={t}
				service={asked.serviceId}
				services={services.map(({ id, name }) => [id, localized(name, locale)])}
				office={officeId}
				offices={ofOffice.map((one) => [
					one.id,
					`${officeTitle(t, one)}, ${localized(one.address, locale)}`,
				])}
				beats={beats}
				beat={beatId ?? ""}
			/>
			{mayBookKind(officer, "probation") ? (
				<p className="mb-3">
					<a href={`/${locale}/staff/book/series`}>{t("staff.book.to-series")}</a>
				</p>
			) : null}
			<nav aria-label={t("staff.book.days")} className="-mx-3 mb-2">
				<ul className="flex flex-wrap gap-x-1">
					{found.days.slice(0, mostDays).map((one) => (
						<li key={one}>
							<a
								href={`/${locale}${address({ date: one })}`}
								aria-current={one === found.day ? "date" : undefined}
								className={chip}
							>
								{formatDay(Temporal.PlainDate.from(one), locale)}
							</a>
						</li>
					))}
				</ul>
			</nav>
			{found.slots.length === 0 ? <p className="py-4">{t("staff.book.none")}</p> : null}
		</>
	);
	const [first] = found.slots;
	const wanted = found.slots.find(({ startMinute }) => String(startMinute) === queryText(query.at));
	return (
		<StaffPage
			locale={locale}
			path={address({ date: day ?? undefined })}
			title={first ? null : title}
			officer={officer}
		>
			{first ? (
				<BookForm
					action={bookAction}
					hidden={{ locale, service: asked.serviceId, formKey: newFormKey() }}
					above={above}
					slots={slotGroups(found.slots, t, locale)}
					chosen={slotValue(wanted ?? first)}
					language={locale}
					languages={locales.map((value) => ({ value, label: t(`language.${value}`) }))}
					channels={(["counter", "phone"] as const).map((value) => ({
						value,
						label: t(`staff.book.channel-${value}`),
					}))}
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
						channel: t("staff.book.channel"),
						needs: t("staff.book.needs"),
						forSomeone: t("staff.book.for-someone"),
						override: t("staff.book.override"),
						overrideHint: t("staff.book.override-hint"),
						submit: t("staff.book.submit"),
					}}
				/>
			) : (
				above
			)}
			{found.elsewhere.length > 0 ? (
				<section className="mt-8">
					<h2 className="mb-2 text-[1.2rem]">{t("staff.book.elsewhere")}</h2>
					<ul>
						{found.elsewhere.map((slot) => {
							const office = officeOf(slot.officeId);
							return office ? (
								<li key={slot.officeId}>
									<a
										href={`/${locale}${address({ office: slot.officeId })}`}
										className="inline-flex min-h-11 items-center"
									>
										{officeTitle(t, office)}, {localized(office.address, locale)}:{" "}
										{whenText(t, locale, slot, thisDay)}
									</a>
								</li>
							) : null;
						})}
					</ul>
				</section>
			) : null}
		</StaffPage>
	);
}
