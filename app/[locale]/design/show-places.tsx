import type { Translator } from "#lib/i18n.ts";
import { AreaMap } from "#ui/area-map.tsx";
import { Card, Tile } from "#ui/card.tsx";
import { Portrait } from "#ui/portrait.tsx";
import { Part, Specimen } from "./specimen.tsx";

/** A made-up beat by the lake at Kokshetau. */
const border = [
	[
		[
			[69.36, 53.28],
			[69.39, 53.277],
			[69.405, 53.289],
			[69.384, 53.3],
			[69.362, 53.294],
			[69.36, 53.28],
		],
	],
];

/** Who and where. */
export function Places(props: { t: Translator }) {
	const { t } = props;
	return (
		<Part id="places" title={t("design.part.places")}>
			<Specimen name="card" t={t}>
				<div className="grid gap-4 sm:grid-cols-3">
					<Tile href="#places" title={t("nav.services")} note={t("design.free")}>
						{t("design.address")}
					</Tile>
					<Tile href="#places" title={t("design.long")} edge="gold" />
					<Card>{t("design.address")}</Card>
				</div>
			</Specimen>
			<Specimen name="portrait" t={t}>
				<div className="flex gap-4">
					<Portrait photo={null} name={t("design.name")} alt={t("design.name")} />
					<Portrait photo={null} name={t("site.official")} alt={t("site.official")} />
				</div>
			</Specimen>
			<Specimen name="area-map" t={t}>
				<div className="max-w-[32rem] overflow-hidden rounded-card border border-line">
					<AreaMap
						title={t("design.address")}
						area={border}
						marker={{ lon: 69.38, lat: 53.288, label: t("design.address") }}
						kilometreUnit={t("site.km")}
					/>
				</div>
			</Specimen>
		</Part>
	);
}
