import type { ReactNode } from "react";
import { buttonClass } from "./button.tsx";

/** A string each: they go to the browser as they are. "#" stands for a number the script puts in. */
export type MapTexts = Record<
	| "label"
	| "loading"
	| "failed"
	| "close"
	| "locate"
	| "locating"
	| "located"
	| "unlocated"
	| "keys"
	| "fingers"
	| "wheel"
	| "note"
	| "tap"
	| "asking"
	| "here"
	| "ambiguous"
	| "outside"
	| "unanswered"
	| "beat"
	| "beatShort"
	| "officeShort"
	| "zoomIn"
	| "zoomOut"
	| "kilometre"
	| "metre"
	| "noTiles",
	string
>;

/**
 * The server's drawing (the children) and, where scripts run, a button that opens a map to move in.
 * The script loads nothing else before the tap.
 */
export function MapOnTap(props: {
	open: string;
	texts: MapTexts;
	language: string;
	/** GeoJSON as /api/v1/map.geojson gives it. */
	source: string;
	/** The area or office that the page is about: its layer and its id. */
	chosen?: `${"beat" | "office"} ${string}`;
	tiles: { address: string; credit: string } | null;
	children: ReactNode;
}) {
	return (
		<>
			<div
				data-map=""
				data-language={props.language}
				data-source={props.source}
				data-chosen={props.chosen}
				data-tiles={props.tiles?.address}
				data-tiles-credit={props.tiles?.credit}
				data-texts={JSON.stringify(props.texts)}
			>
				{props.children}
				<div hidden className="no-print border-t border-line p-3 sm:px-5">
					<button type="button" data-map-open="" className={buttonClass("quiet")}>
						{props.open}
					</button>
					<p role="status" data-map-status="" className="mt-1 empty:hidden" />
				</div>
			</div>
			<script
				src="/enhance/map.js"
				defer
				data-enhance=""
				data-library="/leaflet/leaflet.js"
				data-library-style="/leaflet/leaflet.css"
				data-labels="/enhance/map-labels.js"
				data-ground="/enhance/map-ground.js"
				data-view="/enhance/map-view.js"
				data-view-style="/enhance/map-view.css"
			/>
		</>
	);
}
