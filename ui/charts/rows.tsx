import type { ReactNode } from "react";
import type { Estimate, ValueAxis } from "./chart-props.ts";
import { type Scale, valueScale } from "./scales.ts";

/*
 * Charts with a row for each office, unit or period are HTML: a long name wraps, the figure stands beside it in words,
 * and only the mark between them is drawn, in shares of the room there is.
 */

/** Where a value stands, in percent of the room. */
export const rowScale = (axis: ValueAxis, values: number[]): Scale =>
	valueScale(axis, values, [0, 100], 4);

const share = (at: number): string => `${at}%`;

/** The lines of the scale, through each row. */
export function Grid(props: { scale: Scale; reference: number | null }) {
	return (
		<>
			{props.scale.ticks.map((tick, index) => (
				<line
					key={tick.text}
					x1={share(tick.at)}
					x2={share(tick.at)}
					y1="0"
					y2="100%"
					className={index === 0 ? "stroke-line-strong" : "stroke-line stark:opacity-45"}
					strokeWidth="1"
				/>
			))}
			{props.reference === null ? null : (
				<line
					x1={share(props.scale.at(props.reference))}
					x2={share(props.scale.at(props.reference))}
					y1="0"
					y2="100%"
					className="stroke-ink"
					strokeWidth="1.6"
					strokeDasharray="4 3"
				/>
			)}
		</>
	);
}

/** An interval as a stroke with ends. */
export function Whisker(props: { scale: Scale; figure: Estimate; y: number; className?: string }) {
	const { figure, scale, y } = props;
	if (figure.low === figure.high) return null;
	const [low, high] = [share(scale.at(figure.low)), share(scale.at(figure.high))];
	return (
		<g className={props.className ?? "stroke-ink"} strokeWidth="1.6">
			<line x1={low} x2={high} y1={y} y2={y} />
			<line x1={low} x2={low} y1={y - 4} y2={y + 4} />
			<line x1={high} x2={high} y1={y - 4} y2={y + 4} />
		</g>
	);
}

export function ChartRow(props: {
	label: string;
	href?: string;
	text: string;
	isMissing?: boolean;
	isTall?: boolean;
	grid: ReactNode;
	/** The mark; 0 is the middle of the row's height, which a long name may stretch. */
	children: ReactNode;
}) {
	const look = props.isMissing ? "text-ink-soft" : "";
	return (
		<li className="chart-row">
			<span className="min-w-0 text-[0.95rem] leading-tight font-[600]">
				{props.href ? (
					<a href={props.href} className="inline-flex min-h-11 items-center">
						{props.label}
					</a>
				) : (
					props.label
				)}
			</span>
			<div
				className={`picture chart-mark relative self-stretch ${props.isTall ? "min-h-[46px]" : "min-h-[36px]"}`}
			>
				<svg
					aria-hidden="true"
					className="tabular absolute inset-0 size-full overflow-visible text-[0.82rem]"
				>
					{props.grid}
					<svg aria-hidden="true" y="50%" className="overflow-visible">
						{props.children}
					</svg>
				</svg>
			</div>
			<span className={`tabular text-[0.88rem] leading-tight ${look}`}>{props.text}</span>
		</li>
	);
}

/** The values below the rows. */
export function RowTicks(props: {
	scale: Scale;
	title: string;
	reference?: { value: number; label: string };
}) {
	const { reference, scale } = props;
	return (
		<div aria-hidden="true" className="picture chart-row">
			<span />
			<svg
				aria-hidden="true"
				width="100%"
				height="1.6em"
				className="chart-mark tabular overflow-visible fill-ink-soft text-[0.82rem]"
			>
				{scale.ticks.map((tick) => (
					<text
						key={tick.text}
						x={share(tick.at)}
						y="1.15em"
						textAnchor={tick.at < 4 ? "start" : tick.at > 96 ? "end" : "middle"}
					>
						{tick.text}
					</text>
				))}
			</svg>
			<span className="text-[0.88rem] text-ink-soft">{props.title}</span>
			{reference ? (
				<span className="order-4 col-span-full flex basis-full items-center gap-2 pt-1 text-[0.88rem] text-ink-soft">
					<svg viewBox="0 0 28 16" className="h-4 w-7 flex-none" aria-hidden="true">
						<path d="M14 0V16" className="stroke-ink" strokeWidth="1.8" strokeDasharray="4 3" />
					</svg>
					{reference.label}
				</span>
			) : null}
		</div>
	);
}
