import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { familyOf, type Part } from "./family.ts";
import { type Cell, hideCells } from "./suppression.ts";

/*
 * The attacker reads every table of every month and quarter, and knows which cells of the region are empty. They solve the
 * equations with fractions, by code that shares nothing with what decides on hiding.
 */

type Fraction = { top: bigint; bottom: bigint };
const zero: Fraction = { top: 0n, bottom: 1n };

const divisor = (one: bigint, other: bigint): bigint => {
	let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
	while (b !== 0n) [a, b] = [b, a % b];
	return a === 0n ? 1n : a;
};
function fraction(top: bigint, bottom: bigint): Fraction {
	const common = divisor(top, bottom) * (bottom < 0n ? -1n : 1n);
	return { top: top / common, bottom: bottom / common };
}
const lessTimes = (one: Fraction, factor: Fraction, other: Fraction): Fraction =>
	fraction(
		one.top * factor.bottom * other.bottom - factor.top * other.top * one.bottom,
		one.bottom * factor.bottom * other.bottom,
	);

/** Basis of all vectors at right angles to the rows: a sum can be worked out exactly if it is at right angles to them. */
function freedomsOf(rows: number[][], width: number): Fraction[][] {
	const left = rows.map((row) => row.map((value) => fraction(BigInt(value), 1n)));
	const pivots: { column: number; row: Fraction[] }[] = [];
	for (let column = 0; column < width; column++) {
		const at = left.findIndex((row) => row[column]?.top !== 0n);
		const [found] = at < 0 ? [] : left.splice(at, 1);
		if (!found) continue;
		const lead = found[column] ?? zero;
		const pivot = found.map((value) => fraction(value.top * lead.bottom, value.bottom * lead.top));
		const clear = (row: Fraction[]) => {
			const factor = row[column] ?? zero;
			if (factor.top === 0n) return;
			for (const [index, value] of row.entries())
				row[index] = lessTimes(value, factor, pivot[index] ?? zero);
		};
		for (const row of left) clear(row);
		for (const { row } of pivots) clear(row);
		pivots.push({ column, row: pivot });
	}
	const solved = new Set(pivots.map(({ column }) => column));
	return Array.from({ length: width }, (_, column) => column)
		.filter((column) => !solved.has(column))
		.map((free) => {
			const vector = Array.from({ length: width }, (): Fraction => zero);
			vector[free] = { top: 1n, bottom: 1n };
			for (const { column, row } of pivots)
				vector[column] = lessTimes(zero, { top: 1n, bottom: 1n }, row[free] ?? zero);
			return vector;
		});
}

function isDerivable(atoms: readonly number[], freedoms: Fraction[][]): boolean {
	return freedoms.every((vector) => {
		const sum = atoms.reduce(
			(total, atom) => lessTimes(total, { top: -1n, bottom: 1n }, vector[atom] ?? zero),
			zero,
		);
		return sum.top === 0n;
	});
}

/** Every group of atoms with 1 to 4 people. */
function smallGroups(people: readonly number[]): number[][] {
	const groups: number[][] = [];
	const grow = (from: number, group: number[], total: number) => {
		if (total > 0) groups.push(group);
		for (let atom = from; atom < people.length; atom++) {
			const count = people[atom] ?? 0;
			if (count > 0 && total + count <= 4) grow(atom + 1, [...group, atom], total + count);
		}
	};
	grow(0, [], 0);
	return groups;
}

/** What the attacker finds: hidden cells, and any group of 1 to 4 people. */
function attack(
	people: readonly number[],
	cells: readonly Cell[],
	isHidden: (cell: Cell) => boolean,
) {
	const known = people.flatMap((count, atom) => (count === 0 ? [[atom]] : []));
	const told = [...cells.filter((cell) => !isHidden(cell)).map(({ atoms }) => atoms), ...known];
	const rows = told.map((atoms) => {
		const row = people.map(() => 0);
		for (const atom of atoms) row[atom] = 1;
		return row;
	});
	const freedoms = freedomsOf(rows, people.length);
	return {
		few: cells
			.filter(({ atoms }) => {
				const total = atoms.reduce((sum, atom) => sum + (people[atom] ?? 0), 0);
				return total > 0 && total < 5 && isDerivable(atoms, freedoms);
			})
			.map(({ key }) => key),
		groups: smallGroups(people).filter((group) => isDerivable(group, freedoms)),
	};
}

const services = { inspector: ["beat", ""], migration: ["id", "visa"] } as const;

/** A small region: two units with two offices and one, four services at two kinds of desk, a quarter and a month more. */
const months = ["2026-04", "2026-05", "2026-06", "2026-07"];
const grid = (offices: string[], of: string[]): Part[] =>
	of.flatMap((month) =>
		offices.flatMap((officeId) =>
			(["inspector", "migration"] as const).flatMap((deskKind) =>
				services[deskKind].map((serviceId) => ({
					month,
					officeId,
					unitId: officeId.slice(0, 1),
					deskKind,
					serviceId,
				})),
			),
		),
	);
