import { useId } from "react";
import { type Box, namedAreas, placed } from "./area-labels.ts";
import {
	frameOf,
	height,
	kilometresAcross,
	type MapArea,
	type MapLandscape,
	type MapPlace,
	near,
	outline,
	project,
	scaleBar,
	strokes,
	width,
} from "./area-projection.ts";
import { PictureWords } from "./view-words.tsx";

/** How far off the landscape may be drawn: its roads lie kilometres beside their places, its lakes hundreds of metres. */
const roadsFromKilometres = 250;
const waterFromKilometres = 30;

type Marker = { lon: number; lat: number; label: string };

function Drawing(props: {
	title: string;
	/** What a person learns who does not see it. */
	description?: string;
	area: number[][][][];
	/** Several areas of one weight, each with its name, instead of one. */
	parts?: MapArea[];
	places?: MapPlace[];
	neighbours?: MapArea[];
	landscape?: MapLandscape;
	marker?: Marker | null;
	kilometreUnit: string;
}) {
	const id = useId();
	const { parts = [], neighbours = [], landscape } = props;
	const polygons = [...props.area, ...parts.flatMap((part) => part.area)];
	const outer = polygons.flatMap((polygon) => polygon[0] ?? []);
	const frame = frameOf(
		props.marker && near(outer, props.marker)
			? [...outer, [props.marker.lon, props.marker.lat]]
			: outer,
	);
	const across = kilometresAcross(frame);
	const bar = scaleBar(frame);
	const barText = `${bar.kilometres} ${props.kilometreUnit}`;
	const marker = props.marker ? project(frame, props.marker.lon, props.marker.lat) : null;
	const inside =
		marker && marker[0] > 0 && marker[0] < width && marker[1] > 0 && marker[1] < height;
	const taken: Box[] = [[0, height - 40, bar.pixels + 40, height]];
	if (marker && inside) {
		const wide = (props.marker?.label.length ?? 0) * 8.4 + 22;
		const isLate = marker[0] > width * 0.6;
		taken.push([
			marker[0] - (isLate ? wide : 14),
			marker[1] - 34,
			marker[0] + (isLate ? 14 : wide),
			marker[1] + 4,
		]);
	}
	const partNames = namedAreas(frame, parts, taken);
	const places = placed(frame, props.places ?? [], taken);
	const neighbourNames = namedAreas(frame, neighbours, taken);
	return (
		<svg
			viewBox={`0 0 ${width} ${height}`}
			role="img"
			aria-labelledby={`${id}-title`}
			aria-describedby={props.description ? `${id}-description` : undefined}
			className="picture block w-full bg-sand"
		>
			<title id={`${id}-title`}>{props.title}</title>
			{props.description ? <desc id={`${id}-description`}>{props.description}</desc> : null}
			<path
				d={neighbours.map((one) => outline(frame, one.area.flat())).join("")}
				fillRule="evenodd"
				className="fill-card stroke-line"
				strokeWidth="1.2"
				strokeLinejoin="round"
			/>
			{[{ name: "", area: props.area }, ...parts].map((part) => (
				<path
					key={part.name}
					d={outline(frame, part.area.flat())}
					fillRule="evenodd"
					className="fill-sky stroke-blue"
					strokeWidth={parts.length > 1 ? 1.2 : 2.6}
					strokeLinejoin="round"
				/>
			))}
			{landscape && across >= waterFromKilometres ? (
				<>
					<path d={outline(frame, landscape.lakes)} className="fill-hill-far" />
					<path
						d={strokes(frame, landscape.rivers)}
						fill="none"
						className="stroke-hill-far"
						strokeWidth="2"
						strokeLinejoin="round"
					/>
				</>
			) : null}
			{landscape && across >= roadsFromKilometres ? (
				<path
					d={strokes(frame, landscape.roads)}
					fill="none"
					className="stroke-gold-line"
					strokeWidth="1.6"
					strokeLinejoin="round"
				/>
			) : null}
			<g textAnchor="middle" className="fill-ink-soft text-[13px]">
				{neighbourNames.map((one) => (
					<text key={one.name} x={one.x} y={one.y + 4}>
						{one.name}
					</text>
				))}
			</g>
			<g
				textAnchor="middle"
				className="fill-ink stroke-sky text-[13px] font-[600]"
				strokeWidth="3"
				paintOrder="stroke"
			>
				{partNames.map((one) => (
					<text key={one.name} x={one.x} y={one.y + 4}>
						{one.name}
					</text>
				))}
			</g>
			{places.map((place) => (
				<g key={`${place.name}${place.x}`}>
					<circle
						cx={place.x}
						cy={place.y}
						r={place.labelled ? 3.4 : 2}
						className={place.labelled ? "fill-blue" : "fill-line-strong"}
					/>
					{place.labelled ? (
						<text
							x={place.before ? place.x - 7 : place.x + 7}
							y={place.y + 5}
							textAnchor={place.before ? "end" : "start"}
							className="fill-ink stroke-card text-[14px] font-[600]"
							strokeWidth="3.5"
							paintOrder="stroke"
						>
							{place.name}
						</text>
					) : null}
				</g>
			))}
			{marker && inside && props.marker ? (
				<Pin x={marker[0]} y={marker[1]} label={props.marker.label} />
			) : null}
			<g transform={`translate(12 ${height - 12})`}>
				<path d={`M0-5V0H${bar.pixels}V-5`} fill="none" className="stroke-ink" strokeWidth="1.6" />
				<text
					x="5"
					y="-6"
					className="fill-ink stroke-card text-[13px]"
					strokeWidth="3"
					paintOrder="stroke"
				>
					{barText}
				</text>
			</g>
		</svg>
	);
}

/**
 * A static map drawn on the server: one area or several parts, the places in it, one marked point.
 * All it shows also stands in words.
 */
export function AreaMap(props: Parameters<typeof Drawing>[0]) {
	return (
		<>
			<Drawing {...props} />
			<PictureWords>{props.description ?? props.title}</PictureWords>
		</>
	);
}

function Pin(props: { x: number; y: number; label: string }) {
	const isLate = props.x > width * 0.6;
	return (
		<g transform={`translate(${props.x} ${props.y})`}>
			<ellipse cy="1" rx="6" ry="2.4" className="fill-ink" opacity=".25" />
			<path
				d="M0 0C-3-8-11-12-11-20a11 11 0 1 1 22 0C11-12 3-8 0 0Z"
				className="fill-gold stroke-deep"
				strokeWidth="2"
				strokeLinejoin="round"
			/>
			<circle cy="-20" r="4" className="fill-deep" />
			<text
				x={isLate ? -16 : 16}
				y="-15"
				textAnchor={isLate ? "end" : "start"}
				className="fill-ink stroke-card text-[14px] font-[700]"
				strokeWidth="4"
				paintOrder="stroke"
			>
				{props.label}
			</text>
		</g>
	);
}
