/*
 * Whether numbers that stand for few people add up to nought. Each atom (people of one office, month and service) has a
 * fingerprint, two numbers below a prime; a group of atoms can be worked out from what is told exactly if its fingerprints
 * add up to zero, so the question is: is there a group of 1 … `most` people with that sum? An atom may count more than
 * once, "two Saturday visitors and one of the others twice over": that is looked for too, and errs on the safe side.
 */

/** Fits 26 bits: products of two residues are exact in a double. */
export const prime = 67_108_859;
/** The most people that a group too small to be shown can have. */
export const most = 4;

/** Fingerprints as keys of a hash table that is emptied by counting up. */
class KeySet {
	private readonly mask: number;
	private readonly first: Int32Array;
	private readonly second: Int32Array;
	private readonly weight: Uint8Array;
	private readonly filled: Int32Array;
	private round = 0;

	constructor(entries: number) {
		const size = 2 ** Math.ceil(Math.log2(Math.max(16, entries * 2)));
		this.mask = size - 1;
		this.first = new Int32Array(size);
		this.second = new Int32Array(size);
		this.weight = new Uint8Array(size);
		this.filled = new Int32Array(size);
	}

	clear(): void {
		this.round++;
	}

	private slot(one: number, two: number): number {
		let at = (Math.imul(one, 0x9e37_79b1) ^ Math.imul(two, 0x85eb_ca6b)) >>> 7;
		at &= this.mask;
		while (this.filled[at] === this.round && (this.first[at] !== one || this.second[at] !== two))
			at = (at + 1) & this.mask;
		return at;
	}

	/** Keeps the least weight under a key. */
	add(one: number, two: number, weight: number): void {
		const at = this.slot(one, two);
		if (this.filled[at] === this.round) {
			if (weight < (this.weight[at] ?? 0)) this.weight[at] = weight;
			return;
		}
		this.filled[at] = this.round;
		this.first[at] = one;
		this.second[at] = two;
		this.weight[at] = weight;
	}

	/** The least weight under a key; more than any group has if there is none. */
	weightOf(one: number, two: number): number {
		const at = this.slot(one, two);
		return this.filled[at] === this.round ? (this.weight[at] ?? 0) : most + 1;
	}
}

/** Which sums of two may occur: a set that may hold too much, never too little, and is small enough to stay near. */
class MaybeSet {
	private readonly words: Int32Array;
	private readonly mask: number;

	constructor(entries: number) {
		this.words = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(4, entries * 2))));
		this.mask = this.words.length * 32 - 1;
	}

	clear(): void {
		this.words.fill(0);
	}

	add(key: number): void {
		const at = Math.imul(key, 0x9e37_79b1) & this.mask;
		this.words[at >>> 5] = (this.words[at >>> 5] ?? 0) | (1 << (at & 31));
	}

	mayHave(key: number): boolean {
		const at = Math.imul(key, 0x9e37_79b1) & this.mask;
		return ((this.words[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
	}
}

const plus = (one: number, other: number): number => {
	const sum = one + other;
	return sum >= prime ? sum - prime : sum;
};
const minus = (value: number): number => (value === 0 ? 0 : prime - value);

export class SmallSums {
	private readonly people: readonly number[];
	/** Atoms of 1 … most people, and those of one person: only these can be in a small group. */
	private readonly small: number[];
	private readonly ones: number[];
	private readonly singles: KeySet;
	private readonly pairs: MaybeSet;

	constructor(people: readonly number[]) {
		this.people = people;
		this.small = people.flatMap((count, atom) => (count >= 1 && count <= most ? [atom] : []));
		this.ones = this.small.filter((atom) => people[atom] === 1);
		this.singles = new KeySet(this.small.length);
		this.pairs = new MaybeSet((this.ones.length * (this.ones.length + 1)) / 2);
	}

	isSmall(atom: number): boolean {
		const count = this.people[atom] ?? 0;
		return count >= 1 && count <= most;
	}

	/** Whether a group with one of `changed` in it adds up to zero. All others had been looked at before. */
	hasZero(x: Float64Array, y: Float64Array, changed: readonly number[]): boolean {
		if (changed.length === 0) return false;
		this.singles.clear();
		for (const atom of this.small)
			this.singles.add(x[atom] ?? 0, y[atom] ?? 0, this.people[atom] ?? 0);
		for (const atom of changed) {
			const count = this.people[atom] ?? 0;
			if (x[atom] === 0 && y[atom] === 0) return true;
			const partner = this.singles.weightOf(minus(x[atom] ?? 0), minus(y[atom] ?? 0));
			if (count + partner <= most) return true;
			if (count <= most - 2 && this.isThreefold(x, y, atom, count)) return true;
		}
		return this.isFourfold(x, y, changed);
	}

	private isThreefold(x: Float64Array, y: Float64Array, atom: number, count: number): boolean {
		for (const other of this.small) {
			const both = count + (this.people[other] ?? 0);
			if (both >= most) continue;
			const one = minus(plus(x[atom] ?? 0, x[other] ?? 0));
			const two = minus(plus(y[atom] ?? 0, y[other] ?? 0));
			if (both + this.singles.weightOf(one, two) <= most) return true;
		}
		return false;
	}

	/** Four people, each alone in an atom: sums of two against sums of two. */
	private isFourfold(x: Float64Array, y: Float64Array, changed: readonly number[]): boolean {
		const starts = changed.filter((atom) => this.people[atom] === 1);
		if (starts.length === 0) return false;
		const { ones, pairs } = this;
		const values = ones.map((atom) => x[atom] ?? 0);
		pairs.clear();
		for (let at = 0; at < values.length; at++) {
			const value = values[at] ?? 0;
			for (let next = at; next < values.length; next++) pairs.add(plus(value, values[next] ?? 0));
		}
		for (const one of starts)
			for (const other of ones) {
				const sum = plus(x[one] ?? 0, x[other] ?? 0);
				if (!pairs.mayHave(minus(sum))) continue;
				if (this.isCompleted(x, y, sum, plus(y[one] ?? 0, y[other] ?? 0))) return true;
			}
		return false;
	}

	/** Whether two people alone in their atoms bring the sum to zero. */
	private isCompleted(x: Float64Array, y: Float64Array, sumX: number, sumY: number): boolean {
		return this.ones.some((atom) => {
			const one = minus(plus(sumX, x[atom] ?? 0));
			return this.singles.weightOf(one, minus(plus(sumY, y[atom] ?? 0))) === 1;
		});
	}
}
