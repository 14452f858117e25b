import type { ReactNode } from "react";
import { SlotForm } from "#app/[locale]/(resident)/book/[serviceId]/[officeId]/slot-form.tsx";
import { NothingFree } from "#app/nothing-free.tsx";
import { reasonWords } from "#app/refusal-words.ts";
import { slotFormTexts } from "#app/slot-form-texts.ts";
import { slotOptions } from "#app/slot-options.ts";
import { type PartOfDay, partOfDay, whenText } from "#app/visit-words.ts";
import type { ServiceView } from "#domain/appointments/queries.ts";
import type { SlotOffer } from "#domain/appointments/queries-offer.ts";
import type { OpenDay } from "#domain/appointments/queries-slots.ts";
import type { Slot } from "#domain/appointments/rules.ts";
import type { OfficeDetails } from "#domain/territory/queries.ts";
import { formatDay, today } from "#lib/dates.ts";
import { newFormKey } from "#lib/form.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";

export const daysShown = 14;
const parts: PartOfDay[] = ["morning", "afternoon", "evening"];

/** The days as words: how many times are free; a day without any is text, not a link. */
function DayList(props: {
	days: OpenDay[];
	chosen: string;
	href: (day: string) => string;
	locale: Locale;
	t: Translator;
}) {
	const { locale, t } = props;
	return (
		<ul className="grid gap-2 sm:grid-cols-2">
			{props.days.map((open) => {
				const words = formatDay(Temporal.PlainDate.from(open.day), locale);
				return (
					<li key={open.day} className="rounded-[12px] border border-line bg-card">
						{open.count > 0 ? (
							<a
								href={props.href(open.day)}
								aria-current={open.day === props.chosen ? "true" : undefined}
								className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 rounded-[12px] px-4 py-2 aria-[current]:bg-sky"
							>
								<span className="font-[650]">{words}</span>
								<span className="text-[0.95rem] text-green">
									{t("book.day-count", { count: open.count })}
								</span>
							</a>
						) : (
							<p className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 px-4 py-2 text-ink-soft">
								<span>{words}</span>
								<span className="text-[0.95rem]">
									{t(reasonWords[open.none?.reason ?? "all-taken"])}
								</span>
							</p>
						)}
					</li>
				);
			})}
		</ul>
	);
}

/** The free times of a service at an office: the earliest in one tap, then those of a day, then other days. */
export function SlotChoice(props: {
	service: ServiceView;
	office: OfficeDetails;
	beatId: string | null;
	/** The reference of the visit that is being moved. */
	moves: string | null;
	chosenDay: string | null;
	offer: SlotOffer;
	href: (day: string) => string;
	title: string;
	heading: ReactNode;
	now: Date;
	locale: Locale;
	t: Translator;
}) {
	const { service, office, beatId, now, locale, t } = props;
	const day = today(now, office.zone);
	const { earliest, days: firstDays, slots } = props.offer;
	const wish = new URLSearchParams({ service: service.id, office: office.id });
	if (beatId) wish.set("beat", beatId);
	const waitingHref = `/${locale}/waiting-list?${wish}`;
	if (!earliest)
		return (
			<>
				{props.heading}
				<NothingFree
					office={office}
					service={service}
					day={day}
					waitingHref={waitingHref}
					now={now}
					locale={locale}
					t={t}
				/>
			</>
		);
	const shown = props.chosenDay ?? earliest.day;
	const inspectors = new Map(
		office.people.flatMap(({ officer }) => [[officer.id, localized(officer.name, locale)]]),
	);
	const noteOf = (slot: Slot) => inspectors.get(slot.officerId ?? "");
	const options = (of: Slot[]) =>
		slotOptions(of, locale, now, "time", beatId === null ? noteOf : undefined);
	const [first] = options([earliest]);
	return (
		<>
			<SlotForm
				texts={slotFormTexts(t, props.title)}
				hidden={{
					locale,
					service: service.id,
					beat: beatId ?? "",
					moves: props.moves ?? "",
					formKey: newFormKey(),
				}}
				earliest={
					first && props.chosenDay === null
						? { ...first, when: whenText(t, locale, earliest, day) }
						: null
				}
				dayTitle={formatDay(Temporal.PlainDate.from(shown), locale)}
				groups={parts
					.map((part) => ({
						legend: t(`book.${part}`),
						options: options(slots.filter((slot) => partOfDay(slot.startMinute) === part)),
					}))
					.filter((group) => group.options.length > 0)}
			>
				{props.heading}
			</SlotForm>
			<section className="mt-10">
				<h2 className="mb-3">{t("book.other-days")}</h2>
				<DayList days={firstDays} chosen={shown} href={props.href} locale={locale} t={t} />
				<p className="mt-3 flex flex-wrap gap-x-6">
					{props.chosenDay !== null && props.chosenDay > day.toString() ? (
						<a href={props.href("")} className="inline-flex min-h-11 items-center">
							{t("book.earlier-days")}
						</a>
					) : null}
					{firstDays.at(-1)?.none?.reason === "horizon" ? null : (
						<a
							href={props.href(
								Temporal.PlainDate.from(props.chosenDay ?? day.toString())
									.add({ days: daysShown })
									.toString(),
							)}
							className="inline-flex min-h-11 items-center"
						>
							{t("book.later-days")}
						</a>
					)}
				</p>
				{props.moves === null ? (
					<p className="mt-2">
						<a href={waitingHref} className="inline-flex min-h-11 items-center">
							{t("waiting.link")}
						</a>
					</p>
				) : null}
			</section>
		</>
	);
}
