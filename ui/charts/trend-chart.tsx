import { HiddenMonths, Months, plotOf, ValueLines } from "./axes.tsx";
import { Canvas, HatchSign, Keys, NothingDrawn, type Size } from "./canvas.tsx";
import type { TrendChartProps } from "./chart-props.ts";
import { Ends, type Line, LineSign, lastValue } from "./line-ends.tsx";
import {
	bandPath,
	comparisonLook,
	Dot,
	type Look,
	linePath,
	loneIntervals,
	lookOf,
} from "./lines.tsx";
import { hatch } from "./patterns.tsx";
import { monthScale, reach, runs, shown, textWidth, valueScale } from "./scales.ts";

function linesOf(props: TrendChartProps): Line[] {
	const { comparison, series } = props;
	const all = series.map((one, index) => ({ series: one, look: lookOf(index) as Look }));
	if (comparison) all.push({ series: comparison, look: comparisonLook });
	return all.flatMap(({ series: given, look }) => {
		const one = { series: { ...given, points: given.points.slice(0, props.months.length) }, look };
		const last = one.series.points.findLastIndex((point) => shown(point) !== null);
		return last < 0 ? [] : [{ ...one, last }];
	});
}

function Picture(props: TrendChartProps & { lines: Line[]; size: Size; drawingId: string }) {
	const { axis, lines, months, series, size, target } = props;
	const isWide = size.name === "wide";
	const withNames = isWide && lines.length > 1;
	const values = [
		...lines.flatMap((line) =>
			line.look === lookOf(0)
				? reach(line.series.points)
				: line.series.points.flatMap((point) => shown(point)?.value ?? []),
		),
		...(target ? [target.value] : []),
	];
	const height: [number, number] = [size.height - 2 * size.type - 18, 12];
	const scale = valueScale(axis, values, height, size.ticks);
	const texts = lines.map((line) => axis.format(lastValue(line.series.points, line.last)));
	const widest = Math.max(
		...lines.map((line, index) =>
			textWidth(`${texts[index]}${withNames ? ` ${line.series.name}` : ""}`, size.type),
		),
	);
	const plot = plotOf(size, scale.ticks, { right: Math.min(widest + 8, size.width / 3) });
	const x = monthScale(months, [plot.left, plot.right], size.type).at;
	const place = { x, y: scale.at };
	const first = (series[0]?.points ?? []).slice(0, months.length);
	const targetAt = target ? scale.at(target.value) : 0;
	return (
		<>
			<ValueLines scale={scale} plot={plot} size={size} />
			<HiddenMonths
				stretches={runs(months.map((_, index) => first[index] === "hidden"))}
				months={months}
				plot={plot}
				fill={hatch(props.drawingId)}
			/>
			<Months months={months} plot={plot} size={size} />
			<path
				d={bandPath(first, place)}
				className="fill-band stark:stroke-line-strong"
				strokeDasharray="1 4"
				fillOpacity=".85"
			/>
			<path d={loneIntervals(first, place)} className="stroke-blue" strokeWidth="2" />
			{target ? (
				<>
					<path
						d={`M${plot.left} ${targetAt}H${plot.right}`}
						className="stroke-gold stark:stroke-ink"
						strokeWidth="2.5"
						strokeDasharray="10 5"
					/>
					<text
						x={plot.left + 6}
						y={targetAt - 6}
						className="fill-ink stroke-card"
						strokeWidth="4"
						paintOrder="stroke"
					>
						{target.label}
					</text>
				</>
			) : null}
			{lines.toReversed().map((line) => (
				<g key={line.series.key}>
					<path
						d={linePath(line.series.points, place)}
						fill="none"
						className={line.look.stroke}
						strokeWidth={line.look === comparisonLook ? 2 : 2.6}
						strokeDasharray={line.look.dash}
						strokeLinejoin="round"
						strokeLinecap="round"
					/>
					{line.series.points.map((point, index) => {
						const figure = shown(point);
						return figure ? (
							<Dot
								key={months[index]?.key}
								x={x(index)}
								y={scale.at(figure.value)}
								radius={index === line.last ? 5 : isWide ? 3.6 : 2.6}
								look={line.look}
								detail={isWide ? line.series.details?.[index] : undefined}
							/>
						) : null;
					})}
				</g>
			))}
			<Ends
				lines={lines}
				x={x}
				scale={scale}
				texts={texts}
				range={[plot.top, plot.bottom]}
				size={size}
				withNames={withNames}
			/>
		</>
	);
}

/** Months as a line with its interval; broken and hatched where nothing may be shown. */
export function TrendChart(props: TrendChartProps) {
	const lines = linesOf(props);
	const points = props.series[0]?.points ?? [];
	const isHidden = points.includes("hidden");
	if (lines.length === 0)
		return <NothingDrawn>{isHidden ? props.words.hidden : props.words.noData}</NothingDrawn>;
	const hasBand = points.some((point) => {
		const figure = shown(point);
		return figure !== null && figure.low < figure.high;
	});
	const names = lines.length > 1 ? lines : [];
	return (
		<Canvas
			id={props.id}
			title={props.axis.title}
			draw={(size, drawingId) => (
				<Picture {...props} lines={lines} size={size} drawingId={drawingId} />
			)}
			keys={
				<>
					<div className="chart-narrow">
						<Keys
							keys={names.map((line) => ({
								sign: <LineSign look={line.look} />,
								words: line.series.name,
							}))}
						/>
					</div>
					<Keys
						keys={[
							...(hasBand
								? [
										{
											sign: (
												<path
													d="M1 2h26v12H1Z"
													className="fill-band stark:stroke-line-strong"
													strokeDasharray="1 4"
												/>
											),
											words: props.words.interval,
										},
									]
								: []),
							...(isHidden
								? [{ sign: <HatchSign id={props.id} />, words: props.words.hidden }]
								: []),
						]}
					/>
				</>
			}
		/>
	);
}
