/*
 * How well a figure is known. All intervals are of 95 %: of a hundred such intervals about five miss the truth, and
 * nobody knows which. Nothing here looks at who was asked: an interval knows chance, not those who did not answer.
 */

export type Interval = { value: number; low: number; high: number };

/** `distinct`: the interval of the difference leaves zero out, so that chance alone would hardly make it. */
export type Difference = Interval & { distinct: boolean };

/** What a share is counted from. */
export type Part = { count: number; n: number };
/** What a mean is counted from: people, the sum of their values, and of the values' squares. */
export type Sums = { n: number; sum: number; squares: number };

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

function requirePart({ count, n }: Part): void {
	if (!(n > 0 && count >= 0 && count <= n)) throw new RangeError(`No share: ${count} of ${n}.`);
}

/**
 * The score interval of Wilson (1927, J. Am. Stat. Assoc. 22, 209), recommended by Newcombe (1998, Statist. Med. 17, 857,
 * method 3) because it holds its 95 % for small n and for shares near 0 and 1. Its ends are 0 and 1 exactly where
 * nobody or everybody is counted.
 */
export function wilson(count: number, n: number): Interval {
	requirePart({ count, n });
	const value = count / n;
	const square = z * z;
	const centre = 2 * count + square;
	const reach = z * Math.sqrt(square + 4 * count * (1 - value));
	const whole = 2 * (n + square);
	return {
		value,
		low: count === 0 ? 0 : Math.min(value, (centre - reach) / whole),
		high: count === n ? 1 : Math.max(value, (centre + reach) / whole),
	};
}

const difference = (value: number, low: number, high: number): Difference => ({
	value,
	low,
	high,
	distinct: low > 0 || high < 0,
});

/** `now` less `before`, by the squared Wilson ends: Newcombe (1998, Statist. Med. 17, 873), method 10. */
export function differenceOfShares(now: Part, before: Part): Difference {
	const one = wilson(now.count, now.n);
	const other = wilson(before.count, before.n);
	const value = one.value - other.value;
	return difference(
		value,
		value - Math.hypot(one.value - one.low, other.high - other.value),
		value + Math.hypot(one.high - one.value, other.value - other.low),
	);
}

/**
 * The 97.5 % point of Student's distribution, by Hill (1970, Comm. ACM 13, 619, algorithm 396): six digits right from five
 * degrees of freedom on, three below; exact for one and two. Degrees need not be whole (Welch).
 */
export function studentQuantile(degrees: number): number {
	if (!(degrees >= 1)) throw new RangeError(`No such degrees of freedom: ${degrees}.`);
	const tails = 0.05;
	if (degrees === 1) return 1 / Math.tan((tails * Math.PI) / 2);
	if (degrees === 2) return Math.sqrt(2 / (tails * (2 - tails)) - 2);
	const a = 1 / (degrees - 0.5);
	const b = 48 / (a * a);
	let c = (((20700 * a) / b - 98) * a - 16) * a + 96.36;
	const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees;
	let y = (d * tails) ** (2 / degrees);
	if (y > 0.05 + a) {
		const x = -z;
		y = x * x;
		if (degrees < 5) c += 0.3 * (degrees - 4.5) * (x + 0.6);
		c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
		y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
		y = Math.expm1(a * y * y);
	} else {
		const inner = (degrees + 6) / (degrees * y) - 0.089 * d - 0.822;
		const head = 1 / (inner * (degrees + 2) * 3) + 0.5 / (degrees + 4);
		y = ((head * y - 1) * (degrees + 1)) / (degrees + 2) + 1 / y;
	}
	return Math.sqrt(degrees * y);
}

function moments({ n, sum, squares }: Sums) {
	if (!(n > 0)) throw new RangeError("No mean of nobody.");
	const mean = sum / n;
	// Rounding may make the difference of two nearly equal sums negative.
	const variance = n > 1 ? Math.max(0, (squares - sum * mean) / (n - 1)) : Number.NaN;
	return { mean, error: variance / n };
}

/**
 * Student's interval of a mean. It assumes that the mean (not the single value) is spread nearly normally: for skewed
 * minutes that needs some thirty people; below, the interval is a little too short at its upper end. Of one person
 * nothing is known: the interval is unbounded.
 */
export function meanInterval(n: number, sum: number, squares: number): Interval {
	const { mean, error } = moments({ n, sum, squares });
	if (n < 2) return { value: mean, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
	const reach = studentQuantile(n - 1) * Math.sqrt(error);
	return { value: mean, low: mean - reach, high: mean + reach };
}

/** `now` less `before`, of groups that need not vary alike: Welch (1947, Biometrika 34, 28), by the degrees of Satterthwaite. */
export function differenceOfMeans(now: Sums, before: Sums): Difference {
	const one = moments(now);
	const other = moments(before);
	const value = one.mean - other.mean;
	if (now.n < 2 || before.n < 2)
		return difference(value, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
	const error = one.error + other.error;
	if (error === 0) return difference(value, value, value);
	const degrees = error ** 2 / (one.error ** 2 / (now.n - 1) + other.error ** 2 / (before.n - 1));
	const reach = studentQuantile(Math.max(1, degrees)) * Math.sqrt(error);
	return difference(value, value - reach, value + reach);
}

/**
 * Events per `base` (residents × years), by the approximation of Byar to the exact Poisson interval (Breslow and Day 1987,
 * p. 69): within 1 % of it from five events on, which is what may be shown.
 */
export function rateInterval(count: number, base: number): Interval {
	if (!(base > 0 && count >= 0)) throw new RangeError(`No rate: ${count} per ${base}.`);
	const end = (events: number, sign: 1 | -1) =>
		events * (1 - 1 / (9 * events) + (sign * z) / (3 * Math.sqrt(events))) ** 3;
	return {
		value: count / base,
		low: count === 0 ? 0 : Math.max(0, end(count, -1)) / base,
		high: end(count + 1, 1) / base,
	};
}
