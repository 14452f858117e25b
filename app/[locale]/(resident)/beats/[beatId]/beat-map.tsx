import { landscape } from "#app/landscape.ts";
import { LiveMap } from "#app/live-map.tsx";
import { distanceText, settlementName } from "#app/place-words.ts";
import { distanceMetres } from "#domain/territory/geometry.ts";
import { type BeatView, listBoundaries } from "#domain/territory/queries.ts";
import { formatNumber } from "#lib/dates.ts";
import { collator, type Locale, type Translator } from "#lib/i18n.ts";
import { AreaMap } from "#ui/area-map.tsx";
import { Card } from "#ui/card.tsx";

/** The beat and its neighbours drawn, and all that the drawing shows as a list. */
export async function BeatMap(props: {
	beat: BeatView;
	title: string;
	locale: Locale;
	t: Translator;
}) {
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
