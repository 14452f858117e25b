import type { Size } from "./canvas.tsx";
import type { Drawable, Series } from "./chart-props.ts";
import { Dot, type Look } from "./lines.tsx";
import { type Scale, shown, spread } from "./scales.ts";

/** `last` is where its newest figure stands. */
export type Line = { series: Series; look: Look; last: number };

export const lastValue = (points: readonly Drawable[], index: number): number =>
	shown(points[index])?.value ?? 0;

/** Beside each line's end its value, and its name where there is room. */
export function Ends(props: {
	lines: Line[];
	x: (index: number) => number;
	scale: Scale;
	texts: string[];
	range: [number, number];
	size: Size;
	withNames: boolean;
}) {
	const { lines, scale, size } = props;
	const wanted = lines.map((line) => scale.at(lastValue(line.series.points, line.last)));
	const places = spread(wanted, size.type + 3, props.range);
	return lines.map((line, index) => (
		<text
			key={line.series.key}
			x={props.x(line.last) + 9}
			y={(places[index] ?? 0) + size.type * 0.35}
			className="fill-ink stroke-card"
			strokeWidth="4"
			paintOrder="stroke"
		>
			<tspan className="font-[720]">{props.texts[index]}</tspan>
			{props.withNames ? ` ${line.series.name}` : null}
		</text>
	));
}

/** A line in the key. */
export function LineSign(props: { look: Look }) {
	return (
		<>
			<path
				d="M1 8H27"
				className={props.look.stroke}
				strokeWidth="2.6"
				strokeDasharray={props.look.dash}
			/>
			<Dot x={14} y={8} radius={4} look={props.look} />
		</>
	);
}
