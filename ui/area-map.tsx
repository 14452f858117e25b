export type MapPlace = { name: string; lon: number; lat: number; weight: number };

/** An area beside the one shown: a thin line, and its name where there is room. */
export type MapNeighbour = { name: string; area: number[][][][] };

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

type Box = [left: number, top: number, right: number, bottom: number];

const overlaps = (one: Box, other: Box): boolean =>
	one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/** The neighbours that reach into the frame, each with the middle of what is seen of it. */
function seenNeighbours(frame: Frame, neighbours: MapNeighbour[]) {
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
function placed(frame: Frame, places: MapPlace[], taken: Box[]) {
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

/** A static map drawn on the server: one area, the places in it, one marked point. All it shows also stands in words. */
export function AreaMap(props: {
	title: string;
	area: number[][][][];
	places?: MapPlace[];
	neighbours?: MapNeighbour[];
	marker?: { lon: number; lat: number; label: string } | null;
	kilometreUnit: string;
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
	const taken: Box[] = [[0, height - 44, bar.pixels + 40, height]];
	if (marker && inside)
		taken.push(
			marker[0] > width * 0.62
				? [marker[0] - 110, marker[1] - 14, marker[0] + 14, marker[1] + 14]
				: [marker[0] - 14, marker[1] - 14, marker[0] + 110, marker[1] + 14],
		);
	const places = placed(frame, props.places ?? [], taken);
	const neighbours = seenNeighbours(frame, props.neighbours ?? []);
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
			{neighbours.map((neighbour) => (
				<path
					key={neighbour.name}
					d={neighbour.path}
					fillRule="evenodd"
					className="fill-card stroke-line-strong"
					strokeWidth="1.2"
					strokeLinejoin="round"
				/>
			))}
			<path
				d={outline(frame, rings)}
				fillRule="evenodd"
				className="fill-sky stroke-blue"
				strokeWidth="3"
				strokeLinejoin="round"
			/>
			{neighbours.map((neighbour) => {
				const box: Box = [neighbour.x - 22, neighbour.y - 12, neighbour.x + 22, neighbour.y + 12];
				const clear =
					neighbour.roomy &&
					box[0] > 0 &&
					box[2] < width &&
					box[1] > 0 &&
					box[3] < height &&
					!taken.some((other) => overlaps(box, other));
				if (clear) taken.push(box);
				return clear ? (
					<text
						key={neighbour.name}
						x={neighbour.x}
						y={neighbour.y + 5}
						textAnchor="middle"
						className="fill-ink-soft text-[13px]"
					>
						{neighbour.name}
					</text>
				) : null;
			})}
			{places.map((place) => (
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
