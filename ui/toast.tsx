"use client";

import { type ReactNode, useEffect, useState } from "react";

/**
 * Staff only. What has just been done, with ten seconds to undo it. Never the only place that says so. The seconds
 * stand still while the pointer or the focus is on it; a hidden tab does not use them up either.
 */
export function Toast(props: {
	label: string;
	text: ReactNode;
	undo?: { text: string; onUndo: () => void };
	close: string;
	seconds?: number;
	onGone: () => void;
}) {
	const [left, setLeft] = useState(props.seconds ?? 10);
	const [isHeld, setIsHeld] = useState(false);
	const { onGone } = props;
	useEffect(() => {
		if (left <= 0) onGone();
		if (left <= 0 || isHeld) return;
		const tick = setInterval(() => {
			if (!document.hidden) setLeft((seconds) => seconds - 1);
		}, 1000);
		return () => clearInterval(tick);
	}, [left, isHeld, onGone]);
	const button =
		"min-h-11 cursor-pointer rounded-[9px] border-2 border-on-deep px-4 font-[680] text-on-deep hover:underline";
	return (
		<section
			aria-label={props.label}
			onPointerEnter={() => setIsHeld(true)}
			onPointerLeave={() => setIsHeld(false)}
			onFocus={() => setIsHeld(true)}
			onBlur={() => setIsHeld(false)}
			className="toast no-print flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-deep px-4 py-3 text-on-deep"
		>
			<p role="status" className="me-auto">
				{props.text}
			</p>
			{props.undo ? (
				<button type="button" onClick={props.undo.onUndo} className={button}>
					{props.undo.text}
				</button>
			) : null}
			<button type="button" onClick={onGone} className="min-h-11 cursor-pointer px-2 underline">
				{props.close}
			</button>
		</section>
	);
}
