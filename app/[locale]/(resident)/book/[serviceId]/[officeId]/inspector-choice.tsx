import { beatTitle } from "#app/place-words.ts";
import { whenText } from "#app/visit-words.ts";
import type { ServiceView } from "#domain/appointments/queries.ts";
import { earliestOfBeats } from "#domain/appointments/queries-offer.ts";
import type { OfficeDetails } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";

/** The office's beats with who serves them today and their earliest free time; and the way to find one's own. */
export async function InspectorChoice(props: {
	office: OfficeDetails;
	service: ServiceView;
	now: Date;
	locale: Locale;
	t: Translator;
}) {
	const { office, service, now, locale, t } = props;
	const day = today(now, office.zone);
	const first = await earliestOfBeats({ serviceId: service.id, officeId: office.id, now });
	return (
		<>
			<p className="mb-4">
				<a href={`/${locale}/book/${service.id}`} className="inline-flex min-h-11 items-center">
					{t("book.inspector-unknown")}
				</a>
			</p>
			<ul className="grid gap-3 sm:grid-cols-2">
				{office.beats.map((beat) => {
					const slot = first.get(beat.id);
					const officer = beat.serving?.officer;
					const name = officer ? localized(officer.name, locale) : t("unit.nobody");
					return (
						<li
							key={beat.id}
							className={`rounded-card border border-line bg-card px-4 py-3 ${slot ? "tap" : ""}`}
						>
							{slot ? (
								<a
									href={`/${locale}/book/${service.id}/${office.id}?beat=${beat.id}`}
									className="cover text-[1.08rem] font-[680]"
								>
									{name}
								</a>
							) : (
								<span className="text-[1.08rem] font-[680]">{name}</span>
							)}
							<span className="block text-ink-soft">
								{beatTitle(t, beat)}
								{beat.serving?.kind === "acting" ? ` (${t("unit.acting")})` : ""}
							</span>
							<span className={`block ${slot ? "font-[650] text-green" : "text-ink-soft"}`}>
								{slot
									? t("book.office-free", { when: whenText(t, locale, slot, day) })
									: t("home.no-slots")}
							</span>
						</li>
					);
				})}
			</ul>
		</>
	);
}
