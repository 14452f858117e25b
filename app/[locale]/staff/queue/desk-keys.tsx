"use client";

import { useEffect, useState } from "react";

const remembered = "qadam-staff-keys";

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && target.closest("input, select, textarea") !== null;

/** Opens what the key belongs to: a button is pressed, a folded form is unfolded and its first field gets the focus. */
function press(key: string): boolean {
	const place = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
	if (!place) return false;
	if (!(place instanceof HTMLDetailsElement)) {
		place.click();
		return true;
	}
	place.open = true;
	place.querySelector<HTMLElement>("input:not([type=hidden]), select")?.focus();
	return true;
}

/**
 * One key for each button, wherever the focus is, but never while somebody types. Keys are told by their place on the
 * keyboard: with a Kazakh or Russian layout they are the same. They can be switched off (WCAG 2.1.4).
 */
export function DeskKeys(props: {
	keys: [string, string][];
	texts: { title: string; on: string; off: string };
}) {
	const { keys, texts } = props;
	const [isOn, setIsOn] = useState(true);
	useEffect(() => setIsOn(localStorage.getItem(remembered) !== "off"), []);
	useEffect(() => {
		if (!isOn) return;
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
			if (event.key === "Escape" && isTyping(event.target)) {
				if (event.target instanceof HTMLElement) event.target.blur();
				return;
			}
			if (isTyping(event.target)) return;
			const isHelp = event.key === "?" || (event.code === "Slash" && event.shiftKey);
			const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? "";
			if (!isHelp && event.shiftKey) return;
			if (press(isHelp ? "?" : letter)) event.preventDefault();
		};
		document.addEventListener("keydown", onKey);
		return () => document.removeEventListener("keydown", onKey);
	}, [isOn]);
	const toggle = () => {
		localStorage.setItem(remembered, isOn ? "off" : "on");
		setIsOn(!isOn);
	};
	return (
		<details data-key="?" className="no-print text-[0.95rem] open:w-full">
			<summary
				aria-keyshortcuts="?"
				className="inline-flex min-h-11 items-center gap-2 text-blue underline"
			>
				{texts.title} <Key name="?" />
			</summary>
			<dl className="mt-1 grid grid-cols-[3rem_1fr] gap-y-1">
				{keys.map(([key, meaning]) => (
					<div key={key} className="contents">
						<dt>
							<Key name={key} />
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

export function Key(props: { name: string }) {
	return (
		<span aria-hidden="true">
			<kbd className="rounded-[6px] border border-current px-1.5 font-mono text-[0.85em] leading-snug">
				{props.name}
			</kbd>
		</span>
	);
}
