export type MapPlace = { name: string; lon: number; lat: number; weight: number };

/** An area beside the one shown: a thin line, and its name where there is room. */
export type MapNeighbour = { name: string; area: number[][][][] };

export const width = 480;
export const height = 320;
const margin = 26;

type Frame = {
	west: number;
	north: number;
	scale: number;
	squeeze: number;
	left: number;
	top: number;
};

export function frameOf(points: number[][]): Frame {
	let [west, south, east, north] = [180, 90, -180, -90];
	for (const [lon = 0, lat = 0] of points) {
		west = Math.min(west, lon);
		east = Math.max(east, lon);
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	}
	// Equirectangular, squeezed by the cosine of the middle latitude: true enough for one beat.
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

export const project = (frame: Frame, lon: number, lat: number): [number, number] => [
	Math.round((frame.left + (lon - frame.west) * frame.squeeze * frame.scale) * 10) / 10,
	Math.round((frame.top + (frame.north - lat) * frame.scale) * 10) / 10,
];

export function outline(frame: Frame, rings: number[][][]): string {
	return rings
		.map((ring) => {
			let previous: [number, number] | null = null;
			const steps: string[] = [];
			for (const [lon = 0, lat = 0] of ring) {
				const point = project(frame, lon, lat);
				// Points closer than half a pixel cost bytes and show nothing.
				if (previous && Math.hypot(point[0] - previous[0], point[1] - previous[1]) < 0.5) continue;
				steps.push(`${steps.length ? "L" : "M"}${point[0]} ${point[1]}`);
				previous = point;
			}
			return `${steps.join("")}Z`;
		})
		.join("");
}

/** A round number of kilometres (1, 2, 5 × 10ⁿ) that fits into a quarter of the map. */
export function scaleBar(frame: Frame): { kilometres: number; pixels: number } {
	const pixelsPerKilometre = frame.scale / 111.32;
	const most = width / 4 / pixelsPerKilometre;
	const power = 10 ** Math.floor(Math.log10(most));
	const kilometres = [5, 2, 1].map((step) => step * power).find((value) => value <= most) ?? power;
	return { kilometres, pixels: Math.round(kilometres * pixelsPerKilometre) };
}

export type Box = [left: number, top: number, right: number, bottom: number];

export const overlaps = (one: Box, other: Box): boolean =>
	one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/** The neighbours that reach into the frame, each with the middle of what is seen of it. */
export function seenNeighbours(frame: Frame, neighbours: MapNeighbour[]) {
	return neighbours.flatMap((neighbour) => {
		const points = neighbour.area
			.flatMap((polygon) => polygon[0] ?? [])
			.map(([lon = 0, lat = 0]) => project(frame, lon, lat));
		const seen = points.filter(([x, y]) => x > 0 && x < width && y > 0 && y < height);
		if (seen.length < 2) return [];
		const middle = (axis: 0 | 1) => seen.reduce((sum, point) => sum + point[axis], 0) / seen.length;
		const path = outline(frame, neighbour.area.flat());
		return [{ name: neighbour.name, path, x: middle(0), y: middle(1), roomy: seen.length > 3 }];
	});
}

/** Keeps the labels of the heaviest places that do not stand on one another. */
export function placed(frame: Frame, places: MapPlace[], taken: Box[]) {
	let labels = 0;
	return [...places]
		.sort((one, other) => other.weight - one.weight)
		.flatMap((place) => {
			const [x, y] = project(frame, place.lon, place.lat);
			if (x < 0 || x > width || y < 0 || y > height) return [];
			const wide = place.name.length * 8 + 12;
			const left = x + wide + 10 > width ? x - wide - 8 : x;
			const box: Box = [left, y - 12, left + wide + 8, y + 10];
			const labelled = labels < 8 && !taken.some((other) => overlaps(box, other));
			if (labelled) {
				taken.push(box);
				labels++;
			}
			return [{ ...place, x, y, labelled, before: left !== x }];
		});
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
