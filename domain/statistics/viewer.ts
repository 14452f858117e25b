import type { Officer } from "#domain/identity/actors.ts";
import { type Universe, universeOf } from "./universe.ts";

/** Who reads figures: somebody of the staff, or anybody on the public page. */
export type Viewer = Officer | "public";

/** The one world whose figures they see. Throws for an officer without the right: the page's gate has failed. */
export function worldOf(viewer: Viewer): Universe {
	const universe = viewer === "public" ? "police" : universeOf(viewer);
	if (!universe) throw new Error("Figures were asked for by somebody who may not see any.");
	return universe;
}
