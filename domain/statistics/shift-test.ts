import type { Part } from "./wilson.ts";

/*
 * Whether an office's share has shifted between two stretches of months by more than chance and by more than it shifted
 * everywhere else. The model: in each month the odds of the office are those of all other offices of that month times a
 * factor of its own (logistic regression with an offset). The factor is fitted to the months before; from it follows
 * what was to be expected after. So a season or a rule that holds for all is nobody's merit or fault.
 */

/** A month of one office, and the other offices of the region in the same month. */
export type Month = Part & {
	period: string;
	others: Part;
	/** Logarithm of the others' odds, and its variance by chance. */
	offset: number;
	uncertainty: number;
};

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const share = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** With half a person more on each side, so that nought has odds too; alone, a month is compared with its own past only. */
export function besideOthers(month: Part & { period: string }, others: Part): Month {
	const [count, rest] = [others.count + 0.5, others.n - others.count + 0.5];
	const isAlone = others.n === 0;
	return {
		...{ ...month, others },
		offset: isAlone ? 0 : Math.log(count / rest),
		uncertainty: isAlone ? 0 : 1 / count + 1 / rest,
	};
}

const expectedAt = (factor: number, month: Month): number => share(factor + month.offset);

/** The factor at which as many are expected as there were, by Newton's steps. */
function fitFactor(months: readonly Month[]): number {
	const counted = total(months.map(({ count }) => count));
	const people = total(months.map(({ n }) => n));
	// Nobody and everybody have no finite factor.
	const aim = Math.min(people - 0.5, Math.max(0.5, counted));
	const mean = total(months.map((month) => month.n * month.offset)) / people;
	let factor = Math.log(aim / (people - aim)) - mean;
	for (let step = 0; step < 8; step++) {
		let expected = 0;
		let slope = 0;
		for (const month of months) {
			const at = expectedAt(factor, month);
			expected += month.n * at;
			slope += month.n * at * (1 - at);
		}
		const change = (aim - expected) / Math.max(slope, 1e-9);
		factor += Math.max(-1, Math.min(1, change));
		if (Math.abs(change) < 1e-9) break;
	}
	return factor;
}

type Stretch = { expected: number; variance: number; fromOthers: number };

/** What is expected of the months at that factor, and how that varies by chance here and among the others. */
function expect(months: readonly Month[], factor: number): Stretch {
	const stretch = { expected: 0, variance: 0, fromOthers: 0 };
	for (const month of months) {
		const at = expectedAt(factor, month);
		const variance = month.n * at * (1 - at);
		stretch.expected += month.n * at;
		stretch.variance += variance;
		stretch.fromOthers += variance ** 2 * month.uncertainty;
	}
	return stretch;
}

/** Pearson's sum: how far the months lie from what is expected of them, in units of chance. */
const scatter = (months: readonly Month[], factor: number): number =>
	total(
		months.map((month) => {
			const at = expectedAt(factor, month);
			return (month.count - month.n * at) ** 2 / (month.n * at * (1 - at));
		}),
	);

export type Shift = {
	/** Between what there was and what was to be expected, in normal standard errors; positive: more. */
	errors: number;
	/** How many times the odds are what they were, others' change taken off. */
	oddsRatio: number;
	/** How many were to be expected in the months after. */
	expected: number;
	/** The month after that argues most for a shift. */
	strongest: Month | null;
};

/** How much the months of one office scatter around one factor, as a multiple of what chance makes. */
export function dispersionOf(months: readonly Month[]): number {
	return months.length > 1 ? scatter(months, fitFactor(months)) / (months.length - 1) : 1;
}

/** So many months' worth of weight has what is usual among the offices beside what an office itself shows. */
const usualFreedoms = 40;

/**
 * As normal errors what are Student's: Wallace (1959, Ann. Math. Stat. 30, 1124), within 0.01 from forty degrees on.
 */
const asNormal = (errors: number, degrees: number): number =>
	(Math.sign(errors) * (8 * degrees + 1) * Math.sqrt(degrees * Math.log1p(errors ** 2 / degrees))) /
	(8 * degrees + 3);

/**
 * Months that scatter more than chance makes them (overdispersion, McCullagh and Nelder 1989, 4.5) ask for a larger shift,
 * in proportion; quieter ones never for a smaller one. `usual`: the scatter of most offices, since eighteen months of one
 * office say little about it.
 */
export function measureShift(
	before: readonly Month[],
	after: readonly Month[],
	usual: number,
): Shift {
	const factor = fitFactor(before);
	const past = expect(before, factor);
	const present = expect(after, factor);
	const now = fitFactor(after);
	const freedoms = before.length + after.length - 2;
	const scattered = scatter(before, factor) + scatter(after, now);
	const dispersion = Math.max(1, (scattered + usualFreedoms * usual) / (freedoms + usualFreedoms));
	const carried = (present.variance / past.variance) ** 2;
	const variance =
		dispersion * (present.variance + carried * past.variance) +
		present.fromOthers +
		carried * past.fromOthers;
	const excess = total(after.map(({ count }) => count)) - present.expected;
	const toward = Math.sign(excess);
	const excessOf = (month: Month) => toward * (month.count - month.n * expectedAt(factor, month));
	return {
		errors: asNormal(excess / Math.sqrt(variance), freedoms + usualFreedoms),
		oddsRatio: Math.exp(now - factor),
		expected: present.expected,
		strongest: after.reduce<Month | null>(
			(best, month) => (best && excessOf(best) >= excessOf(month) ? best : month),
			null,
		),
	};
}
