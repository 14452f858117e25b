import { randomUUID } from "node:crypto";
import { db } from "#db/client.ts";
import { deskServices, desks, services } from "#db/schema/appointments.ts";
import { accounts } from "#db/schema/identity.ts";
import { calendarDays, regulationValues } from "#db/schema/regulations.ts";
import { scheduleRules } from "#db/schema/schedules.ts";
import { assignments, beats, officers, offices, settlements, units } from "#db/schema/territory.ts";

// An office for tests of visits: three migration desks, two probation desks, two beats with their inspectors.
// Tuesday 2026-11-24, nine in the morning at the office, is the "now" that tests start from.

export const now = new Date("2026-11-24T04:00:00Z");
export const officeId = "1110-4";
export const migrationDesks = ["1110-4-d1", "1110-4-d2", "1110-4-d5"];
export const probationDesks = ["1110-4-d3", "1110-4-d4"];

const text = (name: string) => ({ kk: name, ru: name, en: name });
const always = "[2020-01-01,)";
const square = [
	[
		[
			[69, 53],
			[70, 53],
			[70, 54],
			[69, 54],
			[69, 53],
		],
	],
];

const service = {
	summary: text("Summary"),
	eligibility: text("Everyone"),
	bring: { kk: [], ru: [], en: [] },
	legalSource: text("Law"),
	minutes: 20,
	horizonDays: 14,
	noticeMinutes: 60,
	cutoffMinutes: 120,
	bookable: true,
	sensitive: false,
	position: 1,
};

export async function seedNumbers(): Promise<void> {
	await db.insert(regulationValues).values(
		[
			["mci", 4325],
			["booking.hold-minutes", 10],
			["booking.max-open-visits", 3],
			["booking.access-days", 30],
			["booking.lapsed-hold-hours", 24],
			["booking.reopen-min-minutes", 2],
			["booking.reopen-max-minutes", 10],
			["booking.max-changes", 3],
			["booking.no-show-limit", 3],
			["booking.no-show-days", 90],
			["feedback.link-days", 14],
			["feedback.words-days", 365],
			["offers.hold-hours", 24],
			["offers.wait-minutes", 10],
			["waiting-list.hold-minutes", 60],
			["waiting-list.unanswered-limit", 3],
			["partners.answer-days", 3],
			["messages.reminder-early-hours", 48],
			["messages.reminder-late-hours", 3],
			["messages.quiet-from-hour", 21],
			["messages.quiet-until-hour", 9],
			["messages.contents-days", 7],
			["queue.walk-in-offset-minutes", 20],
			["queue.late-minutes", 15],
			["queue.booked-pass-minutes", 10],
			["queue.walk-in-patience-minutes", 60],
			["queue.walk-in-every", 3],
			["queue.not-here-calls", 3],
			["walking.speed-kmh", 4.8],
			["walking.detour", 1.3],
		].map(([key, value]) => ({
			key: String(key),
			value: Number(value),
			validFrom: "2024-01-01",
			unit: "",
			source: "test",
			confirmed: true,
		})),
	);
}

/** An account at № 4 for what must name who did it. */
export async function insertAccount(role: "office-head" | "front-desk"): Promise<string> {
	const [row] = await db
		.insert(accounts)
		.values({ login: randomUUID(), passwordHash: "-", role, displayName: role, officeId })
		.returning({ id: accounts.id });
	if (!row) throw new Error("The account was not made.");
	return row.id;
}

const week = (owner: { deskId: string } | { officerId: string }, opens: number, closes: number) =>
	[1, 2, 3, 4, 5].map((weekday) => ({
		...owner,
		weekday,
		opensMinute: opens,
		closesMinute: closes,
		stepMinutes: 20,
		during: always,
	}));

/** Fills an empty database. Answers the ids of the inspectors of beats 1110-1 and 1110-2. */
export async function seedOffice(): Promise<{ first: string; second: string }> {
	await seedNumbers();
	await db.insert(units).values({
		id: "1110",
		kind: "city",
		name: text("Kokshetau"),
		boundary: square,
		areaKm2: 1,
	});
	await db
		.insert(settlements)
		.values({ id: 1, unitId: "1110", kind: "city", nameKk: "Көкшетау", lon: 69.4, lat: 53.3 });
	await db.insert(offices).values(
		[4, 5].map((number) => ({
			id: `1110-${number}`,
			unitId: "1110",
			settlementId: 1,
			number,
			address: text("Street 1"),
			lon: 69.4,
			lat: 53.3,
			phone: "+7 (000) 000-00-00",
			access: { stepFree: true, accessibleToilet: null, parking: null, hearingLoop: null },
			synthetic: true,
		})),
	);
	await db.insert(beats).values(
		[1, 2].map((number) => ({
			id: `1110-${number}`,
			unitId: "1110",
			officeId,
			number,
			boundary: square,
			synthetic: true,
		})),
	);
	const people = await db
		.insert(officers)
		.values(
			["first", "second"].map((badge) => ({
				badge,
				name: text(badge),
				rank: "captain" as const,
				phone: "+7 (000) 000-00-01",
				languages: ["kk", "ru"],
				officeId,
				synthetic: true,
			})),
		)
		.returning({ id: officers.id });
	const [first, second] = people.map((row) => row.id);
	if (!first || !second) throw new Error("The inspectors were not made.");
	await db.insert(assignments).values([
		{ beatId: "1110-1", officerId: first, kind: "permanent", during: always },
		{ beatId: "1110-2", officerId: second, kind: "permanent", during: always },
	]);
	await db.insert(services).values([
		{ ...service, id: "reception", deskKind: "inspector", name: text("Reception") },
		{
			...service,
			id: "fingerprints",
			deskKind: "migration",
			name: text("Fingerprints"),
			feeMci: 2,
		},
		{ ...service, id: "window-visit", deskKind: "probation", name: text("Visit"), sensitive: true },
	]);
	const rows = [
		...migrationDesks.map((id) => ({ id, kind: "migration" as const, beatId: null })),
		...probationDesks.map((id) => ({ id, kind: "probation" as const, beatId: null })),
		{ id: "1110-4-d6", kind: "inspector" as const, beatId: "1110-1" },
		{ id: "1110-4-d7", kind: "inspector" as const, beatId: "1110-2" },
	];
	await db
		.insert(desks)
		.values(rows.map((row) => ({ ...row, officeId, number: Number(row.id.at(-1)) })));
	const serviceOf = {
		migration: "fingerprints",
		probation: "window-visit",
		inspector: "reception",
	};
	await db
		.insert(deskServices)
		.values(rows.map(({ id, kind }) => ({ deskId: id, serviceId: serviceOf[kind] })));
	await db
		.insert(scheduleRules)
		.values([
			...rows
				.filter((row) => row.beatId === null)
				.flatMap(({ id }) => [
					...week({ deskId: id }, 540, 780),
					...week({ deskId: id }, 840, 1080),
				]),
			...week({ officerId: first }, 1020, 1200),
			...week({ officerId: second }, 1020, 1200),
		]);
	await db.insert(calendarDays).values({
		day: "2026-12-16",
		kind: "holiday",
		name: text("Independence Day"),
		source: "test",
	});
	return { first, second };
}
