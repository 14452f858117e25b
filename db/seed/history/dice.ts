/*
 * Luck that falls alike in every run: each office and day throws dice of its own, so that a day's rows are the same
 * whichever other days are made with it.
 */

export type Dice = {
	/** 0 … 1, 1 excluded. */
	roll(): number;
	/** Whether something of that probability happens. */
	happens(probability: number): boolean;
	/** Standard normal. */
	normal(): number;
	/** Of so many a day on average. */
	poisson(mean: number): number;
	pick<Item>(items: readonly [Item, ...Item[]]): Item;
	/** One of the keys, by their weights. */
	weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
};

/** FNV-1a: 32 bits of a text. */
function hash(text: string): number {
	let state = 0x811c9dc5;
	for (let at = 0; at < text.length; at++)
		state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
	return state >>> 0;
}

/** Mulberry32. */
export function diceOf(name: string): Dice {
	let state = hash(name);
	const roll = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	const normal = () => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
	return {
		roll,
		happens: (probability) => roll() < probability,
		normal,
		poisson: (mean) => {
			let product = roll();
			let count = 0;
			for (const limit = Math.exp(-mean); product > limit; count++) product *= roll();
			return count;
		},
		pick: (items) => items[Math.floor(roll() * items.length)] ?? items[0],
		weighted: <Key extends string>(weights: Readonly<Record<Key, number>>) => {
			const keys = Object.keys(weights) as Key[];
			let left = roll() * keys.reduce((sum, key) => sum + weights[key], 0);
			const found = keys.find((key) => {
				left -= weights[key];
				return left < 0;
			});
			// The last one, when rounding leaves a crumb.
			return found ?? (keys.at(-1) as Key);
		},
	};
}

/** The normal distribution's function, to seven digits (Abramowitz and Stegun 26.2.17). */
export function normalBelow(value: number): number {
	const t = 1 / (1 + 0.2316419 * Math.abs(value));
	const tail =
		(Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI)) *
		t *
		(0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	return value > 0 ? 1 - tail : tail;
}

/** How probable it is that `least` or more of n happen, each with that probability. */
export function atLeast(least: number, n: number, probability: number): number {
	let one = (1 - probability) ** n;
	let below = 0;
	for (let count = 0; count < least; count++) {
		below += one;
		one *= ((n - count) / (count + 1)) * (probability / (1 - probability));
	}
	return 1 - below;
}
