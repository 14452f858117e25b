import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
	comparedTo,
	type FilterFields,
	type FilterProblem,
	readFilter,
	wholeQuarters,
} from "./filter.ts";
import { countMonths, monthsIn, quartersIn, readMonth } from "./periods.ts";
import type { Places } from "./places.ts";

const now = new Date("2026-11-22T12:00:00Z");
const name = (text: string) => ({ kk: text, ru: text, en: text });
const settlement = { nameKk: "Көкшетау", nameRu: null, nameEn: null };
const places: Places = {
	units: [
		{ id: "1110", name: name("Kokshetau"), residents: 180_000 },
		{ id: "1156", name: name("Zerendi"), residents: 40_000 },
	],
	offices: [
		{ id: "1110-4", unitId: "1110", number: 4, settlement, residents: 4000 },
		{ id: "1156-1", unitId: "1156", number: 1, settlement, residents: 4000 },
	],
	services: [
		{ id: "inspector-reception", kind: "inspector", name: name("Reception") },
		{ id: "fingerprints", kind: "migration", name: name("Fingerprints") },
	],
};
const read = (fields: FilterFields) => readFilter("police", fields, places, now);

test("who asks for nothing sees the last three finished months, against the three before", () => {
	expect(read({})).toEqual({
		filter: {
			from: "2026-08",
			to: "2026-10",
			unitId: null,
			officeId: null,
			kind: null,
			serviceId: null,
			against: "previous",
		},
		problems: [],
	});
	const before = comparedTo(read({}).filter);
	expect([before.from, before.to]).toEqual(["2026-05", "2026-07"]);
});

const wrong: [
	what: string,
	fields: FilterFields,
	problems: FilterProblem[],
	expected: Partial<ReturnType<typeof read>["filter"]>,
][] = [
	[
		"a month that is none",
		{ from: "2026-13" },
		["wrong-month"],
		{ from: "2026-08", to: "2026-10" },
	],
	["script for a month", { to: "<script>" }, ["wrong-month"], { from: "2026-08", to: "2026-10" }],
	[
		"reversed months",
		{ from: "2026-09", to: "2026-07" },
		["reversed"],
		{ from: "2026-07", to: "2026-09" },
	],
	["this month", { to: "2026-11" }, ["not-over"], { from: "2026-08", to: "2026-10" }],
	[
		"the far future",
		{ from: "9999-01", to: "9999-12" },
		["not-over"],
		{ from: "2026-10", to: "2026-10" },
	],
	[
		"ten years",
		{ from: "2016-11", to: "2026-10" },
		["too-long"],
		{ from: "2023-11", to: "2026-10" },
	],
	["the year 1", { from: "0001-01", to: "0001-02" }, [], { from: "0001-01", to: "0001-02" }],
	["a unit that is none", { unit: "1' OR 1=1" }, ["unknown-unit"], { unitId: null }],
	["an office that is none", { office: "9999-9" }, ["unknown-office"], { officeId: null }],
	["a service that is none", { service: "loans" }, ["unknown-service"], { serviceId: null }],
	[
		"probation asked for in the police's world",
		{ kind: "probation" },
		["unknown-kind"],
		{ kind: null },
	],
	["an unknown comparison", { against: "luck" }, ["unknown-against"], { against: "previous" }],
	[
		"an office of another unit",
		{ unit: "1110", office: "1156-1" },
		["office-elsewhere"],
		{ unitId: "1156", officeId: "1156-1" },
	],
	[
		"a service of another kind",
		{ kind: "migration", service: "inspector-reception" },
		["service-of-other-kind"],
		{ kind: "inspector", serviceId: "inspector-reception" },
	],
	["a field twice", { from: ["2026-07", "2020-01"] }, [], { from: "2026-07", to: "2026-10" }],
	[
		"empty fields, as forms send them",
		{ from: "", to: "", unit: "", kind: " " },
		[],
		{ unitId: null },
	],
];

test.each(wrong)("%s is put right and said", (_, fields, problems, expected) => {
	const answer = read(fields);
	expect(answer.problems).toEqual(problems);
	expect(answer.filter).toMatchObject(expected);
});

describe("whatever the address says", () => {
	const text = fc.oneof(
		fc.string(),
		fc
			.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 14 }))
			.map(([year, month]) => `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`),
		fc.constantFrom("1110", "1110-4", "fingerprints", "migration", "year"),
	);
	const fields = fc.dictionary(
		fc.constantFrom("from", "to", "unit", "office", "kind", "service", "against"),
		fc.oneof(text, fc.array(text)),
	);

	property.prop([fields])(
		"the filter can be asked: known places, finished months, at most 36",
		(asked) => {
			const { filter } = read(asked);
			expect(readMonth(filter.from)).toBe(filter.from);
			expect(readMonth(filter.to)).toBe(filter.to);
			expect(filter.to <= "2026-10").toBe(true);
			expect(countMonths(filter.from, filter.to)).toBeGreaterThanOrEqual(1);
			expect(countMonths(filter.from, filter.to)).toBeLessThanOrEqual(36);
			if (filter.officeId)
				expect(places.offices.find(({ id }) => id === filter.officeId)?.unitId).toBe(filter.unitId);
			if (filter.serviceId)
				expect(places.services.find(({ id }) => id === filter.serviceId)?.kind).toBe(filter.kind);
		},
	);

	property.prop([fields])("its whole quarters are quarters that are over", (asked) => {
		const { from, to } = wholeQuarters(read(asked).filter, now);
		expect(quartersIn(from, to).flatMap(monthsIn)).toHaveLength(countMonths(from, to));
		expect(to <= "2026-09").toBe(true);
	});
});
