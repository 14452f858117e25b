import { notFound } from "next/navigation";
import { KeepForm } from "#app/[locale]/(resident)/my-inspector/keep-form.tsx";
import { landscape } from "#app/landscape.ts";
import { LiveMap } from "#app/live-map.tsx";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { BeatPrintLinks } from "#app/paper/print-links.tsx";
import { beatTitle, distanceText, phoneHref, phoneText, settlementName } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { languagesText, ServingCard, WeekHours } from "#app/serving-card.tsx";
import { breadcrumbs, officeThing } from "#app/structured-data.ts";
import { weekText, whenText } from "#app/visit-words.ts";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { findAddress } from "#domain/territory/find-houses.ts";
import { distanceMetres } from "#domain/territory/geometry.ts";
import { type BeatView, dutyOffice, findBeat, listBoundaries } from "#domain/territory/queries.ts";
import { formatNumber, today } from "#lib/dates.ts";
import { collator, type Locale, localized, type Translator } from "#lib/i18n.ts";
import { AreaMap } from "#ui/area-map.tsx";
import { ButtonLink, buttonClass } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";

const reception = "inspector-reception";

async function BeatMap(props: { beat: BeatView; title: string; locale: Locale; t: Translator }) {
	const { beat, title, locale, t } = props;
	const around = await listBoundaries({ unitId: beat.unit.id });
	const places = beat.settlements
		.map((place) => ({
			...place,
			name: settlementName(place, locale),
			metres: distanceMetres(place.lon, place.lat, beat.office.lon, beat.office.lat),
		}))
		.sort((one, other) => collator.compare(one.name, other.name));
	return (
		<Card padded={false}>
			<LiveMap
				title={t("beat.map-title", { beat: title })}
				unitId={beat.unit.id}
				chosen={`beat ${beat.id}`}
				locale={locale}
				t={t}
			>
				<AreaMap
					title={t("beat.map-title", { beat: title })}
					area={beat.boundary}
					places={places.map((place, index) => ({
						name: place.name,
						lon: place.lon,
						lat: place.lat,
						weight: -index,
					}))}
					neighbours={around
						.filter((other) => other.id !== beat.id)
						.map((other) => ({ name: `№ ${other.number}`, area: other.boundary }))}
					marker={{
						lon: beat.office.lon,
						lat: beat.office.lat,
						label: t("office.short", { number: beat.office.number }),
					}}
					kilometreUnit={t("site.km")}
					landscape={landscape()}
				/>
			</LiveMap>
			<div className="p-4 sm:p-5">
				{places.length > 0 ? (
					<>
						<h2 className="mb-1 text-[1.15rem]">{t("beat.places")}</h2>
						<ul>
							{places.map((place) => (
								<li key={place.id} className="flex flex-wrap justify-between gap-x-4">
									<span>{place.name}</span>
									<span className="text-ink-soft">
										{t("beat.to-office", { distance: distanceText(place.metres, locale, t) })}
									</span>
								</li>
							))}
						</ul>
					</>
				) : null}
				{beat.population ? (
					<p className="mt-1 text-ink-soft">
						{t("beat.population", { count: formatNumber(beat.population, locale) })}
					</p>
				) : null}
				<p className="mt-3">
					<a href={`/${locale}/beats/${beat.id}/border`}>{t("beat.report")}</a>
				</p>
			</div>
		</Card>
	);
}

