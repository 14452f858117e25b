import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** It is done: the page's H1, and the few characters one must keep, large enough to be read out over a telephone. */
export function Confirmation(props: {
	title: ReactNode;
	lead?: ReactNode;
	/** `secret`: opens the visit, so no copy of the page that the browser saves for reading offline holds it. */
	/** A page's one H1 by default. */
	level?: "h1" | "h2";
	secrets: { term: string; value: string; secret?: boolean; after?: ReactNode }[];
}) {
	const Title = props.level ?? "h1";
	return (
		<div className="mt-5 mb-6 overflow-hidden rounded-card border-2 border-green bg-card sm:mt-8">
			<div className="bg-green-soft px-4 py-5 sm:px-6 sm:py-6">
				<div className="flex flex-col items-start gap-2 sm:flex-row sm:gap-3">
					<span className="mt-0.5 grid size-9 flex-none place-items-center rounded-full border-2 border-green text-green sm:size-11">
						<Icon name="check" className="size-5 sm:size-6" />
					</span>
					<div className="min-w-0">
						<Title tabIndex={-1} id={props.level ? undefined : "heading"}>
							{props.title}
						</Title>
						{props.lead ? <p className="mt-2 max-w-[48ch] text-ink-soft">{props.lead}</p> : null}
					</div>
				</div>
			</div>
			<dl className="tabular grid gap-x-8 gap-y-4 border-t-2 border-dashed border-green px-4 py-5 sm:grid-cols-[auto_auto_1fr] sm:px-6">
				{props.secrets.map((secret) => (
					<div key={secret.term} data-not-kept={secret.secret ? "" : undefined}>
						<dt className="text-ink-soft">{secret.term}</dt>
						<dd className="font-mono text-[1.7rem] leading-tight font-[700] tracking-wide sm:text-[2rem]">
							{secret.value}
						</dd>
						{secret.after ? <dd className="no-print">{secret.after}</dd> : null}
					</div>
				))}
			</dl>
		</div>
	);
}
