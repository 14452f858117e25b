"use client";

import { useEffect, useState } from "react";

/** Counts the seconds without a touch or a key down; at none left it clears. Any touch begins anew. */
export function useClearing(isRunning: boolean, seconds: number, clear: () => void): number {
	const [left, setLeft] = useState(seconds);
	useEffect(() => {
		setLeft(seconds);
		if (!isRunning) return;
		let endsAt = Date.now() + seconds * 1000;
		const touched = () => {
			endsAt = Date.now() + seconds * 1000;
			setLeft(seconds);
		};
		const tick = setInterval(() => {
			const now = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
			setLeft(now);
			if (now === 0) {
				clearInterval(tick);
				clear();
			}
		}, 250);
		addEventListener("pointerdown", touched);
		addEventListener("keydown", touched);
		return () => {
			clearInterval(tick);
			removeEventListener("pointerdown", touched);
			removeEventListener("keydown", touched);
		};
	}, [isRunning, seconds, clear]);
	return left;
}
