import { beatTitle } from "#app/place-words.ts";
import { languagesText, WeekHours } from "#app/serving-card.tsx";
import { weekText, whenText } from "#app/visit-words.ts";
import { listDesks, listServices } from "#domain/appointments/queries.ts";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import type { OfficeDetails } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { Tile } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Portrait } from "#ui/portrait.tsx";

export type OfficeAsked = { office: OfficeDetails; now: Date; locale: Locale; t: Translator };

/** Each window that is not an inspector's, with its hours of today; an inspector's hours stand with the inspector. */
export async function Windows(props: OfficeAsked) {
	const { office, now, locale, t } = props;
	const desks = (await listDesks(office.id)).filter((desk) => desk.kind !== "inspector");
	if (desks.length === 0) return null;
	const hours = await Promise.all(desks.map((desk) => openingHours({ deskId: desk.id }, now)));
	return (
		<section className="mb-9">
			<h2 className="mb-2">{t("office.desks")}</h2>
			<Facts
				facts={desks.map((desk, index) => ({
					term: t("office.desk", { number: desk.number }),
					value: (
						<>
							{/* A probation window is named by its number alone. */}
							{desk.kind === "migration" ? t("office.desk-migration") : null}
							<WeekHours week={weekText(hours[index]?.days ?? [], locale)} />
						</>
					),
				}))}
			/>
		</section>
	);
}

export async function Services(props: OfficeAsked) {
	const { office, now, locale, t } = props;
	const day = today(now, office.zone);
	const services = (await listServices(day.toString())).filter((service) => service.bookable);
	const earliest = await Promise.all(
		services.map((service) =>
			earliestSlots({ serviceId: service.id, officeId: office.id, limit: 1, now }),
		),
	);
	const offered = services.flatMap((service, index) => {
		const [slot] = earliest[index] ?? [];
		return slot ? [{ service, slot }] : [];
	});
	if (offered.length === 0) return null;
	return (
		<section className="mb-9">
			<h2 className="mb-3">{t("office.services")}</h2>
			<div className="grid gap-4 sm:grid-cols-2 md:grid-cols-3">
				{offered.map(({ service, slot }) => (
					<Tile
						key={service.id}
						href={`/${locale}/book/${service.id}/${office.id}`}
						title={localized(service.name, locale)}
						note={t("home.earliest", { when: whenText(t, locale, slot, day) })}
					/>
				))}
			</div>
		</section>
	);
}

export function People(props: OfficeAsked) {
	const { office, locale, t } = props;
	if (office.people.length === 0) return null;
	return (
		<section className="mb-9">
			<h2 className="mb-3">{t("office.people")}</h2>
			<ul className="grid gap-3 sm:grid-cols-2">
				{office.people.map(({ officer, beats }) => {
					const name = localized(officer.name, locale);
					return (
						<li
							key={officer.id}
							className="grid grid-cols-[auto_1fr] gap-3.5 rounded-card border border-line bg-card p-3.5"
						>
							<Portrait
								photo={officer.photo}
								alt={officer.photo ? t("beat.photo", { name }) : t("beat.no-photo")}
								name={name}
								className="h-24 w-20"
							/>
							<div>
								<h3>{name}</h3>
								<p className="text-[0.95rem] text-ink-soft">
									{t(`rank.${officer.rank}`)} · {languagesText(officer.languages, t)}
								</p>
								<p className="flex flex-wrap gap-x-4">
									{beats.map((beat) => (
										<a
											key={beat.id}
											href={`/${locale}/beats/${beat.id}`}
											className="inline-flex min-h-11 items-center"
										>
											{beatTitle(t, beat)}
											{beat.kind === "acting" ? ` (${t("unit.acting")})` : ""}
										</a>
									))}
								</p>
							</div>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
