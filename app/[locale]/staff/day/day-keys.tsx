"use client";

import { useEffect, useState } from "react";

const remembered = "qadam-staff-keys";

/** Where the arrow takes from the visit that has focus: one up or down, or to the first of the next desk. */
function neighbour(key: string): HTMLElement | null {
	const visits = [...document.querySelectorAll<HTMLElement>("[data-visit]")];
	const here = visits.findIndex((visit) => visit.contains(document.activeElement));
	if (key === "ArrowDown") return visits[here + 1] ?? null;
	if (key === "ArrowUp") return visits[here - 1] ?? null;
	const deskOf = (visit: HTMLElement | undefined) => visit?.dataset.desk;
	const firsts = visits.filter((visit, index) => deskOf(visit) !== deskOf(visits[index - 1]));
	const desk = firsts.findIndex((first) => deskOf(first) === deskOf(visits[here]));
	return firsts[desk + (key === "ArrowRight" ? 1 : -1)] ?? null;
}

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	target.closest("input, select, textarea, details[open]") !== null;

/**
 * Arrows between visits and desks, `t` today, `/` search. Everything is also a link or a field; single keys can be
 * switched off (WCAG 2.1.4), which this browser remembers.
 */
export function DayKeys(props: {
	todayHref: string;
	searchId: string;
	texts: { title: string; keys: [string, string][]; on: string; off: string };
}) {
	const { todayHref, searchId, texts } = props;
	const [isOn, setIsOn] = useState(true);
	useEffect(() => setIsOn(localStorage.getItem(remembered) !== "off"), []);
	useEffect(() => {
		if (!isOn) return;
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
			if (event.key === "t") location.assign(todayHref);
			else if (event.key === "/") document.getElementById(searchId)?.focus();
			else if (event.key.startsWith("Arrow")) {
				const next = neighbour(event.key);
				if (!next) return;
				next.focus();
				next.scrollIntoView({ block: "nearest" });
			} else return;
			event.preventDefault();
		};
		document.addEventListener("keydown", onKey);
		return () => document.removeEventListener("keydown", onKey);
	}, [isOn, todayHref, searchId]);
	const toggle = () => {
		localStorage.setItem(remembered, isOn ? "off" : "on");
		setIsOn(!isOn);
	};
	return (
		<details className="no-print mt-8 text-[0.95rem]">
			<summary className="inline-flex min-h-11 items-center text-blue underline">
				{texts.title}
			</summary>
			<dl className="mt-1 grid max-w-[30rem] grid-cols-[6rem_1fr] gap-y-1">
				{texts.keys.map(([key, meaning]) => (
					<div key={key} className="contents">
						<dt>
							<kbd className="rounded-[6px] border border-line-strong px-2 font-mono">{key}</kbd>
						</dt>
						<dd>{meaning}</dd>
					</div>
				))}
			</dl>
			<button
				type="button"
				onClick={toggle}
				aria-pressed={isOn}
				className="mt-3 min-h-11 cursor-pointer rounded-[9px] border border-line-strong px-3"
			>
				{isOn ? texts.off : texts.on}
			</button>
		</details>
	);
}
