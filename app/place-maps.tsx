import { landscape } from "#app/landscape.ts";
import { LiveMap } from "#app/live-map.tsx";
import { officeTitle } from "#app/place-words.ts";
import { listBoundaries, listUnitBoundaries, type OfficeView } from "#domain/territory/queries.ts";
import { simplifyBorders } from "#domain/territory/simplify-borders.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { AreaMap } from "#ui/area-map.tsx";
import { Card } from "#ui/card.tsx";

/** Two pixels of the drawing of a whole region. */
const regionMetres = 1500;

/** The units of the region, each with its name where there is room. */
export async function RegionMap(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	const units = await listUnitBoundaries();
	const borders = simplifyBorders(
		units.map((unit) => unit.boundary),
		regionMetres,
	);
	const title = t("map.region");
	return (
		<Card padded={false}>
			<LiveMap title={title} locale={locale} t={t}>
				<AreaMap
					title={title}
					area={[]}
					parts={units.map((unit, index) => ({
						name: localized(unit.name, locale),
						area: borders[index] ?? unit.boundary,
					}))}
					landscape={landscape()}
					kilometreUnit={t("site.km")}
				/>
			</LiveMap>
		</Card>
	);
}

/** The office among its beats, and the other beats of its unit around. */
export async function OfficeMap(props: { office: OfficeView; locale: Locale; t: Translator }) {
	const { office, locale, t } = props;
	const beats = await listBoundaries({ unitId: office.unitId });
	const named = beats.map((beat) => ({
		name: `№ ${beat.number}`,
		area: beat.boundary,
		isOwn: beat.officeId === office.id,
	}));
	const parts = named.filter((beat) => beat.isOwn);
	if (parts.length === 0) return null;
	const title = t("map.office", { office: officeTitle(t, office) });
	return (
		<Card className="mb-9" padded={false}>
			<LiveMap
				title={title}
				unitId={office.unitId}
				chosen={`office ${office.id}`}
				locale={locale}
				t={t}
			>
				<AreaMap
					title={title}
					area={[]}
					parts={parts}
					neighbours={named.filter((beat) => !beat.isOwn)}
					marker={{
						lon: office.lon,
						lat: office.lat,
						label: t("office.short", { number: office.number }),
					}}
					landscape={landscape()}
					kilometreUnit={t("site.km")}
				/>
			</LiveMap>
		</Card>
	);
}
