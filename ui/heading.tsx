import type { ReactNode } from "react";

/** The way back and the page's one H1. Focus moves to the H1 when a journey arrives here. */
export function Heading(props: {
	children: ReactNode;
	caption?: ReactNode;
	lead?: ReactNode;
	back?: { href: string; text: string };
	/** Where in a journey this page stands. */
	steps?: ReactNode;
}) {
	return (
		<div className="mb-6 pt-5 sm:pt-8">
			{props.back ? (
				<a
					href={props.back.href}
					className="no-print mb-3 inline-flex min-h-11 items-center gap-1.5 text-[0.97rem]"
				>
					<span aria-hidden="true">←</span> {props.back.text}
				</a>
			) : null}
			{props.steps}
			{props.caption ? (
				<p className="text-[1.02rem] font-[630] text-ink-soft">{props.caption}</p>
			) : null}
			<h1 tabIndex={-1} id="heading" className="max-w-[24ch]">
				{props.children}
			</h1>
			{props.lead ? (
				<p className="mt-3 max-w-[48ch] text-[1.1rem] text-ink-soft">{props.lead}</p>
			) : null}
		</div>
	);
}
