import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MapLandscape } from "#ui/area-projection.ts";

type Feature = {
	properties: { layer: "lake" | "river" | "road" };
	geometry: { coordinates: number[][] | number[][][] };
};

let read: MapLandscape | null = null;

/** Lakes, rivers and roads around, from the file that the map in the browser draws, too. Its limits stand in it. */
export function landscape(): MapLandscape {
	if (read) return read;
	const path = join(process.cwd(), "public/map/landscape.geojson");
	const { features } = JSON.parse(readFileSync(path, "utf8")) as { features: Feature[] };
	const linesOf = (layer: Feature["properties"]["layer"]) =>
		features
			.filter((feature) => feature.properties.layer === layer)
			.map((feature) => feature.geometry.coordinates);
	read = {
		lakes: (linesOf("lake") as number[][][][]).flat(),
		rivers: linesOf("river") as number[][][],
		roads: linesOf("road") as number[][][],
	};
	return read;
}
