import { detectSignals } from "./detect-signals.ts";
import { hideSmall } from "./hide-small.ts";
import { measureReach } from "./measure-reach.ts";
import { dayIn } from "./periods.ts";
import { recount } from "./recount.ts";

/**
 * For the worker, every night: the figures are made to agree with the visits, published together with what is to be
 * hidden of them, and searched for what is more than chance. Answers how many rows differed: none should.
 */
export async function closeBooks(now: Date): Promise<{ differences: number }> {
	const { count } = await recount();
	await hideSmall(now);
	await detectSignals(now);
	await measureReach(dayIn(now));
	return { differences: count };
}
