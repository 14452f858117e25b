import { plotOf, ValueLines } from "./axes.tsx";
import { Canvas, Keys, NothingDrawn, type Size } from "./canvas.tsx";
import type { HistogramProps } from "./chart-props.ts";
import { shownNumber, textWidth, valueScale } from "./scales.ts";

type Bar = Exclude<HistogramProps["bars"], string>[number];

const isApart = (props: HistogramProps, index: number): boolean =>
	props.apart !== undefined && index >= props.apart.from;
/** A strong fill and a pale one with a strong edge. */
const ordinary = "fill-ramp-2 stroke-blue";
const apart = "fill-blue stroke-blue";

function Picture(props: HistogramProps & { counted: Bar[]; size: Size }) {
	const { axis, counted, edges, size } = props;
	const isWide = size.name === "wide";
	const height: [number, number] = [size.height - 2 * size.type - 18, 12 + size.type + 4];
	const scale = valueScale(
		axis,
		counted.map((bar) => Math.max(shownNumber(bar.value) ?? 0, 0)),
		height,
		size.ticks,
	);
	const plot = plotOf(size, scale.ticks);
	const step = (plot.right - plot.left) / counted.length;
	const tenth = (pixel: number) => Math.round(pixel * 10) / 10;
	const middle = (index: number) => tenth(plot.left + (index + 0.5) * step);
	const widest = Math.max(0, ...edges.map((edge) => textWidth(edge, size.type)));
	const fits = counted.every((bar) => textWidth(bar.text, size.type) <= step + 2);
	const every = Math.max(1, Math.ceil((widest + 4) / step));
	return (
		<>
			<ValueLines scale={scale} plot={plot} size={size} />
			{counted.map((bar, index) => {
				const value = Math.max(shownNumber(bar.value) ?? 0, 0);
				const top = scale.at(value);
				return (
					<g key={bar.key}>
						<rect
							x={tenth(plot.left + index * step + 2)}
							y={top}
							width={tenth(Math.max(step - 4, 1))}
							height={tenth(Math.max(plot.bottom - top, 0))}
							className={isApart(props, index) ? apart : ordinary}
							strokeWidth="1"
						>
							{isWide && bar.detail ? <title>{bar.detail}</title> : null}
						</rect>
						{fits ? (
							<text
								x={middle(index)}
								y={top - 6}
								textAnchor="middle"
								className="fill-ink stroke-card font-[600]"
								strokeWidth="3"
								paintOrder="stroke"
							>
								{bar.text}
							</text>
						) : null}
					</g>
				);
			})}
			{edges.slice(0, counted.length - 1).map((edge, index) => {
				const x = tenth(plot.left + (index + 1) * step);
				return (
					<g key={edge}>
						<path d={`M${x} ${plot.bottom}v5`} className="stroke-line-strong" />
						{index % every === 0 ? (
							<text x={x} y={plot.bottom + size.type + 7} textAnchor="middle">
								{edge}
							</text>
						) : null}
					</g>
				);
			})}
			<text x={plot.right} y={plot.bottom + 2 * size.type + 12} textAnchor="end">
				{props.title}
			</text>
		</>
	);
}

/** How many waited how long, in steps that were fixed beforehand. */
export function Histogram(props: HistogramProps) {
	const { apart: late, bars, words } = props;
	if (typeof bars === "string" || !bars.some((bar) => (shownNumber(bar.value) ?? 0) > 0))
		return <NothingDrawn>{bars === "hidden" ? words.hidden : words.noData}</NothingDrawn>;
	return (
		<Canvas
			id={props.id}
			title={props.axis.title}
			draw={(size) => <Picture {...props} counted={bars} size={size} />}
			keys={
				late ? (
					<Keys
						keys={[
							{
								sign: <rect x="5" y="1" width="18" height="14" className={apart} />,
								words: late.label,
							},
						]}
					/>
				) : null
			}
		/>
	);
}
