export type MapPlace = { name: string; lon: number; lat: number; weight: number };

/** An area with a name: beside the one shown, or one of several that are. */
export type MapArea = { name: string; area: number[][][][] };

/** Lines and rings of the country around, where the map is of a scale that they are good for. */
export type MapLandscape = { lakes: number[][][]; rivers: number[][][]; roads: number[][][] };

// About as many units as a small telephone has pixels: a text of 14 is 13 pixels high there, and larger elsewhere.
export const width = 360;
export const height = 270;
const margin = 22;

export type Frame = {
	west: number;
	north: number;
	scale: number;
	squeeze: number;
	left: number;
	top: number;
};

export type Pixel = [x: number, y: number];

export function frameOf(points: number[][]): Frame {
	let [west, south, east, north] = [180, 90, -180, -90];
	for (const [lon = 0, lat = 0] of points) {
		west = Math.min(west, lon);
		east = Math.max(east, lon);
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	}
	// Equirectangular, squeezed by the cosine of the middle latitude: true enough for one region.
	const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const wide = Math.max((east - west) * squeeze, 1e-5);
	const tall = Math.max(north - south, 1e-5);
	const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / tall);
	return {
		west,
		north,
		scale,
		squeeze,
		left: (width - wide * scale) / 2,
		top: (height - tall * scale) / 2,
	};
}

export const project = (frame: Frame, lon: number, lat: number): Pixel => [
	Math.round((frame.left + (lon - frame.west) * frame.squeeze * frame.scale) * 10) / 10,
	Math.round((frame.top + (frame.north - lat) * frame.scale) * 10) / 10,
];

export const kilometresAcross = (frame: Frame): number => (width / frame.scale) * 111.32;

/** Points closer than half a pixel cost bytes and show nothing. */
function drawn(pixels: Pixel[]): string {
	let previous: Pixel | null = null;
	const steps: string[] = [];
	for (const pixel of pixels) {
		if (previous && Math.hypot(pixel[0] - previous[0], pixel[1] - previous[1]) < 0.6) continue;
		steps.push(`${steps.length ? "L" : "M"}${pixel[0]} ${pixel[1]}`);
		previous = pixel;
	}
	return steps.join("");
}

/** A little beyond the frame, so that no cut is seen. */
const edges = [
	{ axis: 0, at: -20, keeps: 1 },
	{ axis: 0, at: width + 20, keeps: -1 },
	{ axis: 1, at: -20, keeps: 1 },
	{ axis: 1, at: height + 20, keeps: -1 },
] as const;

/** What of a ring lies in the frame (Sutherland and Hodgman): the far side of a large neighbour is only bytes. */
export function clipped(ring: Pixel[]): Pixel[] {
	let points = ring;
	for (const { axis, at, keeps } of edges) {
		const isIn = (point: Pixel) => (point[axis] - at) * keeps >= 0;
		points = points.flatMap((point, index): Pixel[] => {
			const previous = points.at(index - 1) ?? point;
			if (isIn(point) === isIn(previous)) return isIn(point) ? [point] : [];
			const share = (at - previous[axis]) / (point[axis] - previous[axis]);
			const crossing: Pixel = [
				Math.round((previous[0] + share * (point[0] - previous[0])) * 10) / 10,
				Math.round((previous[1] + share * (point[1] - previous[1])) * 10) / 10,
			];
			return isIn(point) ? [crossing, point] : [crossing];
		});
	}
	return points;
}

export const outline = (frame: Frame, rings: number[][][]): string =>
	rings
		.map((ring) => clipped(ring.map(([lon = 0, lat = 0]) => project(frame, lon, lat))))
		.filter((ring) => ring.length > 2)
		.map((ring) => `${drawn(ring)}Z`)
		.join("");

/** Lines that touch the frame. */
export const strokes = (frame: Frame, lines: number[][][]): string =>
	lines
		.map((line) => line.map(([lon = 0, lat = 0]) => project(frame, lon, lat)))
		.filter((line) => line.some(([x, y]) => x > 0 && x < width && y > 0 && y < height))
		.map(drawn)
		.join("");

/** A round number of kilometres (1, 2, 5 × 10ⁿ) that fits into a quarter of the map. */
export function scaleBar(frame: Frame): { kilometres: number; pixels: number } {
	const pixelsPerKilometre = frame.scale / 111.32;
	const most = width / 4 / pixelsPerKilometre;
	const power = 10 ** Math.floor(Math.log10(most));
	const kilometres = [5, 2, 1].map((step) => step * power).find((value) => value <= most) ?? power;
	return { kilometres, pixels: Math.round(kilometres * pixelsPerKilometre) };
}

/** The marked point widens the frame only when it is close: a far office would shrink the beat to a speck. */
export function near(points: number[][], marker: { lon: number; lat: number }): boolean {
	const lons = points.map((point) => point[0] ?? 0);
	const lats = points.map((point) => point[1] ?? 0);
	const [west, east] = [Math.min(...lons), Math.max(...lons)];
	const [south, north] = [Math.min(...lats), Math.max(...lats)];
	const [wide, tall] = [east - west, north - south];
	return (
		marker.lon > west - wide &&
		marker.lon < east + wide &&
		marker.lat > south - tall &&
		marker.lat < north + tall
	);
}
