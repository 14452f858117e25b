import { type Box, overlaps } from "../area-labels.ts";
import type { FunnelPoint } from "./chart-props.ts";
import { textWidth } from "./scales.ts";

/** A place for each name beside its mark where nothing else stands; where there is none, the table says it. */
export function namePlaces(
	marks: { x: number; y: number; point: FunnelPoint }[],
	texts: readonly Box[],
	plot: { left: number; bottom: number },
	width: number,
	type: number,
) {
	const taken: Box[] = [...texts, ...marks.map(({ x, y }): Box => [x - 5, y - 5, x + 5, y + 5])];
	return marks
		.filter((mark) => mark.point.outside)
		.flatMap((mark) => {
			const wide = textWidth(mark.point.label, type);
			const high = type * 0.8;
			const corners: [x: number, y: number][] = [
				[mark.x + 11, mark.y - high / 2],
				[mark.x - 11 - wide, mark.y - high / 2],
				[mark.x - wide / 2, mark.y - 11 - high],
				[mark.x - wide / 2, mark.y + 11],
			];
			for (const [x, y] of corners) {
				const box: Box = [x, y - 2, x + wide, y + high + 2];
				const isIn = x >= plot.left && x + wide <= width && y >= 2 && y + high <= plot.bottom;
				if (!isIn || taken.some((other) => overlaps(box, other))) continue;
				taken.push(box);
				return [{ key: mark.point.key, label: mark.point.label, x, y: y + high }];
			}
			return [];
		});
}
