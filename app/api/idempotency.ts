import { z } from "zod";
import type { Partner } from "#domain/identity/actors.ts";
import { giveTurnBack, keepAnswer, takeTurn } from "#domain/identity/repeat-answer.ts";
import { type ProblemKind, problemKinds, Refusal } from "./problem.ts";

export type Answered = { body: object; headers: Record<string, string> };

/** Asking again later may be answered otherwise: such a refusal is not kept. */
const passing: readonly ProblemKind[] = ["too-many-requests", "not-ready"];

const keptSchema = z.union([
	z.object({
		body: z.record(z.string(), z.unknown()),
		headers: z.record(z.string(), z.string()),
	}),
	z.object({
		problem: z.enum(problemKinds as [ProblemKind, ...ProblemKind[]]),
		errors: z.array(z.object({ parameter: z.string(), message: z.string() })),
	}),
]);

/**
 * The value of Idempotency-Key. The draft writes it as a structured string, in quotes; many programs leave them out,
 * and mean the same key.
 */
export function readIdempotencyKey(request: Request): string | null {
	const given = (request.headers.get("idempotency-key") ?? "").trim();
	const plain = /^"([\x20\x21\x23-\x5b\x5d-\x7e]{1,255})"$/.exec(given)?.[1] ?? given;
	return /^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/.test(plain) ? plain : null;
}

/** Does what is asked once, and answers it again to whoever repeats the same request with the same key. */
export async function once(
	partner: Partner,
	asked: { idempotencyKey: string; request: string },
	act: () => Promise<Answered | Refusal>,
	now: Date,
): Promise<Answered | Refusal> {
	const turn = await takeTurn(partner, asked, now);
	if (turn.kind === "in-progress") return new Refusal("idempotency-in-progress");
	if (turn.kind === "other-request") return new Refusal("idempotency-key-reused");
	if (turn.kind === "answered") {
		const kept = keptSchema.parse(turn.answer);
		if ("problem" in kept) return new Refusal(kept.problem, kept.errors as Refusal["errors"]);
		return { body: kept.body, headers: { ...kept.headers, "idempotency-replayed": "true" } };
	}
	try {
		const answered = await act();
		if (answered instanceof Refusal && passing.includes(answered.problem))
			await giveTurnBack(turn.turn);
		else await keepAnswer(turn.turn, { ...answered });
		return answered;
	} catch (error) {
		await giveTurnBack(turn.turn);
		throw error;
	}
}
