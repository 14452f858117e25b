/*
 * What a part of the bench says. Figures go to stdout, one line of JSON each; all else to stderr.
 */

export type Figure = {
	/** "part.what.variant" */
	name: string;
	value: number;
	unit: string;
	/** What it ran against and what it is compared with, in words, with the sizes. */
	against: string;
};

/** Three significant digits are more than such a measurement knows. */
const rounded = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(3)));

export function tell(name: string, value: number, unit: string, against: string): void {
	const figure: Figure = { name, value: rounded(value), unit, against };
	process.stdout.write(`${JSON.stringify(figure)}\n`);
	process.stderr.write(`  ${name.padEnd(44)} ${String(figure.value).padStart(9)} ${unit}\n`);
}

export const progress = (line: string): void => void process.stderr.write(`  ${line}\n`);

/** A short run for whoever only wants to see that nothing is badly slower: fewer repetitions, smaller tables. */
export const quick = process.env.BENCH_QUICK === "1";

/** The value below which `share` of the sorted values lie (nearest rank). */
export function percentile(sorted: ArrayLike<number>, share: number): number {
	const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
	return sorted[at] ?? Number.NaN;
}

export function tellLatencies(
	name: string,
	milliseconds: readonly number[],
	against: string,
): { p50: number; p99: number } {
	const sorted = Float64Array.from(milliseconds).sort();
	const p50 = percentile(sorted, 0.5);
	const p99 = percentile(sorted, 0.99);
	tell(`${name}.p50`, p50, "ms", against);
	tell(`${name}.p99`, p99, "ms", against);
	return { p50, p99 };
}
