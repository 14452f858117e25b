"use client";

import { useEffect, useState } from "react";

const remembered = "qadam-staff-keys";
const pressable = "a[href], button, summary";

/** What the arrows stop at in a row, cell by cell: what can be pressed there, else the cell itself. */
function stopsOf(row: Element): HTMLElement[][] {
	return [...row.querySelectorAll<HTMLElement>(":scope > th, :scope > td")].map((cell) => {
		const inside = [...cell.querySelectorAll<HTMLElement>(pressable)].filter(
			(one) => one.offsetParent !== null,
		);
		return inside.length > 0 ? inside : [cell];
	});
}

function focusOn(stop: HTMLElement | undefined): boolean {
	if (!stop) return false;
	if (!stop.matches(pressable)) stop.tabIndex = -1;
	stop.focus();
	// The whole visit, and clear of what lies over the page's lower edge (the row's scroll margin).
	(stop.closest("tr") ?? stop).scrollIntoView({ block: "nearest" });
	return true;
}

const visitRows = () => [...document.querySelectorAll<HTMLElement>("[data-visit]")];

/** Up and down in a column, left and right through a row, page keys from desk to desk. */
function move(key: string): boolean {
	const rows = visitRows();
	const here = rows.findIndex((row) => row.contains(document.activeElement));
	const row = rows[here];
	if (key.startsWith("Page")) {
		const deskOf = (one: HTMLElement | undefined) => one?.dataset.desk;
		const firsts = rows.filter((one, index) => deskOf(one) !== deskOf(rows[index - 1]));
		const desk = firsts.findIndex((first) => deskOf(first) === deskOf(row));
		const next = firsts[desk + (key === "PageDown" ? 1 : -1)];
		return next ? focusOn(stopsOf(next)[0]?.[0]) : false;
	}
	const cells = row ? stopsOf(row) : [];
	const active = document.activeElement;
	const column = cells.findIndex((stops) => stops.some((stop) => stop === active));
	if (key === "ArrowUp" || key === "ArrowDown") {
		const next = rows[here + (key === "ArrowDown" ? 1 : -1)];
		return next ? focusOn(stopsOf(next)[Math.max(0, column)]?.[0]) : false;
	}
	const stops = cells.flat();
	const at = stops.indexOf(active as HTMLElement);
	return focusOn(stops[at + (key === "ArrowRight" ? 1 : -1)]);
}

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && target.closest("input, select, textarea") !== null;

/** Leaves a field; closes what was opened in a row, and goes back to what opened it. */
function leave(target: EventTarget | null): void {
	if (!(target instanceof HTMLElement)) return;
	const opened = target.closest<HTMLDetailsElement>("details[open]");
	if (opened) {
		opened.open = false;
		opened.querySelector("summary")?.focus();
	} else target.blur();
}

const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/**
 * The keys of the day. Everything is also a link, a button or a field; single keys can be switched off (WCAG 2.1.4),
 * which this browser remembers.
 */
export function DayKeys(props: {
	todayHref: string;
	newHref: string | null;
	texts: { title: string; keys: [string, string][]; on: string; off: string };
}) {
	const { todayHref, newHref, texts } = props;
	const [isOn, setIsOn] = useState(true);
	const [isOpen, setIsOpen] = useState(false);
	useEffect(() => setIsOn(localStorage.getItem(remembered) !== "off"), []);
	useEffect(() => {
		if (!isOn) return;
		const single: Record<string, () => void> = {
			t: () => location.assign(todayHref),
			n: () => newHref && location.assign(newHref),
			"/": () => document.getElementById("find")?.focus(),
			r: () => click("[data-show-changes]"),
			z: () => click("[data-undo] button"),
			"?": () => setIsOpen((open) => !open),
		};
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if (event.key === "Escape") leave(event.target);
			if (isTyping(event.target)) return;
			const act = single[event.key];
			if (act) act();
			else if (!/^(Arrow|Page)/.test(event.key) || !move(event.key)) return;
			event.preventDefault();
		};
		document.addEventListener("keydown", onKey);
		return () => document.removeEventListener("keydown", onKey);
	}, [isOn, todayHref, newHref]);
	const toggle = () => {
		localStorage.setItem(remembered, isOn ? "off" : "on");
		setIsOn(!isOn);
	};
	return (
		<details
			id="keys"
			open={isOpen}
			onToggle={(event) => setIsOpen(event.currentTarget.open)}
			className="no-print mt-8 text-[0.95rem]"
		>
			<summary className="inline-flex min-h-11 items-center text-blue underline">
				{texts.title}
			</summary>
			<dl className="mt-1 grid max-w-[34rem] grid-cols-[7.5rem_1fr] gap-y-1">
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
