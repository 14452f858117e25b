import type { Figure, Mean } from "./figures.ts";
import { type Measure, measures } from "./measures.ts";
import {
	type Difference,
	differenceOfMeans,
	differenceOfShares,
	type Sums,
	studentQuantile,
} from "./wilson.ts";

/*
 * What may be said of a period beside another. Only an interval of 95 % of the difference that leaves zero out makes a
 * finding "better", "worse", "more" or "less"; anything else is "same", which means: not told from chance.
 */

export const verdicts = ["better", "worse", "more", "less", "same", "unknown"] as const;
export type Verdict = (typeof verdicts)[number];

/** The sums that a mean and its interval were made of: the interval's reach tells the spread. */
function sumsOf({ n, value, high }: Mean): Sums | null {
	if (n < 2 || !Number.isFinite(high)) return null;
	const error = (high - value) / studentQuantile(n - 1);
	const variance = error ** 2 * n;
	return { n, sum: value * n, squares: variance * (n - 1) + n * value ** 2 };
}

/** `now` less `before` with its interval; null where one of them is not known, or has no interval. */
export function differenceOf(now: Figure, before: Figure): Difference | null {
	if (now.kind === "share" && before.kind === "share") return differenceOfShares(now, before);
	if (now.kind === "mean" && before.kind === "mean") {
		const [one, other] = [sumsOf(now), sumsOf(before)];
		return one && other ? differenceOfMeans(one, other) : null;
	}
	return null;
}

/** What the difference means for those who come; a count or a load is told, never judged. */
export function verdictOf(measure: Measure, now: Figure, before: Figure): Verdict {
	const difference = differenceOf(now, before);
	if (!difference) return "unknown";
	if (!difference.distinct) return "same";
	const isMore = difference.value > 0;
	const { better } = measures[measure];
	if (better === "neither") return isMore ? "more" : "less";
	return isMore === (better === "more") ? "better" : "worse";
}
