import type { ReactNode } from "react";
import type { Locale, Translator } from "#lib/i18n.ts";
import { MapOnTap } from "#ui/map-on-tap.tsx";

/** The map on tap with its words: of one unit, or of the region. The children are what stands there without it. */
export function LiveMap(props: {
	title: string;
	unitId?: string;
	/** The beat or office that the page is about. */
	chosen?: `${"beat" | "office"} ${string}`;
	locale: Locale;
	t: Translator;
	children: ReactNode;
}) {
	const { t, unitId } = props;
	const tiles = process.env.MAP_TILES_URL;
	return (
		<MapOnTap
			open={t("map.open")}
			language={props.locale}
			source={`/api/v1/map.geojson${unitId ? `?unit=${encodeURIComponent(unitId)}` : ""}`}
			chosen={props.chosen}
			tiles={tiles ? { address: tiles, credit: process.env.MAP_TILES_ATTRIBUTION ?? "" } : null}
			texts={{
				label: props.title,
				loading: t("map.loading"),
				failed: t("map.failed"),
				close: t("map.close"),
				locate: t("map.locate"),
				locating: t("map.locating"),
				located: t("map.located", { metres: "#" }),
				unlocated: t("map.unlocated"),
				keys: t("map.keys"),
				fingers: t("map.fingers"),
				wheel: t("map.wheel"),
				note: t("map.note"),
				tap: t("map.tap"),
				asking: t("map.asking"),
				here: t("map.here"),
				ambiguous: t("map.ambiguous"),
				outside: t("map.outside"),
				unanswered: t("map.unanswered"),
				beat: t("beat.title", { number: "#" }),
				beatShort: "№ #",
				officeShort: t("office.short", { number: "#" }),
				zoomIn: t("map.zoom-in"),
				zoomOut: t("map.zoom-out"),
				kilometre: t("site.km"),
				metre: t("map.metre"),
				noTiles: t("map.no-tiles"),
			}}
		>
			{props.children}
		</MapOnTap>
	);
}
