import type { ReactNode } from "react";

/**
 * A chart that can be trusted: its title says what was found, then how many were asked and how sure that is; the same
 * in words for who cannot see the drawing, the figures as a table, and where they come from.
 */
export function ChartFrame(props: {
	id: string;
	/** "People wait 12 minutes less than in spring" */
	finding: ReactNode;
	/** "n = 412; 95 % interval 9–15 minutes" */
	sample: ReactNode;
	/** The drawing: an SVG that is hidden from screen readers, whom the summary serves. */
	drawing: ReactNode;
	summary: ReactNode;
	tableTitle: string;
	table: ReactNode;
	source: ReactNode;
}) {
	return (
		<figure
			aria-labelledby={`${props.id}-finding`}
			className="rounded-card border border-line bg-card p-4 sm:p-5 print:break-inside-avoid"
		>
			<figcaption>
				<h3 id={`${props.id}-finding`}>{props.finding}</h3>
				<p className="tabular text-[0.95rem] text-ink-soft">{props.sample}</p>
			</figcaption>
			<div className="my-4">{props.drawing}</div>
			<p>{props.summary}</p>
			<details className="mt-2">
				<summary className="inline-flex min-h-11 items-center font-[650] text-blue underline underline-offset-4">
					{props.tableTitle}
				</summary>
				{props.table}
			</details>
			<p className="mt-2 text-[0.9rem] text-ink-soft">{props.source}</p>
		</figure>
	);
}
