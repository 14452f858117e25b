import type { ReactNode } from "react";
import { type Fact, Facts } from "./facts.tsx";

/** The receipt a person is given for an appeal: its number, when, who took it, where. Paper torn along the edge. */
export function Talon(props: {
	/** Whose paper this is. */
	issuer: string;
	title: string;
	number: { term: string; value: string };
	facts: Fact[];
	note?: ReactNode;
}) {
	return (
		<article aria-label={props.title} className="talon bg-card">
			<header className="px-5 pt-5 pb-4 sm:px-6">
				<p className="text-[0.95rem] text-ink-soft">{props.issuer}</p>
				<p className="text-[1.2rem] font-[720]">{props.title}</p>
				<p className="mt-3 text-[0.95rem] text-ink-soft">{props.number.term}</p>
				<p className="tabular font-mono text-[1.75rem] leading-tight font-[720] tracking-wide">
					{props.number.value}
				</p>
			</header>
			<div className="talon-tear" />
			<div className="px-5 pt-2 pb-5 sm:px-6">
				<Facts facts={props.facts} />
				{props.note ? <p className="mt-3 text-[0.95rem] text-ink-soft">{props.note}</p> : null}
			</div>
		</article>
	);
}