const region = grid(["a1", "a2", "b1"], months);
const counts = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
		{ weight: 2, arbitrary: fc.integer({ min: 5, max: 40 }) },
		{ weight: 1, arbitrary: fc.constant(0) },
	),
	{ minLength: region.length, maxLength: region.length },
);
const secondQuarter = (quarter: string) => quarter === "2026-Q2";
const family = familyOf(region, secondQuarter);
const isFew = (people: readonly number[], cell: Cell): boolean => {
	const total = cell.atoms.reduce((sum, atom) => sum + (people[atom] ?? 0), 0);
	return total > 0 && total < 5;
};

describe("what is published of a region", () => {
	test("does not let anybody work out a group of one to four people from all tables together", () => {
		fc.assert(
			fc.property(counts, (people) => {
				const hidden = hideCells([people], family);
				expect(attack(people, family, ({ key }) => hidden.has(key))).toEqual({
					few: [],
					groups: [],
				});
			}),
			{ numRuns: 40, seed: 5 },
		);
	});

	test("would, if only the small figures themselves were left out: the same attacker finds them", () => {
		let given = 0;
		fc.assert(
			fc.property(counts, (people) => {
				const found = attack(people, family, (cell) => isFew(people, cell));
				if (found.few.length > 0) given++;
			}),
			{ numRuns: 20, seed: 5 },
		);
		expect(given).toBeGreaterThan(15);
	});

	test("keeps both those who answered and those who were asked from being worked out", () => {
		fc.assert(
			fc.property(counts, counts, (answered, others) => {
				const asked = answered.map((count, atom) => count + (others[atom] ?? 0));
				const hidden = hideCells([answered, asked], family);
				for (const people of [answered, asked])
					expect(attack(people, family, ({ key }) => hidden.has(key)).groups).toEqual([]);
			}),
			{ numRuns: 15, seed: 6 },
		);
	});

	test("is everything, where no group is that small", () => {
		fc.assert(
			fc.property(counts, (people) => {
				const many = people.map((count) => (count === 0 ? 0 : count + 5));
				expect(hideCells([many], family).size).toBe(0);
			}),
		);
	});

	test("is everything but the few, where these could not be worked out anyway", () => {
		let harmless = 0;
		const mostlyMany = fc.array(
			fc.oneof(
				{ weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
				{ weight: 9, arbitrary: fc.integer({ min: 5, max: 40 }) },
			),
			{ minLength: region.length, maxLength: region.length },
		);
		fc.assert(
			fc.property(mostlyMany, (people) => {
				const few = family.filter((cell) => isFew(people, cell)).map(({ key }) => key);
				const hidden = hideCells([people], family);
				for (const key of few) expect(hidden.get(key)).toBe("few");
				if (attack(people, family, (cell) => isFew(people, cell)).groups.length > 0) return;
				harmless++;
				expect([...hidden.keys()].sort()).toEqual(few.sort());
			}),
			{ numRuns: 40, seed: 7 },
		);
		expect(harmless).toBeGreaterThan(3);
	});

	test("is decided alike whatever the order of the cells", () => {
		fc.assert(
			fc.property(counts, (people) => {
				const one = hideCells([people], family);
				const other = hideCells([people], [...family].reverse());
				expect([...other].sort()).toEqual([...one].sort());
			}),
			{ numRuns: 20 },
		);
	});

	test("never shrinks with time: what a finished month showed stays when its quarter is full", () => {
		fc.assert(
			fc.property(counts, (people) => {
				const before = hideCells(
					[people],
					familyOf(region, () => false),
				);
				const after = hideCells([people], family);
				for (const key of after.keys()) if (!key.includes("-Q")) expect(before.has(key)).toBe(true);
			}),
			{ numRuns: 20 },
		);
	});
});

describe("single tables", () => {
	const cell = (key: string, atoms: number[], importance: number): Cell => ({
		key,
		atoms,
		importance,
	});
	const table = (size: number): Cell[] => [
		cell(
			"total",
			Array.from({ length: size }, (_, atom) => atom),
			0,
		),
		...Array.from({ length: size }, (_, atom) => cell(`part-${atom}`, [atom], 1)),
	];

	test("a small part takes another with it, or else the total would give it away", () => {
		expect([...hideCells([[3, 40, 60]], table(3))]).toEqual([
			["part-0", "few"],
			["part-2", "difference"],
		]);
	});

	test("two small parts with four people between them need a third", () => {
		expect(hideCells([[2, 2, 60]], table(3)).size).toBe(3);
		expect(hideCells([[3, 2, 60]], table(3)).size).toBe(2);
	});

	test("four single people are four people", () => {
		expect(hideCells([[1, 1, 1, 1, 60]], table(5)).size).toBe(5);
		expect(hideCells([[1, 1, 1, 1, 1, 60]], table(6)).size).toBe(5);
	});

	test("an empty part is known to be empty and protects nobody", () => {
		expect([...hideCells([[3, 0, 60]], table(3)).keys()]).toEqual(["part-0", "part-2"]);
	});
});
