import {
	type Box,
	frameOf,
	height,
	type MapNeighbour,
	type MapPlace,
	near,
	outline,
	overlaps,
	placed,
	project,
	scaleBar,
	seenNeighbours,
	width,
} from "./area-projection.ts";

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
