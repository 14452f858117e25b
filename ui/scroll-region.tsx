import type { ReactNode } from "react";

// Whoever has no mouse scrolls with the arrow keys, once the region can be reached (WCAG 2.1.1).
const reachable = { tabIndex: 0 };

/** What may be wider than the screen scrolls in here, and only here: `relative` holds its hidden words as well. */
export function ScrollRegion(props: { labelledBy: string; children: ReactNode }) {
	return (
		<section {...reachable} aria-labelledby={props.labelledBy} className="relative overflow-x-auto">
			{props.children}
		</section>
	);
}
