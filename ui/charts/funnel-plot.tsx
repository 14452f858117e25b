import { curveMonotoneX, line } from "d3-shape";
import type { Box } from "../area-labels.ts";
import { plotOf, ValueLines } from "./axes.tsx";
import { Canvas, Keys, NothingDrawn, type Plot, type Size } from "./canvas.tsx";
import type { FunnelLimit, FunnelPlotProps, FunnelPoint } from "./chart-props.ts";
import { Diamond } from "./lines.tsx";
import { namePlaces } from "./name-places.ts";
import { type Scale, shownNumber, textWidth, valueScale } from "./scales.ts";

type Side = [band: "inner" | "outer", end: 0 | 1];
const sides: Side[] = [
	["inner", 0],
	["inner", 1],
	["outer", 0],
	["outer", 1],
];

const isPlaced = (point: FunnelPoint): boolean =>
	shownNumber(point.n) !== null && point.n > 0 && shownNumber(point.value) !== null;

/** A limit of chance as a curve; what lies beyond the frame is not drawn along its edge. */
function curve(limits: FunnelLimit[], [band, end]: Side, x: Scale, y: Scale): string {
	const isSeen = (limit: FunnelLimit): boolean => {
		const value = shownNumber(limit[band][end]);
		return (
			value !== null &&
			shownNumber(limit.n) !== null &&
			value >= y.low &&
			value <= y.high &&
			limit.n >= x.low &&
			limit.n <= x.high
		);
	};
	const draw = line<FunnelLimit>()
		.digits(1)
		.curve(curveMonotoneX)
		.defined(isSeen)
		.x((limit) => x.at(limit.n))
		.y((limit) => y.at(limit[band][end]));
	return draw(limits) ?? "";
}

/** People along the ground: few at the left, where chance reaches far. */
function CountTicks(props: { scale: Scale; plot: Plot; size: Size; title: string }) {
	const { plot, scale, size } = props;
	return (
		<>
			{scale.ticks.map((tick) => (
				<text
					key={tick.text}
					x={tick.at}
					y={plot.bottom + size.type + 6}
					textAnchor={tick.at + textWidth(tick.text, size.type) / 2 > size.width ? "end" : "middle"}
				>
					{tick.text}
				</text>
			))}
			<text x={plot.right} y={plot.bottom + 2 * size.type + 11} textAnchor="end">
				{props.title}
			</text>
		</>
	);
}

function Picture(props: FunnelPlotProps & { size: Size }) {
	const { size } = props;
	const isWide = size.name === "wide";
	const points = props.points.filter(isPlaced);
	const largest = Math.max(...points.map((point) => point.n));
	// Near no people at all the limits open to everything; the axis is made for where the offices are.
	const near = props.limits.filter((limit) => limit.n >= largest / 8 && limit.n <= largest * 1.05);
	const values = [
		...points.map((point) => point.value),
		...near.flatMap((limit) => limit.outer),
		props.centre.value,
	];
	const y = valueScale(
		props.axis,
		values.filter((value) => shownNumber(value) !== null),
		[size.height - 2 * size.type - 18, 12],
		size.ticks,
	);
	const plot = plotOf(size, y.ticks, { right: 14 });
	const x = valueScale(
		props.countAxis,
		points.map((point) => point.n),
		[plot.left, plot.right],
		isWide ? 6 : 4,
	);
	const marks = points.map((point) => ({ point, x: x.at(point.n), y: y.at(point.value) }));
	const centre = shownNumber(props.centre.value);
	const centreAt = centre === null ? null : y.at(centre);
	const centreBox: Box[] =
		centreAt === null
			? []
			: [
					[
						plot.right - textWidth(props.centre.label, size.type),
						centreAt - 6 - size.type,
						plot.right,
						centreAt,
					],
				];
	return (
		<>
			<ValueLines scale={y} plot={plot} size={size} />
			<CountTicks scale={x} plot={plot} size={size} title={props.countAxis.title} />
			{sides.map(([band, end]) => (
				<path
					key={`${band}${end}`}
					d={curve(props.limits, [band, end], x, y)}
					fill="none"
					className={band === "inner" ? "stroke-line-strong" : "stroke-blue"}
					strokeWidth="1.6"
					strokeDasharray={band === "inner" ? "3 4" : undefined}
				/>
			))}
			{centreAt === null ? null : (
				<>
					<path
						d={`M${plot.left} ${centreAt}H${plot.right}`}
						className="stroke-ink-soft"
						strokeWidth="1.4"
					/>
					<text
						x={plot.right}
						y={centreAt - 6}
						textAnchor="end"
						className="stroke-card"
						strokeWidth="4"
						paintOrder="stroke"
					>
						{props.centre.label}
					</text>
				</>
			)}
			{marks.map((mark) => {
				const detail = isWide ? mark.point.detail : undefined;
				if (mark.point.outside === "outer")
					return (
						<Diamond
							key={mark.point.key}
							x={mark.x}
							y={mark.y}
							radius={isWide ? 7 : 6}
							detail={detail}
						/>
					);
				return (
					<circle
						key={mark.point.key}
						cx={mark.x}
						cy={mark.y}
						r={isWide ? 5 : 4}
						className={
							mark.point.outside === "inner" ? "fill-card stroke-ink" : "fill-blue stroke-card"
						}
						strokeWidth={mark.point.outside === "inner" ? 2 : 1}
						fillOpacity={mark.point.outside ? 1 : 0.8}
					>
						{detail ? <title>{detail}</title> : null}
					</circle>
				);
			})}
			{namePlaces(marks, centreBox, plot, size.width, size.type).map((name) => (
				<text
					key={name.key}
					x={Math.round(name.x)}
					y={Math.round(name.y)}
					className="fill-ink stroke-card font-[700]"
					strokeWidth="4"
					paintOrder="stroke"
				>
					{name.label}
				</text>
			))}
		</>
	);
}

/** Offices by how many people stand behind their figure: only who is outside the funnel is named. */
export function FunnelPlot(props: FunnelPlotProps) {
	const points = props.points.filter(isPlaced);
	if (points.length === 0) return <NothingDrawn>{props.words.noData}</NothingDrawn>;
	return (
		<Canvas
			id={props.id}
			title={props.axis.title}
			draw={(size) => <Picture {...props} size={size} />}
			keys={
				<Keys
					keys={[
						{
							sign: (
								<path
									d="M1 8H27"
									className="stroke-line-strong"
									strokeWidth="1.8"
									strokeDasharray="3 4"
								/>
							),
							words: props.limitNames.inner,
						},
						{
							sign: <path d="M1 8H27" className="stroke-blue" strokeWidth="1.8" />,
							words: props.limitNames.outer,
						},
						...(points.some((point) => point.outside === "outer")
							? [{ sign: <Diamond x={14} y={8} radius={6.5} />, words: props.words.signal }]
							: []),
					]}
				/>
			}
		/>
	);
}
