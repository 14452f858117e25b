import type { ReactNode } from "react";

const opener =
	"inline-flex min-h-11 items-center font-[650] text-blue underline underline-offset-4";

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
	/** How it is counted and what is left out: "Called later than 20 minutes after arrival, of all who were called." */
	formula?: { title: string; text: ReactNode };
	/** Where the figures come from, and of which moment: "Counted on 22 November at 23:10." */
	source: ReactNode;
	/** Links to the same table as files. */
	files?: { href: string; text: string }[];
	/** A page's heading above; 3 unless told. */
	level?: 2 | 3;
}) {
	const Title = props.level === 2 ? "h2" : "h3";
	return (
		<figure
			aria-labelledby={`${props.id}-finding`}
			className="rounded-card border border-line bg-card p-4 sm:p-5 print:break-inside-avoid"
		>
			<figcaption>
				<Title id={`${props.id}-finding`} className="text-[1.15rem]">
					{props.finding}
				</Title>
				<p className="tabular text-[0.95rem] text-ink-soft">{props.sample}</p>
			</figcaption>
			<div className="my-4">{props.drawing}</div>
			<p>{props.summary}</p>
			{/* On paper nothing opens: a table that is closed leaves no line behind, and how it is counted stands there. */}
			<details className="mt-2 print:[&:not([open])]:hidden">
				<summary className={opener}>{props.tableTitle}</summary>
				{props.table}
			</details>
			{props.formula ? (
				<>
					<details className="no-print">
						<summary className={opener}>{props.formula.title}</summary>
						<p className="max-w-[62ch] pb-2">{props.formula.text}</p>
					</details>
					<p className="print-only pt-2 text-[0.9rem]">{props.formula.text}</p>
				</>
			) : null}
			{props.files && props.files.length > 0 ? (
				<ul className="no-print flex flex-wrap gap-x-5">
					{props.files.map((file) => (
						<li key={file.href}>
							<a href={file.href} className="inline-flex min-h-11 items-center">
								{file.text}
							</a>
						</li>
					))}
				</ul>
			) : null}
			<p className="mt-2 text-[0.9rem] text-ink-soft">{props.source}</p>
		</figure>
	);
}
