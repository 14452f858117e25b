import type { Plot, Size } from "./canvas.tsx";
import type { MonthTick } from "./chart-props.ts";
import { monthScale, type Scale, textWidth } from "./scales.ts";

/** Room for the ticks at the left and for months and years below. */
export function plotOf(size: Size, ticks: Scale["ticks"], room?: { right?: number }): Plot {
	const widest = Math.max(0, ...ticks.map((tick) => textWidth(tick.text, size.type)));
	return {
		left: Math.round(widest + 10),
		right: size.width - (room?.right ?? 8),
		top: 12,
		bottom: size.height - 2 * size.type - 18,
	};
}

/** Lines across, thin, with their values before them. The lowest is the ground. */
export function ValueLines(props: { scale: Scale; plot: Plot; size: Size }) {
	const { scale, plot, size } = props;
	return scale.ticks.map((tick, index) => (
		<g key={tick.text}>
			<path
				d={`M${plot.left} ${tick.at}H${plot.right}`}
				className={index === 0 ? "stroke-line-strong" : "stroke-line stark:opacity-45"}
				strokeWidth="1"
			/>
			<text x={plot.left - 7} y={tick.at + size.type * 0.35} textAnchor="end">
				{tick.text}
			</text>
		</g>
	));
}

/** Months below the ground, each year once below them. */
export function Months(props: { months: readonly MonthTick[]; plot: Plot; size: Size }) {
	const { plot, size } = props;
	const { labels, groups } = monthScale(props.months, [plot.left, plot.right], size.type);
	return (
		<g textAnchor="middle">
			{labels.map((month) => (
				<text key={month.key} x={month.at} y={plot.bottom + size.type + 5}>
					{month.label}
				</text>
			))}
			{groups.map((group, index) => (
				<g key={group.from}>
					{index > 0 ? (
						<path
							d={`M${group.from} ${plot.bottom}v${2 * size.type + 12}`}
							className="stroke-line"
							strokeWidth="1"
						/>
					) : null}
					<text x={group.middle} y={plot.bottom + 2 * size.type + 11} className="font-[650]">
						{group.name}
					</text>
				</g>
			))}
		</g>
	);
}

/** Months of which nothing may be shown, hatched from top to ground. */
export function HiddenMonths(props: {
	stretches: [first: number, last: number][];
	months: readonly MonthTick[];
	plot: Plot;
	fill: string;
}) {
	const { plot } = props;
	const step = (plot.right - plot.left) / Math.max(props.months.length, 1);
	return props.stretches.map(([first, last]) => (
		<rect
			key={first}
			x={Math.round((plot.left + first * step) * 10) / 10}
			y={plot.top}
			width={Math.round((last - first + 1) * step * 10) / 10}
			height={plot.bottom - plot.top}
			fill={props.fill}
		/>
	));
}
