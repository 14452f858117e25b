"use client";

import { useEffect } from "react";

/** Where an arrow leads from a cell of a table: the cell beside it that holds something to press, else the next one. */
function neighbour(cell: HTMLTableCellElement, key: string): HTMLElement | null {
	const row = cell.parentElement as HTMLTableRowElement;
	const rows = [...(row.closest("table")?.tBodies ?? [])].flatMap((body) => [...body.rows]);
	const down = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
	const right = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
	for (
		let y = rows.indexOf(row) + down, x = cell.cellIndex + right;
		rows[y]?.cells[x];
		y += down, x += right
	) {
		const link = rows[y]?.cells[x]?.querySelector<HTMLElement>("a[href]");
		if (link) return link;
	}
	return null;
}

/** Arrows between the days and desks of the week, `t` this week. Every stop is a link: Enter goes there. */
export function WeekKeys(props: { thisHref: string }) {
	const { thisHref } = props;
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if (localStorage.getItem("qadam-staff-keys") === "off") return;
			const { target } = event;
			if (target instanceof Element && target.closest("input, select, textarea")) return;
			if (event.key === "t") location.assign(thisHref);
			else if (event.key.startsWith("Arrow")) {
				const cell = document.activeElement?.closest<HTMLTableCellElement>("td, th");
				const next = cell
					? neighbour(cell, event.key)
					: document.querySelector<HTMLElement>("td a[href]");
				if (!next) return;
				next.focus();
				next.scrollIntoView({ block: "nearest" });
			} else return;
			event.preventDefault();
		};
		document.addEventListener("keydown", onKey);
		return () => document.removeEventListener("keydown", onKey);
	}, [thisHref]);
	return null;
}
