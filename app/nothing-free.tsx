import { DeadEndLink } from "#app/dead-end-link.tsx";
import { phoneHref, phoneText } from "#app/place-words.ts";
import { weekText, whenText } from "#app/visit-words.ts";
import type { ServiceView } from "#domain/appointments/queries.ts";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import type { OfficeDetails } from "#domain/territory/queries.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { EmptyState } from "#ui/empty-state.tsx";

/** An office without a free time: where there is one, the phone, the waiting list, the hours, and a way to say so. */
export async function NothingFree(props: {
	office: OfficeDetails;
	service: ServiceView;
	day: Temporal.PlainDate;
	waitingHref: string;
	now: Date;
	locale: Locale;
	t: Translator;
}) {
	const { office, service, locale, t, now } = props;
	const [elsewhere, open] = await Promise.all([
		earliestSlots({ serviceId: service.id, limit: 3, now }),
		openingHours({ officeId: office.id }, now),
	]);
	const week = weekText(open.days, locale);
	return (
		<EmptyState picture="evening" title={t("book.none-title")}>
			{elsewhere.length > 0 ? (
				<>
					<p>{t("book.none-nearest")}</p>
					<ul className="grid gap-2">
						{elsewhere.map((slot) => (
							<li key={`${slot.officeId}${slot.day}${slot.startMinute}`}>
								<a href={`/${locale}/book/${service.id}/${slot.officeId}`}>
									{whenText(t, locale, slot, props.day)}
								</a>
							</li>
						))}
					</ul>
				</>
			) : null}
			<p>
				<a href={phoneHref(office.phone)}>
					{t("book.none-phone", { phone: phoneText(office.phone) })}
				</a>
			</p>
			<p>
				<a href={props.waitingHref} className="inline-flex min-h-11 items-center font-[650]">
					{t("waiting.title")}
				</a>
			</p>
			{week.length > 0 ? <p>{t("book.none-walk-in", { hours: week.join("; ") })}</p> : null}
			<DeadEndLink
				kind="no-slot"
				officeId={office.id}
				serviceId={service.id}
				locale={locale}
				t={t}
			/>
		</EmptyState>
	);
}
