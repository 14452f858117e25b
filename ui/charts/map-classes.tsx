import type { Missing } from "./chart-props.ts";
import { hatch, texture } from "./patterns.tsx";
import { shownNumber } from "./scales.ts";

const fills = ["fill-ramp-1", "fill-ramp-2", "fill-ramp-3", "fill-ramp-4", "fill-ramp-5"] as const;

/** From 0, the palest, to 4; fewer classes lie as far apart as they can. */
export function levelOf(value: number | Missing, edges: readonly number[]): number | null {
	const number = shownNumber(value);
	if (number === null) return null;
	return levelOfClass(edges.filter((edge) => number > edge).length, edges.length);
}

export const levelOfClass = (at: number, edges: number): number =>
	edges === 0 ? 2 : Math.min(Math.round((at * (fills.length - 1)) / edges), fills.length - 1);

export const inkOn = (level: number | null): string =>
	level !== null && level > 2 ? "fill-on-ramp" : "fill-ink";

/** A class as it is on the map: by colour, and by texture where there are no colours. */
export function Fill(props: { id: string; level: number | null; isHidden: boolean; d: string }) {
	const { d, id, level } = props;
	const fill = level === null ? "fill-card" : fills[level];
	return (
		<>
			<path
				d={d}
				fillRule="evenodd"
				className={`${fill} ${level === null ? "stroke-line-strong" : "stroke-card"} stark:stroke-ink`}
				strokeWidth="1"
				strokeLinejoin="round"
			/>
			{props.isHidden ? <path d={d} fillRule="evenodd" fill={hatch(id)} /> : null}
			{level ? (
				<path d={d} fillRule="evenodd" fill={texture(id, level)} className="hidden stark:block" />
			) : null}
		</>
	);
}
