import { Keys, NothingDrawn } from "./canvas.tsx";
import type { DotsCompareProps, Estimate } from "./chart-props.ts";
import { ChartRow, Grid, RowTicks, rowScale, Whisker } from "./rows.tsx";
import { reach, type Scale, shown } from "./scales.ts";

const lines = { before: -8, after: 8 };

/** Hollow before, filled after: each on a line of its own, so that intervals never cover one another. */
function Mark(props: { scale: Scale; figure: Estimate | null; when: "before" | "after" }) {
	const { figure, scale, when } = props;
	if (!figure) return null;
	return (
		<>
			<Whisker
				scale={scale}
				figure={figure}
				y={lines[when]}
				className={when === "before" ? "stroke-line-strong" : "stroke-ink"}
			/>
			<circle
				cx={`${scale.at(figure.value)}%`}
				cy={lines[when]}
				r="5.5"
				className={when === "before" ? "fill-card stroke-line-strong" : "fill-blue stroke-card"}
				strokeWidth={when === "before" ? 2.4 : 1}
			/>
		</>
	);
}

/** One period against another, row by row. */
export function DotsCompare(props: DotsCompareProps) {
	const { rows, words } = props;
	const figures = rows.flatMap((row) => [row.before, row.after]);
	if (!figures.some((figure) => shown(figure)))
		return <NothingDrawn>{figures.includes("hidden") ? words.hidden : words.noData}</NothingDrawn>;
	const scale = rowScale(props.axis, reach(figures));
	return (
		<div className="chart">
			<ul>
				{rows.map((row) => {
					const [before, after] = [shown(row.before), shown(row.after)];
					return (
						<ChartRow
							key={row.key}
							label={row.label}
							href={row.href}
							text={row.text}
							isMissing={!before && !after}
							isTall
							grid={<Grid scale={scale} reference={null} />}
						>
							<Mark scale={scale} figure={before} when="before" />
							<Mark scale={scale} figure={after} when="after" />
						</ChartRow>
					);
				})}
			</ul>
			<RowTicks scale={scale} title={props.axis.title} />
			<Keys
				keys={[
					{
						sign: (
							<circle
								cx="14"
								cy="8"
								r="5.5"
								className="fill-card stroke-line-strong"
								strokeWidth="2.4"
							/>
						),
						words: props.names.before,
					},
					{
						sign: <circle cx="14" cy="8" r="5.5" className="fill-blue" />,
						words: props.names.after,
					},
					{
						sign: <path d="M2 8H26M2 4V12M26 4V12" className="stroke-ink" strokeWidth="1.6" />,
						words: words.interval,
					},
				]}
			/>
		</div>
	);
}
