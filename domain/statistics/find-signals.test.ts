import { describe, expect, test } from "vitest";
import { findSignals, type Series, tailProbability, type Watched } from "./find-signals.ts";

/** Mulberry32: the same luck in every run. */
function luck(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
const drawn = (roll: () => number, n: number, p: number): number => {
	let count = 0;
	for (let person = 0; person < n; person++) if (roll() < p) count++;
	return count;
};
const period = (at: number) =>
	`${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
const monthCount = 24;

type World = {
	offices?: number;
	/** Of all offices in a month: added to the logarithm of the odds. */
	season?: (month: number) => number;
	/** How much an office's own months vary beyond chance, on the scale of the share. */
	unrest?: number;
	planted?: (office: number, month: number) => number;
	measures?: Watched[];
};

/** Offices of 60 to 150 visits a month, each with a usual share of its own between 10 and 30 %. */
function play(seed: number, world: World = {}): Series[] {
	const {
		offices = 45,
		season = () => 0,
		unrest = 0,
		planted = () => 0,
		measures = ["wait-long"],
	} = world;
	const roll = luck(seed);
	return measures.flatMap((measure) =>
		Array.from({ length: offices }, (_, office): Series => {
			const visits = 60 + Math.floor(roll() * 91);
			const usual = office === 0 ? 0.18 : 0.1 + roll() * 0.2;
			const months = Array.from({ length: monthCount }, (_, month) => {
				const n = Math.round(visits * (0.85 + roll() * 0.3));
				const own = Math.max(0.01, usual + planted(office, month) + (roll() - 0.5) * 2 * unrest);
				const odds = (own / (1 - own)) * Math.exp(season(month));
				return { period: period(month), n, count: drawn(roll, n, odds / (1 + odds)) };
			});
			return { measure, officeId: `office-${office}`, deskKind: "inspector", months };
		}),
	);
}
const regions = (count: number) => Array.from({ length: count }, (_, at) => 1000 + at);
const shareWithSignal = (count: number, world: World): number =>
	regions(count).filter((seed) => findSignals(play(seed, world)).length > 0).length / count;

describe("where nothing changed", () => {
	test("at most one region in twenty has a signal at all", () => {
		expect(shareWithSignal(200, {})).toBeLessThanOrEqual(0.05);
	});

	test("nor where months vary more than chance makes them", () => {
		expect(shareWithSignal(200, { unrest: 0.06 })).toBeLessThanOrEqual(0.05);
	});

	test("nor where a season makes all offices wait longer: it is nobody's doing", () => {
		const season = (month: number) => (month >= 19 ? 0.5 : 0);
		expect(shareWithSignal(100, { season })).toBeLessThanOrEqual(0.05);
	});
});

describe("an office that truly got worse", () => {
	const worse = (office: number, month: number) => (office === 0 && month >= 19 ? 0.12 : 0);

	test("from 18 to 30 of 100 for five months is found in nine regions of ten, and hardly anything beside it", () => {
		const found = regions(200).map((seed) => findSignals(play(seed, { planted: worse })));
		const isFound = found.map((signals) =>
			signals.some(({ officeId, direction }) => officeId === "office-0" && direction === "worse"),
		);
		expect(isFound.filter(Boolean).length / 200).toBeGreaterThanOrEqual(0.9);
		const beside = found.flat().filter(({ officeId }) => officeId !== "office-0");
		expect(beside.length / found.flat().length).toBeLessThanOrEqual(0.08);
	});

	test("is told with when it began, what it was and what it is", () => {
		const signal = findSignals(play(1001, { planted: worse })).find(
			({ officeId }) => officeId === "office-0",
		);
		if (!signal) throw new Error("The office was not found.");
		expect(signal).toMatchObject({ measure: "wait-long", rule: "shift", direction: "worse" });
		expect(["2025-06", "2025-07", "2025-08", "2025-09", "2025-10"]).toContain(signal.since);
		expect(Math.abs(signal.before - 0.18)).toBeLessThan(0.03);
		expect(Math.abs(signal.after - 0.3)).toBeLessThan(0.05);
		expect(signal.facts.beforeHigh).toBeLessThan(signal.facts.afterLow ?? 0);
		expect(signal.facts.tested).toBe(45);
	});

	test("is found where all the others wait longer too, but not by as much", () => {
		const season = (month: number) => (month >= 19 ? 0.25 : 0);
		const planted = (office: number, month: number) => worse(office, month) * 1.4;
		const hits = regions(40).filter((seed) =>
			findSignals(play(seed, { season, planted })).some(({ officeId }) => officeId === "office-0"),
		);
		expect(hits.length).toBeGreaterThanOrEqual(34);
	});

	test("and one that got better is found as such, whatever is better of the measure", () => {
		const planted = (office: number, month: number) => (office === 0 && month >= 15 ? -0.12 : 0);
		const [signal] = findSignals(play(7, { planted }));
		expect(signal).toMatchObject({ officeId: "office-0", direction: "better" });
	});
});

describe("an office that only looks bad", () => {
	test("in one terrible month is spared, however terrible", () => {
		const planted = (office: number, month: number) => (office === 0 && month === 23 ? 0.6 : 0);
		for (const seed of regions(40))
			expect(
				findSignals(play(seed, { planted })).filter(({ officeId }) => officeId === "office-0"),
			).toEqual([]);
	});

	test("and so is one of which too little is known: few people, or no past", () => {
		const replaced = (months: Series["months"]) =>
			findSignals(play(5).map((series, at) => (at === 0 ? { ...series, months } : series)));
		const few = Array.from({ length: 12 }, (_, at) => ({
			...{ period: period(at + 12), n: 5, count: at > 7 ? 3 : 0 },
		}));
		expect(replaced(few)).toEqual([]);
		const young = Array.from({ length: 10 }, (_, at) => ({
			...{ period: period(at + 14), n: 100, count: at > 5 ? 60 : 20 },
		}));
		expect(replaced(young)).toEqual([]);
	});

	test("because all the others got better or worse, and it did not", () => {
		for (const change of [0.8, -0.8]) {
			const season = (month: number) => (month >= 19 ? change : 0);
			const steady = Array.from({ length: monthCount }, (_, at) => ({
				...{ period: period(at), n: 120, count: 20 + ((at * 7) % 6) },
			}));
			const all = play(11, { season }).map((series, at) =>
				at === 0 ? { ...series, months: steady } : series,
			);
			expect(findSignals(all).map(({ officeId }) => officeId)).not.toContain("office-0");
		}
	});

	test("and one whose change nobody would notice", () => {
		const months = Array.from({ length: monthCount }, (_, at) => ({
			...{ period: period(at), n: 20_000, count: at >= 19 ? 3800 : 3600 },
		}));
		const others = play(9).slice(1);
		expect(
			findSignals([
				{ measure: "wait-long", officeId: "large", deskKind: "inspector", months },
				...others,
			]),
		).toEqual([]);
	});
});

test("tables of the normal distribution agree with the tails", () => {
	for (const [errors, probability] of [
		[0, 1],
		[1.959964, 0.05],
		[3.290527, 0.001],
		[4.891638, 1e-6],
	])
		expect((tailProbability(errors ?? 0) / (probability ?? 1) - 1) * 1e4).toBeCloseTo(0, 1);
});