export default async function BeatPage(props: PageProps<{ beatId: string }>) {
	const { locale, t, beatId } = await pageLocale(props.params);
	const now = new Date();
	const day = today(now);
	const beat = await findBeat(beatId, day.toString());
	if (!beat) notFound();
	const addressId = Number(queryText((await props.searchParams).address) || Number.NaN);
	const [hours, [earliest], duty, home] = await Promise.all([
		openingHours({ beatId }, now),
		earliestSlots({ serviceId: reception, officeId: beat.office.id, beatId, limit: 1, now }),
		beat.serving ? null : dutyOffice(beat.unit.id),
		findAddress(addressId, beat.id),
	]);
	const walk =
		home === null
			? null
			: t("beat.from-address", {
					address: localized(home.label, locale),
					distance: distanceText(
						distanceMetres(home.lon, home.lat, beat.office.lon, beat.office.lat),
						locale,
						t,
					),
				});
	const week = weekText(hours.days, locale);
	const title = beatTitle(t, beat);
	const unit = localized(beat.unit.name, locale);
	const book = `/${locale}/book/${reception}/${beat.office.id}?beat=${beat.id}`;
	return (
		<ResidentPage
			locale={locale}
			path={`/beats/${beat.id}`}
			title={pageTitle(t, title, unit)}
			description={t("meta.beat", {
				beat: title,
				unit,
				address: localized(beat.office.address, locale),
			})}
			picture={`beat-${beat.id}`}
			things={[
				breadcrumbs(locale, t, [
					{ name: t("browse.title"), path: "/units" },
					{ name: unit, path: `/units/${beat.unit.id}` },
					{ name: title, path: `/beats/${beat.id}` },
				]),
				officeThing(beat.office, [], locale, t),
			]}
		>
			<div className="wrap">
				<Heading back={{ href: `/${locale}/units/${beat.unit.id}`, text: unit }} caption={unit}>
					{title}
				</Heading>
				<div className="grid items-start gap-5 md:grid-cols-[1.25fr_1fr]">
					<Card padded={false}>
						<ServingCard beat={beat} duty={duty} hours={hours} now={now} locale={locale} t={t} />
						<Facts
							className="px-4 py-1 sm:px-5"
							facts={[
								beat.serving !== null && {
									term: t("beat.phone"),
									value: (
										<a href={phoneHref(beat.serving.officer.phone)} className="tabular">
											{phoneText(beat.serving.officer.phone)}
										</a>
									),
								},
								week.length > 0 && {
									term: t("beat.hours"),
									value: <WeekHours week={week} />,
								},
								{
									term: t("beat.next-slot"),
									value: earliest ? (
										<b className="font-[680] text-green">{whenText(t, locale, earliest, day)}</b>
									) : (
										t("home.no-slots")
									),
								},
								{
									term: t("beat.office"),
									value: (
										<>
											<a href={`/${locale}/offices/${beat.office.id}`}>
												{t("office.title", { number: beat.office.number })}
											</a>
											<span className="block">{localized(beat.office.address, locale)}</span>
											{walk ? <span className="block font-[650] text-green">{walk}</span> : null}
											{beat.office.landmark ? (
												<span className="block text-ink-soft">
													{localized(beat.office.landmark, locale)}
												</span>
											) : null}
										</>
									),
								},
								beat.serving !== null && {
									term: t("beat.languages"),
									value: languagesText(beat.serving.officer.languages, t),
								},
							]}
						/>
						<p className="no-print flex flex-wrap gap-3 p-4 pt-2 sm:px-5 sm:pb-5">
							{earliest ? <ButtonLink href={book}>{t("beat.book")}</ButtonLink> : null}
							{beat.serving ? (
								<ButtonLink look="quiet" href={phoneHref(beat.serving.officer.phone)}>
									{t("beat.call")}
								</ButtonLink>
							) : null}
							<button
								type="button"
								hidden
								data-share={t("site.copied")}
								className={buttonClass("quiet")}
							>
								{t("site.share")}
							</button>
						</p>
						<KeepForm beatId={beat.id} locale={locale} t={t} />
						<BeatPrintLinks
							beatId={beat.id}
							addressId={home ? addressId : null}
							locale={locale}
							t={t}
						/>
						{beat.synthetic ? (
							<p className="stripes px-4 py-2.5 text-[0.93rem] sm:px-5">{t("beat.synthetic")}</p>
						) : null}
					</Card>
					<BeatMap beat={beat} title={title} locale={locale} t={t} />
				</div>
			</div>
		</ResidentPage>
	);
}
