import type { ReactNode } from "react";

export type Fact = { term: string; value: ReactNode; action?: ReactNode };

/** Terms and what they are, one hairline each. On a phone the term stands above its value. */
export function Facts(props: { facts: (Fact | null | false)[]; className?: string }) {
	return (
		<dl className={`grid ${props.className ?? ""}`}>
			{props.facts.map((fact) =>
				fact ? (
					<div
						key={fact.term}
						className="grid gap-x-4 border-b border-line py-2.5 last:border-0 sm:grid-cols-[11rem_1fr_auto]"
					>
						<dt className="text-ink-soft">{fact.term}</dt>
						<dd className="min-w-0">{fact.value}</dd>
						{fact.action ? <dd className="sm:text-end">{fact.action}</dd> : null}
					</div>
				) : null,
			)}
		</dl>
	);
}
