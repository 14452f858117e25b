"use client";

import { useEffect, useState } from "react";

type Counts = { waiting: number; parked: number; marks: string[] };

/** After so long without a key or a pointer nobody is there: the console asks no more, and the session may end. */
const idleMs = 10 * 60_000;
const lostAfterMs = 20_000;

const entryOf = (mark: string): string => mark.split(" ", 1)[0] ?? "";

/** People who are new, gone, or stand otherwise than the page shows. */
function countChanges(shown: string[], now: string[]): number {
	const known = new Set(shown);
	const fresh = new Set(now);
	const different = [
		...now.filter((mark) => !known.has(mark)),
		...shown.filter((mark) => !fresh.has(mark)),
	];
	return new Set(different.map(entryOf)).size;
}

/** Counts are live; the list stays as it is read until somebody asks for the changes. */
export function useDeskChanges(shown: Counts, stateUrl: string, eventsUrl: string) {
	const [now, setNow] = useState(shown);
	const [isLost, setIsLost] = useState(false);
	useEffect(() => setNow(shown), [shown]);
	useEffect(() => {
		let activeAt = Date.now();
		let heardAt = Date.now();
		let planned: ReturnType<typeof setTimeout> | undefined;
		const active = () => {
			activeAt = Date.now();
		};
		const ask = async () => {
			if (Date.now() - activeAt > idleMs) return;
			try {
				const answer = await fetch(stateUrl, { cache: "no-store" });
				if (!answer.ok) return;
				setNow(await answer.json());
				heardAt = Date.now();
				setIsLost(false);
			} catch {
				// The next try comes by itself.
			}
		};
		const soon = () => {
			clearTimeout(planned);
			planned = setTimeout(ask, 250);
		};
		const source = new EventSource(eventsUrl);
		for (const name of ["message", "change", "queue", "open"]) source.addEventListener(name, soon);
		const asks = setInterval(() => void ask(), 10_000);
		const looks = setInterval(() => {
			const isIdle = Date.now() - activeAt > idleMs;
			if (!isIdle && Date.now() - heardAt > lostAfterMs) setIsLost(true);
		}, 1000);
		addEventListener("online", soon);
		addEventListener("keydown", active);
		addEventListener("pointerdown", active);
		return () => {
			source.close();
			clearTimeout(planned);
			clearInterval(asks);
			clearInterval(looks);
			removeEventListener("online", soon);
			removeEventListener("keydown", active);
			removeEventListener("pointerdown", active);
		};
	}, [stateUrl, eventsUrl]);
	return { waiting: now.waiting, changes: countChanges(shown.marks, now.marks), isLost };
}
