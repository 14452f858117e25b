import type { ReactNode } from "react";

export type MapPlace = { name: string; lon: number; lat: number; weight: number };

const width = 480;
const height = 320;
const margin = 26;

type Frame = {
	west: number;
	north: number;
	scale: number;
	squeeze: number;
	left: number;
	top: number;
};

function frameOf(points: number[][]): Frame {
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

const project = (frame: Frame, lon: number, lat: number): [number, number] => [
	Math.round((frame.left + (lon - frame.west) * frame.squeeze * frame.scale) * 10) / 10,
	Math.round((frame.top + (frame.north - lat) * frame.scale) * 10) / 10,
];

function outline(frame: Frame, rings: number[][][]): string {
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
function scaleBar(frame: Frame): { kilometres: number; pixels: number } {
	const pixelsPerKilometre = frame.scale / 111.32;
	const most = width / 4 / pixelsPerKilometre;
	const power = 10 ** Math.floor(Math.log10(most));
	const kilometres = [5, 2, 1].map((step) => step * power).find((value) => value <= most) ?? power;
	return { kilometres, pixels: Math.round(kilometres * pixelsPerKilometre) };
}

/** Keeps the labels of the heaviest places that do not stand on one another. */
function placed(frame: Frame, places: MapPlace[]) {
	const taken: [number, number, number, number][] = [];
	return [...places]
		.sort((one, other) => other.weight - one.weight)
		.map((place) => {
			const [x, y] = project(frame, place.lon, place.lat);
			const wide = place.name.length * 8 + 12;
			const left = x + wide + 10 > width ? x - wide - 8 : x;
			const box: [number, number, number, number] = [left, y - 12, left + wide + 8, y + 10];
			const free = taken.every(
				(t) => box[0] > t[2] || box[2] < t[0] || box[1] > t[3] || box[3] < t[1],
			);
			if (free) taken.push(box);
			return { ...place, x, y, labelled: free && taken.length <= 8, before: left !== x };
		});
}

/** A static map drawn on the server: one area, the places in it, one marked point. All it shows also stands in words. */
export function AreaMap(props: {
	title: string;
	area: number[][][][];
	places?: MapPlace[];
	marker?: { lon: number; lat: number; label: string } | null;
	kilometreUnit: string;
	children?: ReactNode;
}) {
	const rings = props.area.flat();
	const outer = props.area.flatMap((polygon) => polygon[0] ?? []);
	const frame = frameOf(
		props.marker && near(outer, props.marker)
			? [...outer, [props.marker.lon, props.marker.lat]]
			: outer,
	);
	const bar = scaleBar(frame);
	const marker = props.marker ? project(frame, props.marker.lon, props.marker.lat) : null;
	const inside =
		marker && marker[0] > 0 && marker[0] < width && marker[1] > 0 && marker[1] < height;
	return (
		<svg
			viewBox={`0 0 ${width} ${height}`}
			role="img"
			aria-label={props.title}
			className="block w-full bg-sand"
		>
			<g className="stroke-line" strokeWidth="1" opacity=".6">
				<path d="M0 64h480M0 128h480M0 192h480M0 256h480M96 0v320M192 0v320M288 0v320M384 0v320" />
			</g>
			<path
				d={outline(frame, rings)}
				fillRule="evenodd"
				className="fill-sky stroke-blue"
				strokeWidth="3"
				strokeLinejoin="round"
			/>
			{placed(frame, props.places ?? []).map((place) => (
				<g key={`${place.name}${place.x}`}>
					<circle cx={place.x} cy={place.y} r="4" className="fill-blue" />
					{place.labelled ? (
						<text
							x={place.before ? place.x - 8 : place.x + 8}
							y={place.y + 5}
							textAnchor={place.before ? "end" : "start"}
							className="fill-ink stroke-card text-[15px] font-[600]"
							strokeWidth="3.5"
							paintOrder="stroke"
						>
							{place.name}
						</text>
					) : null}
				</g>
			))}
			{marker && inside && props.marker ? (
				<g>
					<circle
						cx={marker[0]}
						cy={marker[1]}
						r="9"
						className="fill-gold stroke-deep"
						strokeWidth="3"
					/>
					<text
						x={marker[0] > width * 0.62 ? marker[0] - 15 : marker[0] + 15}
						y={marker[1] + 5}
						textAnchor={marker[0] > width * 0.62 ? "end" : "start"}
						className="fill-ink stroke-card text-[15px] font-[700]"
						strokeWidth="4"
						paintOrder="stroke"
					>
						{props.marker.label}
					</text>
				</g>
			) : null}
			<g transform={`translate(14 ${height - 16})`}>
				<path d={`M0-5V0H${bar.pixels}V-5`} fill="none" className="stroke-ink" strokeWidth="2" />
				<text x="5" y="-6" className="fill-ink-soft text-[13px]">
					{bar.kilometres} {props.kilometreUnit}
				</text>
			</g>
		</svg>
	);
}

/** The marked point widens the frame only when it is close: a far office would shrink the beat to a speck. */
function near(points: number[][], marker: { lon: number; lat: number }): boolean {
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
