"use client";

import { useEffect, useRef, useState } from "react";

const askEveryMs = 10_000;
const lostAfterMs = 20_000;
const tryAgainMs = 5_000;

/**
 * The newest state from the server: asked for after each event, and every few seconds whatever happens. When nothing
 * has been heard for twenty seconds the connection counts as lost; it comes back by itself.
 */
export function useLive<State>(
	first: State,
	stateUrl: string,
	eventsUrl: string,
): { state: State; isLost: boolean } {
	const [state, setState] = useState(first);
	const [isLost, setIsLost] = useState(false);
	const heardAt = useRef(0);
	useEffect(() => {
		heardAt.current = Date.now();
		let source: EventSource | null = null;
		let again: ReturnType<typeof setTimeout> | undefined;
		let asking = false;
		let missed = false;
		const ask = async () => {
			if (asking) {
				missed = true;
				return;
			}
			asking = true;
			try {
				const answer = await fetch(stateUrl, { cache: "no-store" });
				if (!answer.ok) return;
				setState(await answer.json());
				heardAt.current = Date.now();
				setIsLost(false);
			} catch {
				// The next try comes by itself.
			} finally {
				asking = false;
				if (missed) {
					missed = false;
					void ask();
				}
			}
		};
		const listen = () => {
			source = new EventSource(eventsUrl);
			for (const name of ["message", "change", "queue", "open"])
				source.addEventListener(name, () => void ask());
			source.addEventListener("error", () => {
				// A refusal ends it for good; a broken line it mends by itself.
				if (source?.readyState === EventSource.CLOSED) again = setTimeout(listen, tryAgainMs);
			});
		};
		listen();
		const asks = setInterval(() => void ask(), askEveryMs);
		const looks = setInterval(() => {
			if (Date.now() - heardAt.current > lostAfterMs) setIsLost(true);
		}, 1000);
		const online = () => void ask();
		addEventListener("online", online);
		return () => {
			source?.close();
			clearTimeout(again);
			clearInterval(asks);
			clearInterval(looks);
			removeEventListener("online", online);
		};
	}, [stateUrl, eventsUrl]);
	return { state, isLost };
}
