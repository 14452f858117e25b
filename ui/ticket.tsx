import type { ReactNode } from "react";

/**
 * A place in the queue, on a screen or on a roll of 80 mm. It names neither the person nor the service, and looks the
 * same whatever it was taken for.
 */
export function Ticket(props: {
	/** "Your number" */
	term: string;
	/** "A 042" */
	number: string;
	place: ReactNode;
	/** People ahead, the expected time as a range, when it was taken: short lines, most needed first. */
	facts: { term: string; value: ReactNode }[];
	note?: ReactNode;
	/** A QR code, where the ticket is printed. */
	children?: ReactNode;
}) {
	return (
		<article aria-label={`${props.term} ${props.number}`} className="ticket bg-card">
			<p className="text-ink-soft">{props.term}</p>
			<p className="ticket-number tabular">{props.number}</p>
			<p className="text-[1.15rem] font-[680]">{props.place}</p>
			<dl className="mt-4 grid gap-2 border-t-2 border-dashed border-line-strong pt-4 text-start">
				{props.facts.map((fact) => (
					<div key={fact.term} className="flex flex-wrap items-baseline justify-between gap-x-4">
						<dt className="text-ink-soft">{fact.term}</dt>
						<dd className="tabular font-[680]">{fact.value}</dd>
					</div>
				))}
			</dl>
			{props.children}
			{props.note ? <p className="mt-4 text-[0.95rem] text-ink-soft">{props.note}</p> : null}
		</article>
	);
}
