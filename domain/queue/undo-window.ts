/** How long a clerk can take the last step back. */
export const undoableMs = 10_000;
