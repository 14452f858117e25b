/** What a command answers: its value, or an expected refusal that the page puts into words. Bugs are thrown. */
export type Outcome<Value, Refusal extends string> =
	| { ok: true; value: Value }
	| { ok: false; refusal: Refusal };

export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const refuse = <Refusal extends string>(
	refusal: Refusal,
): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
