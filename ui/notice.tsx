import type { ReactNode } from "react";

const looks = {
	gold: "border-gold-line bg-gold-soft",
	sky: "border-sky bg-sky",
	green: "border-green bg-green-soft",
	red: "border-red bg-red-soft",
} as const;

/** A sentence that must not be missed. Said in words; the colour only helps. */
export function Notice(props: {
	look?: keyof typeof looks;
	title?: ReactNode;
	children?: ReactNode;
	role?: "status" | "alert";
	className?: string;
}) {
	return (
		<div
			role={props.role}
			className={`rounded-card border px-4 py-3 ${looks[props.look ?? "gold"]} ${props.className ?? ""}`}
		>
			{props.title ? <p className="font-[680]">{props.title}</p> : null}
			{props.children}
		</div>
	);
}

const tones = {
	green: "bg-green-soft text-green",
	gold: "bg-gold-soft text-ink",
	red: "bg-red-soft text-red",
	plain: "bg-sky text-ink",
} as const;

/** A state as a word with a dot, never a dot alone. */
export function Status(props: { tone?: keyof typeof tones; children: ReactNode }) {
	return (
		<span
			className={`dot inline-flex items-baseline gap-2 rounded-[14px] px-3 py-0.5 text-[0.94rem] font-[650] ${tones[props.tone ?? "plain"]}`}
		>
			{props.children}
		</span>
	);
}
