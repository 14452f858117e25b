import { DrizzleQueryError } from "drizzle-orm";
import { DatabaseError } from "pg";
import { db, type Transaction } from "#db/client.ts";
import { refuse } from "#domain/outcome.ts";

/** Exclusion and unique violations. */
const taken = new Set(["23P01", "23505"]);

const isTaken = (error: unknown): boolean =>
	error instanceof DrizzleQueryError &&
	error.cause instanceof DatabaseError &&
	taken.has(error.cause.code ?? "");

/**
 * Runs a change that brings an ended visit back. Its time may have been given to somebody else, which the constraints
 * of the appointments know: then nothing is changed.
 */
export async function orChangedMeanwhile<Result>(
	change: (transaction: Transaction) => Promise<Result>,
): Promise<Result | { ok: false; refusal: "changed-meanwhile" }> {
	try {
		return await db.transaction(change);
	} catch (error) {
		if (isTaken(error)) return refuse("changed-meanwhile");
		throw error;
	}
}
