import { prime, SmallSums } from "./small-sums.ts";

/*
 * What somebody knows who has read every published figure and can add and subtract: all sums that lie in the linear span
 * of the published ones. Kept as reduced equations over the integers modulo a prime, one for each figure that tells
 * something new. Whatever can be worked out with fractions can be worked out there too, unless the prime divides one of
 * their denominators, which are determinants of tables of noughts and ones and far smaller: so the check errs, if at
 * all, towards hiding.
 *
 * Beside them each atom has a random solution of all equations, its fingerprint: a group that can be worked out adds up to
 * zero in every such solution. One that cannot does so in a random one by an accident of 1 in 2⁵² (two solutions).
 */

const inverse = 1 / prime;
/** Of a non-negative value below 2⁵³. */
function modulo(value: number): number {
	const rest = value - Math.floor(value * inverse) * prime;
	return rest < 0 ? rest + prime : rest >= prime ? rest - prime : rest;
}

function power(base: number, exponent: number): number {
	let result = 1;
	let square = base;
	for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
		if (left % 2 === 1) result = modulo(result * square);
		square = modulo(square * square);
	}
	return result;
}

/** The same numbers on every run: what is hidden must not depend on the night. Mulberry32, by Tommy Ettinger. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b_79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return 1 + (((mixed ^ (mixed >>> 14)) >>> 0) % (prime - 1));
	};
}

/** An equation solved for its pivot atom: pivot + Σ factor × atom is known. */
type Equation = { pivot: number; factors: Float64Array };

export class Knowledge {
	private readonly people: readonly number[];
	private readonly groups: SmallSums;
	private readonly equations: Equation[] = [];
	/** The equation that an atom is the pivot of; -1: none. */
	private readonly solvedBy: Int32Array;
	/** How many equations an atom stands in. */
	private readonly uses: Int32Array;
	private x: Float64Array;
	private y: Float64Array;

	/** `people`: how many each atom has. Atoms with nobody are known to have nobody. */
	constructor(people: readonly number[]) {
		this.people = people;
		this.groups = new SmallSums(people);
		this.solvedBy = new Int32Array(people.length).fill(-1);
		this.uses = new Int32Array(people.length);
		const random = seeded(1927);
		this.x = Float64Array.from(people, random);
		this.y = Float64Array.from(people, random);
	}

	/**
	 * What telling the sum of these atoms would do: nothing new ("known"), give a small group away ("unsafe"), or else a
	 * function that does tell it.
	 */
	weigh(atoms: readonly number[]): "known" | "unsafe" | (() => void) {
		const factors = this.reduce(atoms);
		const support: number[] = [];
		let pivot = -1;
		for (let atom = 0; atom < factors.length; atom++) {
			if (factors[atom] === 0) continue;
			support.push(atom);
			if (pivot < 0 || this.costOf(atom) < this.costOf(pivot)) pivot = atom;
		}
		if (pivot < 0) return "known";
		const scale = power(factors[pivot] ?? 1, prime - 2);
		let stepX = 0;
		let stepY = 0;
		for (const atom of support) {
			const factor = modulo((factors[atom] ?? 0) * scale);
			factors[atom] = factor;
			stepX = modulo(stepX + factor * (this.x[atom] ?? 0));
			stepY = modulo(stepY + factor * (this.y[atom] ?? 0));
		}
		const x = this.x.slice();
		const y = this.y.slice();
		const changed: number[] = [];
		const shift = (atom: number, times: number) => {
			x[atom] = modulo((x[atom] ?? 0) + times * stepX);
			y[atom] = modulo((y[atom] ?? 0) + times * stepY);
			if (this.groups.isSmall(atom)) changed.push(atom);
		};
		shift(pivot, prime - 1);
		for (const equation of this.equations) {
			const factor = equation.factors[pivot] ?? 0;
			if (factor !== 0) shift(equation.pivot, factor);
		}
		if (this.groups.hasZero(x, y, changed)) return "unsafe";
		return () => {
			this.x = x;
			this.y = y;
			this.solve(pivot, factors, support);
		};
	}

	/** Solving for a large atom that stands in few equations changes the fewest fingerprints of small ones. */
	private costOf(atom: number): number {
		return (this.uses[atom] ?? 0) + (this.groups.isSmall(atom) ? this.people.length : 0);
	}

	/** The sum less all that is known of it. */
	private reduce(atoms: readonly number[]): Float64Array {
		const rest = new Float64Array(this.people.length);
		for (const atom of atoms) {
			if (this.people[atom] === 0) continue;
			const solved = this.equations[this.solvedBy[atom] ?? -1];
			if (!solved) {
				rest[atom] = (rest[atom] ?? 0) + 1;
				continue;
			}
			const { factors } = solved;
			for (let at = 0; at < factors.length; at++) {
				const factor = factors[at] ?? 0;
				if (factor !== 0) rest[at] = (rest[at] ?? 0) + prime - factor;
			}
		}
		for (let at = 0; at < rest.length; at++) rest[at] = modulo(rest[at] ?? 0);
		return rest;
	}

	/** Adds the equation and takes its pivot out of all others. */
	private solve(pivot: number, factors: Float64Array, support: readonly number[]): void {
		factors[pivot] = 0;
		const others = support.filter((atom) => atom !== pivot);
		for (const { factors: held } of this.equations) {
			const times = held[pivot] ?? 0;
			if (times === 0) continue;
			held[pivot] = 0;
			for (const atom of others) {
				const before = held[atom] ?? 0;
				const after = modulo(before + (prime - times) * (factors[atom] ?? 0));
				held[atom] = after;
				if (before === 0) this.uses[atom] = (this.uses[atom] ?? 0) + 1;
				else if (after === 0) this.uses[atom] = (this.uses[atom] ?? 0) - 1;
			}
		}
		this.uses[pivot] = 0;
		for (const atom of others) this.uses[atom] = (this.uses[atom] ?? 0) + 1;
		this.solvedBy[pivot] = this.equations.length;
		this.equations.push({ pivot, factors });
	}
}
