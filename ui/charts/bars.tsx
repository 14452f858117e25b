import { Keys, NothingDrawn } from "./canvas.tsx";
import type { BarsProps } from "./chart-props.ts";
import { ChartRow, Grid, RowTicks, rowScale, Whisker } from "./rows.tsx";
import { reach, shown, shownNumber } from "./scales.ts";

/** Figures with their intervals, one below the other, in the order of their names: the eye compares, no place is won. */
export function Bars(props: BarsProps) {
	const { reference, rows, words } = props;
	if (!rows.some((row) => shown(row.figure)))
		return (
			<NothingDrawn>
				{rows.some((row) => row.figure === "hidden") ? words.hidden : words.noData}
			</NothingDrawn>
		);
	const line = reference ? shownNumber(reference.value) : null;
	const scale = rowScale(props.axis, [
		...reach(rows.map((row) => row.figure)),
		...(line === null ? [] : [line]),
	]);
	const hasInterval = rows.some((row) => {
		const figure = shown(row.figure);
		return figure !== null && figure.low < figure.high;
	});
	return (
		<div className="chart">
			<ul>
				{rows.map((row) => {
					const figure = shown(row.figure);
					return (
						<ChartRow
							key={row.key}
							label={row.label}
							href={row.href}
							text={row.text}
							isMissing={!figure}
							grid={<Grid scale={scale} reference={line} />}
						>
							{figure ? (
								<>
									<rect
										x={`${Math.min(scale.at(0), scale.at(figure.value))}%`}
										y="-8"
										width={`${Math.abs(scale.at(figure.value) - scale.at(0))}%`}
										height="16"
										className="fill-ramp-2 stroke-blue"
										strokeWidth="1"
									/>
									<Whisker scale={scale} figure={figure} y={0} />
								</>
							) : (
								<line
									x1="0"
									x2="100%"
									className="stroke-line-strong"
									strokeDasharray="1 6"
									strokeWidth="1.6"
								/>
							)}
						</ChartRow>
					);
				})}
			</ul>
			<RowTicks scale={scale} title={props.axis.title} reference={reference} />
			{hasInterval ? (
				<Keys
					keys={[
						{
							sign: <path d="M2 8H26M2 4V12M26 4V12" className="stroke-ink" strokeWidth="1.6" />,
							words: words.interval,
						},
					]}
				/>
			) : null}
		</div>
	);
}
