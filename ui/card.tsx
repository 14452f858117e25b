import type { ReactNode } from "react";

/** Paper on paper: hairline, generous corner, no shadow. */
export function Card(props: { children: ReactNode; className?: string; padded?: boolean }) {
	return (
		<div
			className={`overflow-hidden rounded-card border border-line bg-card ${props.padded === false ? "" : "p-4 sm:p-5"} ${props.className ?? ""}`}
		>
			{props.children}
		</div>
	);
}

const edges = { blue: "steps-blue", gold: "steps-gold", green: "steps-green" } as const;

/** A way in: the whole tile answers the tap, its name is the link. Steps climb in its corner, of the kind's colour. */
export function Tile(props: {
	href: string;
	title: ReactNode;
	children?: ReactNode;
	note?: ReactNode;
	edge?: keyof typeof edges;
}) {
	return (
		<div
			className={`tap steps grid min-w-0 wrap-anywhere content-start gap-1.5 rounded-card border border-line bg-card p-4 sm:p-5 ${edges[props.edge ?? "blue"]}`}
		>
			<h3 className="pe-10">
				<a href={props.href} className="cover">
					{props.title}
				</a>
			</h3>
			{props.children ? <p className="text-ink-soft">{props.children}</p> : null}
			{props.note ? <p className="text-[0.95rem] font-[630] text-green">{props.note}</p> : null}
		</div>
	);
}
