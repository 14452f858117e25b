import type { ReactNode } from "react";
import { Patterns } from "./patterns.tsx";

/** Text is at least 12 pixels high in both: a phone of 360 shows the narrow one at nine tenths, a desk the wide one. */
export const sizes = {
	narrow: { name: "narrow", width: 320, height: 232, type: 14, ticks: 4, textClass: "text-[14px]" },
	wide: { name: "wide", width: 720, height: 300, type: 15, ticks: 5, textClass: "text-[15px]" },
} as const;

export type Size = (typeof sizes)[keyof typeof sizes];

/** Where the marks are drawn, within the axes. */
export type Plot = { left: number; right: number; top: number; bottom: number };

/**
 * The same drawing for little and for much room; a container query shows one. It is hidden from screen readers, whom
 * the frame's summary and table serve, and goes where pictures are switched off.
 */
export function Canvas(props: {
	id: string;
	/** Above the drawing, where it may wrap. */
	title: string;
	draw: (size: Size, id: string) => ReactNode;
	keys?: ReactNode;
}) {
	return (
		<div aria-hidden="true" className="picture chart">
			<p className="pb-1 text-[0.88rem] text-ink-soft">{props.title}</p>
			{[sizes.narrow, sizes.wide].map((size) => {
				const id = `${props.id}-${size.name}`;
				return (
					<svg
						key={size.name}
						aria-hidden="true"
						viewBox={`0 0 ${size.width} ${size.height}`}
						className={`tabular w-full fill-ink-soft ${size.textClass} ${size.name === "narrow" ? "chart-narrow" : "chart-wide"}`}
					>
						<Patterns id={id} />
						{props.draw(size, id)}
					</svg>
				);
			})}
			{props.keys}
		</div>
	);
}

/** Instead of a drawing with nothing in it. */
export function NothingDrawn(props: { children: string }) {
	return (
		<p className="rounded-field border border-dashed border-line-strong px-4 py-8 text-center text-ink-soft">
			{props.children}
		</p>
	);
}

/** What the marks mean: each drawn as it is in the chart, with words that may wrap. */
export function Keys(props: { keys: { sign: ReactNode; words: string }[] }) {
	if (props.keys.length === 0) return null;
	return (
		<ul className="flex flex-wrap gap-x-5 pt-2 text-[0.88rem] text-ink-soft">
			{props.keys.map((key) => (
				<li key={key.words} className="flex items-center gap-2">
					<svg viewBox="0 0 28 16" className="h-4 w-7 flex-none" aria-hidden="true">
						{key.sign}
					</svg>
					{key.words}
				</li>
			))}
		</ul>
	);
}

/** The sign of hatching. Its pattern is its own, for a key stands outside the drawings. */
export function HatchSign(props: { id: string }) {
	return (
		<>
			<Patterns id={`${props.id}-key`} />
			<rect
				x="1"
				y="1"
				width="26"
				height="14"
				fill={`url(#${props.id}-key-hatch)`}
				className="stroke-line-strong"
			/>
		</>
	);
}
