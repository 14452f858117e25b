import type { Officer } from "#domain/identity/actors.ts";
import { type Universe, universeOf } from "./universe.ts";

/** Whoever of the staff asked for the weekly digest, by the role of their account when it is sent (send-digests.ts). */
export type Subscriber = Pick<Officer, "role"> & { readonly isSubscriber: true };

/** Who reads figures: somebody of the staff, or anybody on the public page. */
export type Viewer = Officer | Subscriber | "public";

/** The one world whose figures they see. Throws for an officer without the right: the page's gate has failed. */
export function worldOf(viewer: Viewer): Universe {
	const universe = viewer === "public" ? "police" : universeOf(viewer);
	if (!universe) throw new Error("Figures were asked for by somebody who may not see any.");
	return universe;
}
