"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const everyMs = 20_000;

/** How many visits are new, gone or changed. */
function countChanges(seen: Record<string, string>, now: Record<string, string>): number {
	const ids = new Set([...Object.keys(seen), ...Object.keys(now)]);
	return [...ids].filter((id) => seen[id] !== now[id]).length;
}

/**
 * "3 changes – show". What one is reading never moves by itself: the bar lies over the page's lower corner, and only
 * whoever presses gets the new day. `words` are those of one change, two … the last stands for more.
 */
export function LiveChanges(props: {
	href: string;
	seen: Record<string, string>;
	words: string[];
	show: string;
	label: string;
}) {
	const { href, seen, words } = props;
	const [latest, setLatest] = useState(seen);
	const router = useRouter();
	useEffect(() => setLatest(seen), [seen]);
	useEffect(() => {
		const ask = async () => {
			if (document.hidden) return;
			// No connection, or signed out: the page stands as it is, and the next click says what is wrong.
			const answer = await fetch(href).catch(() => null);
			if (answer?.ok) setLatest(await answer.json());
		};
		const timer = setInterval(ask, everyMs);
		document.addEventListener("visibilitychange", ask);
		return () => {
			clearInterval(timer);
			document.removeEventListener("visibilitychange", ask);
		};
	}, [href]);
	const count = countChanges(seen, latest);
	return (
		<section aria-label={props.label} className="no-print fixed start-4 bottom-4 z-4">
			<div role="status">
				{count > 0 ? (
					<p className="flex items-center gap-4 rounded-card border border-gold-line bg-gold-soft px-4 py-2 shadow-lg">
						{words[Math.min(count, words.length) - 1]}
						<button
							type="button"
							data-show-changes=""
							onClick={() => router.refresh()}
							className="min-h-11 cursor-pointer font-[680] text-blue underline"
						>
							{props.show}
						</button>
					</p>
				) : null}
			</div>
		</section>
	);
}
