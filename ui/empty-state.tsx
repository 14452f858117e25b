import type { ReactNode } from "react";

const pictures = {
	/** A free day: nothing is written in it. */
	calendar: (
		<>
			<rect x="42" y="26" width="76" height="62" rx="8" className="fill-card stroke-line-strong" />
			<path d="M42 42h76M60 18v14M100 18v14" className="stroke-line-strong" />
			<path d="M56 54h10M75 54h10M94 54h10M56 70h10M75 70h10" className="stroke-gold" />
		</>
	),
	/** A birch at a bend of the road: nobody has come by yet. */
	road: (
		<>
			<path d="M70 90c4-14 26-16 22-28-3-8-18-8-16-16" className="stroke-line-strong" />
			<path d="M116 90V38" className="stroke-line-strong" strokeWidth="5" />
			<path d="M114 52h4M114 66h4M114 78h4" className="stroke-card" />
			<path
				d="M116 12c14 6 18 22 8 32-6 5-12 5-17 0-9-11-5-27 9-32Z"
				className="fill-gold-soft stroke-gold"
			/>
		</>
	),
	/** A clock with its day over. */
	evening: (
		<>
			<circle cx="80" cy="52" r="33" className="fill-card stroke-line-strong" />
			<path d="M80 32v20l13 9" className="stroke-gold" />
			<path d="M80 22v3M80 79v3M50 52h3M107 52h3" className="stroke-line-strong" />
		</>
	),
} as const;

/** Nothing here: a small picture, why, and the one thing to do now. */
export function EmptyState(props: {
	picture: keyof typeof pictures;
	title: ReactNode;
	children?: ReactNode;
	action?: ReactNode;
}) {
	return (
		<div className="mb-8 grid items-center gap-x-6 gap-y-3 rounded-card border border-line bg-card px-5 py-6 sm:grid-cols-[auto_1fr] sm:px-6">
			<svg
				viewBox="0 0 160 100"
				aria-hidden="true"
				fill="none"
				strokeWidth="3"
				strokeLinecap="round"
				strokeLinejoin="round"
				className="w-36"
			>
				<path d="M8 90c18-16 38-14 56-20 20-7 34-16 56-6 16 7 20 18 32 26Z" className="fill-sky" />
				{pictures[props.picture]}
				<path d="M4 90h152" className="stroke-line-strong" />
			</svg>
			<div className="grid min-w-0 gap-2 wrap-anywhere">
				<p className="text-[1.12rem] font-[680]">{props.title}</p>
				{props.children}
				{props.action ? <div className="mt-1">{props.action}</div> : null}
			</div>
		</div>
	);
}
