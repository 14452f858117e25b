import { area, line } from "d3-shape";
import type { Drawable, Estimate } from "./chart-props.ts";
import { runs, shown } from "./scales.ts";

type Place = { x: (index: number) => number; y: (value: number) => number };

/** What tells the lines apart where colours do not: stroke, dash and the shape of the dots. */
export const looks = [
	{ stroke: "stroke-blue", fill: "fill-blue", dash: undefined, shape: "circle" },
	{ stroke: "stroke-green", fill: "fill-green", dash: "9 4", shape: "square" },
	{ stroke: "stroke-ink", fill: "fill-ink", dash: "2 4", shape: "triangle" },
] as const;
export const comparisonLook = {
	stroke: "stroke-line-strong",
	fill: "fill-line-strong",
	dash: "5 5",
	shape: "none",
} as const;

export type Look = (typeof looks)[number] | typeof comparisonLook;

export const lookOf = (index: number): Look => looks[index % looks.length] ?? looks[0];

const isShown = (figure: Estimate | null): figure is Estimate => figure !== null;

/** A line that stops where nothing is shown. */
export function linePath(points: readonly Drawable[], { x, y }: Place): string {
	const draw = line<Estimate | null>()
		.digits(1)
		.defined(isShown)
		.x((_, index) => x(index))
		.y((figure) => y(figure?.value ?? 0));
	return draw(points.map(shown)) ?? "";
}

/** The intervals around a line; a point that stands alone gets a stroke instead of a band. */
export function bandPath(points: readonly Drawable[], { x, y }: Place): string {
	const draw = area<Estimate | null>()
		.digits(1)
		.defined(isShown)
		.x((_, index) => x(index))
		.y0((figure) => y(figure?.low ?? 0))
		.y1((figure) => y(figure?.high ?? 0));
	return draw(points.map(shown)) ?? "";
}

/** Intervals of points that no line joins to another. */
export function loneIntervals(points: readonly Drawable[], { x, y }: Place): string {
	return runs(points.map((one) => shown(one) !== null))
		.filter(([first, last]) => first === last)
		.flatMap(([index]) => {
			const figure = shown(points[index]);
			if (!figure || figure.low === figure.high) return [];
			return [`M${x(index)} ${y(figure.low)}V${y(figure.high)}`];
		})
		.join("");
}

const shapes = {
	circle: "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0Z",
	square: "M-.9-.9h1.8v1.8h-1.8Z",
	triangle: "M0-1.2 1.1.9h-2.2Z",
	none: "",
} as const;

/** A dot of a line's own shape. */
export function Dot(props: { x: number; y: number; radius: number; look: Look; detail?: string }) {
	const path = shapes[props.look.shape];
	if (path === "") return null;
	return (
		<path
			d={path}
			transform={`translate(${props.x} ${props.y}) scale(${props.radius})`}
			className={`${props.look.fill} stroke-card`}
			strokeWidth="0.4"
		>
			{props.detail ? <title>{props.detail}</title> : null}
		</path>
	);
}

/** A diamond with an ink edge: here a stated rule says "look". */
export function Diamond(props: { x: number; y: number; radius: number; detail?: string }) {
	const { radius } = props;
	return (
		<path
			d={`M${props.x} ${props.y - radius}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}Z`}
			className="fill-gold stroke-ink"
			strokeWidth="1.8"
			strokeLinejoin="round"
		>
			{props.detail ? <title>{props.detail}</title> : null}
		</path>
	);
}
