import { HiddenMonths, Months, plotOf, ValueLines } from "./axes.tsx";
import { Canvas, HatchSign, Keys, NothingDrawn, type Plot, type Size } from "./canvas.tsx";
import type { ControlChartProps } from "./chart-props.ts";
import { Diamond, Dot, linePath, looks } from "./lines.tsx";
import { hatch } from "./patterns.tsx";
import { monthScale, runs, type Scale, shownNumber, textWidth, valueScale } from "./scales.ts";

type Limits = { lower: number | null; upper: number | null };

/** Steps from month to month, for each month has its own number of people. */
function steps(limits: readonly (number | null)[], plot: Plot, scale: Scale): string {
	const step = (plot.right - plot.left) / Math.max(limits.length, 1);
	const edge = (index: number) => Math.round((plot.left + index * step) * 10) / 10;
	return runs(limits.map((limit) => limit !== null))
		.map(([first, last]) =>
			limits
				.slice(first, last + 1)
				.map((limit, index) => {
					const y = scale.at(limit ?? 0);
					const at = first + index;
					return `${index === 0 ? `M${edge(at)} ${y}` : `V${y}`}H${edge(at + 1)}`;
				})
				.join(""),
		)
		.join("");
}

/** Stretches of months with one centre each; where the centre was taken from there is a ground of its own. */
function Phases(props: ControlChartProps & { plot: Plot; scale: Scale; size: Size }) {
	const { months, phases, plot, scale, size } = props;
	const step = (plot.right - plot.left) / Math.max(months.length, 1);
	return phases
		.filter((phase) => shownNumber(phase.centre) !== null && phase.from <= phase.to)
		.map((phase) => {
			const left = Math.round((plot.left + Math.max(phase.from, 0) * step) * 10) / 10;
			const right =
				Math.round((plot.left + Math.min(phase.to + 1, months.length) * step) * 10) / 10;
			const y = scale.at(phase.centre);
			const fits = textWidth(phase.label, size.type) <= right - left;
			return (
				<g key={`${phase.from}-${phase.to}`}>
					{phase.isBaseline ? (
						<rect
							x={left}
							y={plot.top}
							width={Math.max(right - left, 0)}
							height={plot.bottom - plot.top}
							className="fill-sky stark:stroke-line-strong"
							strokeDasharray="2 3"
							fillOpacity=".7"
						/>
					) : null}
					<path d={`M${left} ${y}H${right}`} className="stroke-ink-soft" strokeWidth="1.6" />
					{fits ? (
						<text x={left + 3} y={plot.top + size.type}>
							{phase.label}
						</text>
					) : null}
				</g>
			);
		});
}

function Picture(props: ControlChartProps & { size: Size; drawingId: string }) {
	const { axis, months, size } = props;
	const isWide = size.name === "wide";
	const points = props.points.slice(0, months.length);
	const limits = points.map(
		(point): Limits =>
			shownNumber(point.value) === null
				? { lower: null, upper: null }
				: { lower: shownNumber(point.lower), upper: shownNumber(point.upper) },
	);
	const values = [
		...points.flatMap((point) => shownNumber(point.value) ?? []),
		...limits.flatMap((one) => [one.lower, one.upper]).filter((one) => one !== null),
		...props.phases.map((phase) => phase.centre),
	];
	// The names of the phases stand above the highest mark.
	const height: [number, number] = [size.height - 2 * size.type - 18, 12 + size.type + 8];
	const scale = valueScale(axis, values, height, size.ticks);
	const plot = plotOf(size, scale.ticks, { right: 10 });
	const x = monthScale(months, [plot.left, plot.right], size.type).at;
	const line = points.map((point) => {
		const value = shownNumber(point.value);
		return value === null ? "none" : { value, low: value, high: value };
	});
	return (
		<>
			<Phases {...props} plot={plot} scale={scale} size={size} />
			<ValueLines scale={scale} plot={plot} size={size} />
			<HiddenMonths
				stretches={runs(months.map((_, index) => points[index]?.value === "hidden"))}
				months={months}
				plot={plot}
				fill={hatch(props.drawingId)}
			/>
			<Months months={months} plot={plot} size={size} />
			{(["lower", "upper"] as const).map((side) => (
				<path
					key={side}
					d={steps(
						limits.map((one) => one[side]),
						plot,
						scale,
					)}
					fill="none"
					className="stroke-line-strong"
					strokeWidth="1.6"
					strokeDasharray="5 3"
				/>
			))}
			<path
				d={linePath(line, { x, y: scale.at })}
				fill="none"
				className="stroke-blue"
				strokeWidth="1.6"
				opacity=".6"
			/>
			{points.map((point, index) => {
				const value = shownNumber(point.value);
				if (value === null) return null;
				const detail = isWide ? point.detail : undefined;
				const place = { x: x(index), y: scale.at(value), detail };
				if (!point.signal)
					return (
						<Dot key={months[index]?.key} {...place} radius={isWide ? 4.2 : 3.2} look={looks[0]} />
					);
				const isLate = place.x + textWidth(point.signal, size.type) + 10 > size.width;
				// Above the point, or below where it would stand in the head.
				const isHigh = place.y < plot.top + 2 * size.type;
				return (
					<g key={months[index]?.key}>
						<Diamond {...place} radius={isWide ? 7.5 : 6.5} />
						<text
							x={place.x + (isLate ? 6 : -6)}
							y={place.y + (isHigh ? size.type + 10 : -12)}
							textAnchor={isLate ? "end" : "start"}
							className="fill-ink stroke-card font-[700]"
							strokeWidth="4"
							paintOrder="stroke"
						>
							{point.signal}
						</text>
					</g>
				);
			})}
		</>
	);
}

/** Months with the limits that chance keeps to: what lies within them is neither praised nor blamed. */
export function ControlChart(props: ControlChartProps) {
	const points = props.points.slice(0, props.months.length);
	const isHidden = points.some((point) => point.value === "hidden");
	if (!points.some((point) => shownNumber(point.value) !== null))
		return <NothingDrawn>{isHidden ? props.words.hidden : props.words.noData}</NothingDrawn>;
	const hasSignal = points.some((point) => point.signal && shownNumber(point.value) !== null);
	const { words } = props;
	const keys = [
		{
			sign: (
				<path
					d="M1 4H27M1 12H27"
					className="stroke-line-strong"
					strokeWidth="1.6"
					strokeDasharray="5 3"
				/>
			),
			words: words.limits,
		},
		{
			sign: <path d="M1 1h26v14H1Z" className="fill-sky stroke-line" />,
			words: props.phases.some((phase) => phase.isBaseline) ? words.baseline : "",
		},
		{ sign: <Diamond x={14} y={8} radius={6.5} />, words: hasSignal ? words.signal : "" },
		{ sign: <HatchSign id={props.id} />, words: isHidden ? words.hidden : "" },
	];
	return (
		<Canvas
			id={props.id}
			title={props.axis.title}
			draw={(size, drawingId) => <Picture {...props} size={size} drawingId={drawingId} />}
			keys={<Keys keys={keys.filter((key) => key.words !== "")} />}
		/>
	);
}
