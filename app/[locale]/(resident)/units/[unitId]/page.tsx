import { notFound } from "next/navigation";
import { landscape } from "#app/landscape.ts";
import { LiveMap } from "#app/live-map.tsx";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { settlementName } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { breadcrumbs } from "#app/structured-data.ts";
import { listServing } from "#domain/territory/list-serving.ts";
import { findUnit, listBeats, listOffices, listSettlements } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { collator, localized } from "#lib/i18n.ts";
import { AreaMap } from "#ui/area-map.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { OfficeWithBeats } from "./office-with-beats.tsx";

export default async function UnitPage(props: PageProps<{ unitId: string }>) {
	const { locale, t, unitId } = await pageLocale(props.params);
	const unit = await findUnit(unitId);
	if (!unit) notFound();
	const [offices, beats, settlements] = await Promise.all([
		listOffices({ unitId }),
		listBeats({ unitId }),
		listSettlements({ unitId }),
	]);
	const serving = await listServing(
		beats.map((beat) => beat.id),
		today(new Date()).toString(),
	);
	const name = localized(unit.name, locale);
	const places = settlements
		.map((place) => ({ ...place, name: settlementName(place, locale) }))
		.sort((one, other) => collator.compare(one.name, other.name));
	return (
		<ResidentPage
			locale={locale}
			path={`/units/${unit.id}`}
			title={pageTitle(t, name)}
			description={t("meta.unit", { name })}
			things={[
				breadcrumbs(locale, t, [
					{ name: t("browse.title"), path: "/units" },
					{ name, path: `/units/${unit.id}` },
				]),
			]}
		>
			<div className="wrap">
				<Heading back={{ href: `/${locale}/units`, text: t("browse.title") }}>{name}</Heading>
				<div className="mb-9 max-w-[44rem]">
					<Card padded={false}>
						<LiveMap title={t("unit.map", { name })} unitId={unit.id} locale={locale} t={t}>
							<AreaMap
								title={t("unit.map", { name })}
								area={unit.boundary}
								places={places.map((place) => ({
									name: place.name,
									lon: place.lon,
									lat: place.lat,
									weight: place.id === unit.centreSettlementId ? 1 : -places.indexOf(place),
								}))}
								kilometreUnit={t("site.km")}
								landscape={landscape()}
							/>
						</LiveMap>
					</Card>
				</div>
				<section className="mb-9">
					<h2 className="mb-3">{t("unit.offices")}</h2>
					<div className="gap-5 md:columns-2 [&>section]:mb-5">
						{offices.map((office) => (
							<OfficeWithBeats
								key={office.id}
								office={office}
								beats={beats.filter((beat) => beat.officeId === office.id)}
								serving={serving}
								locale={locale}
								t={t}
							/>
						))}
					</div>
				</section>
				<section>
					<h2 className="mb-3">{t("unit.settlements")}</h2>
					<ul className="columns-2 gap-6 sm:columns-3 md:columns-4">
						{places.map((place) => (
							<li key={place.id} className="break-inside-avoid">
								<a
									href={`/${locale}/find?${new URLSearchParams({ q: `${place.name}, ${name}` })}`}
									className="inline-flex min-h-11 items-center"
								>
									{place.name}
								</a>
							</li>
						))}
					</ul>
				</section>
			</div>
		</ResidentPage>
	);
}
