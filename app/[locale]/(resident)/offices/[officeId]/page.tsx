import { notFound } from "next/navigation";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { beatTitle, officeTitle, phoneHref, phoneText, settlementName } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { languagesText, OpenStatus, WeekHours } from "#app/serving-card.tsx";
import { weekText, whenText } from "#app/visit-words.ts";
import { listDesks, listServices } from "#domain/appointments/queries.ts";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { findOffice, type OfficeDetails } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { buttonClass } from "#ui/button.tsx";
import { Card, Tile } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { Portrait } from "#ui/portrait.tsx";

type Asked = { office: OfficeDetails; now: Date; locale: Locale; t: Translator };

const accessKinds = [
	["stepFree", "access.step-free"],
	["accessibleToilet", "access.toilet"],
	["parking", "access.parking"],
	["hearingLoop", "access.hearing-loop"],
] as const;

/** Each window that is not an inspector's, with its hours of today; an inspector's hours stand with the inspector. */
async function Windows(props: Asked) {
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

async function Services(props: Asked) {
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

function People(props: Asked) {
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
								className="h-20 w-16"
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

export default async function OfficePage(props: PageProps<{ officeId: string }>) {
	const { locale, t, officeId } = await pageLocale(props.params);
	const now = new Date();
	const day = today(now).toString();
	const office = await findOffice(officeId, day);
	if (!office) notFound();
	const hours = await openingHours({ officeId }, now);
	const week = weekText(hours.days, locale);
	const title = officeTitle(t, office);
	const unit = localized(office.unitName, locale);
	const asked = { office, now, locale, t };
	return (
		<ResidentPage locale={locale} path={`/offices/${office.id}`} title={pageTitle(t, title, unit)}>
			<div className="wrap">
				<Heading
					back={{ href: `/${locale}/units/${office.unitId}`, text: unit }}
					caption={`${settlementName(office.settlement, locale)}, ${unit}`}
				>
					{title}
				</Heading>
				<p className="-mt-3 mb-5">
					<OpenStatus hours={hours} now={now} locale={locale} t={t} />
				</p>
				<Card className="mb-9" padded={false}>
					<Facts
						className="px-4 py-1 sm:px-5"
						facts={[
							{
								term: t("office.address"),
								value: (
									<>
										<span className="font-[650]">{localized(office.address, locale)}</span>
										{office.landmark ? (
											<span className="block text-ink-soft">
												{localized(office.landmark, locale)}
											</span>
										) : null}
									</>
								),
							},
							office.directions !== null && {
								term: t("office.how-to-get"),
								value: localized(office.directions, locale),
							},
							{
								term: t("beat.phone"),
								value: (
									<a href={phoneHref(office.phone)} className="tabular">
										{phoneText(office.phone)}
									</a>
								),
							},
							week.length > 0 && { term: t("beat.hours"), value: <WeekHours week={week} /> },
							{
								term: t("beat.access"),
								value: (
									<ul>
										{accessKinds.map(([kind, key]) => {
											const known = office.access[kind];
											const word =
												known === null ? "access.unknown" : known ? "access.yes" : "access.no";
											return (
												<li key={kind}>
													{t(key)}: {t(word)}
												</li>
											);
										})}
									</ul>
								),
							},
						]}
					/>
					<p className="no-print flex flex-wrap gap-3 px-4 pb-4 sm:px-5">
						<a href={`geo:${office.lat},${office.lon}`} className={buttonClass("quiet")}>
							{t("office.open-map")}
						</a>
						<button
							type="button"
							hidden
							data-share={t("site.copied")}
							className={buttonClass("quiet")}
						>
							{t("site.share")}
						</button>
					</p>
					{office.synthetic ? (
						<p className="stripes px-4 py-2.5 text-[0.93rem] sm:px-5">{t("beat.synthetic")}</p>
					) : null}
				</Card>
				<Services {...asked} />
				<Windows {...asked} />
				<People {...asked} />
				<p className="text-ink-soft">{t("office.explain")}</p>
			</div>
		</ResidentPage>
	);
}
