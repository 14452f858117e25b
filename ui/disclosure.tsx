import type { ReactNode } from "react";

/** What most do not need, one tap away. The platform's own element: it opens without scripts and when one searches in the page. */
export function Disclosure(props: {
	summary: ReactNode;
	children: ReactNode;
	className?: string;
	/** What is inside has something to say: a form that came back with errors. */
	open?: boolean;
}) {
	return (
		<details className={`disclosure ${props.className ?? ""}`} open={props.open}>
			<summary className="inline-flex min-h-11 items-center gap-2 font-[650] text-blue underline underline-offset-4">
				{props.summary}
			</summary>
			<div className="mt-2">{props.children}</div>
		</details>
	);
}
