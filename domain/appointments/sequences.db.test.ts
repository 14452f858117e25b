import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { visitor as makeVisitor } from "#tests/factories/actors.ts";
import { officeId, seedOffice, now as start } from "#tests/factories/office.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { expireHolds } from "./expire-holds.ts";
import { extendHold } from "./extend-hold.ts";
import { holdSlot } from "./hold-slot.ts";
import { startMove } from "./move-appointment.ts";
import { loadSchedules } from "./queries-schedules.ts";
import { openSlots } from "./rules.ts";
import { saveDetails } from "./save-details.ts";
import { dayNumber } from "./wall-clock.ts";

// Any order of what visitors do, played on the real thing and on a model: one desk, four times, three visitors.
// After each step the answer and the desk's free times must be those of the model.

/** Here every time that is given up rests just as long, and a visit may be moved without end. */
const restMinutes = 4;

beforeAll(async () => {
	await seedOffice();
	await pool.query(
		`UPDATE regulation_values SET value = CASE key WHEN 'booking.max-changes' THEN 1000 ELSE $1 END
		 WHERE key IN ('booking.max-changes', 'booking.reopen-min-minutes', 'booking.reopen-max-minutes')`,
		[restMinutes],
	);
});

const day = "2026-11-25";
const times = [540, 560, 580, 600];
const deskId = "1110-4-d1";

type Hold = { time: number; until: number; extended: boolean; id: string };
type Person = {
	hold: Hold | null;
	moving: Hold | null;
	/** Holds for moving a visit that was cancelled since: useless, and they still stand in the way. */
	ghosts: Hold[];
	visit: { time: number; reference: string } | null;
};
/** Times that were given up and open again at the minute `until`. */
type Rest = { time: number; until: number };
type Model = { minute: number; people: Person[]; resting: Rest[] };
type Real = { visitors: ReturnType<typeof makeVisitor>[] };

const at = (model: Model) => new Date(start.getTime() + model.minute * 60_000);
const isLive = (hold: Hold | null, model: Model) => hold !== null && model.minute < hold.until;

/** Who has a time, and by what. */
function holderOf(
	time: number,
	model: Model,
): { who: number; by: "hold" | "moving" | "other" } | null {
	for (const [who, { hold, moving, ghosts, visit }] of model.people.entries()) {
		if (hold?.time === time && isLive(hold, model)) return { who, by: "hold" };
		if (moving?.time === time && isLive(moving, model)) return { who, by: "moving" };
		const ghost = ghosts.some((one) => one.time === time && isLive(one, model));
		if (ghost || visit?.time === time) return { who, by: "other" };
	}
	const rests = model.resting.some((rest) => rest.time === time && model.minute < rest.until);
	return rests ? { who: -1, by: "other" } : null;
}

async function checkFreeTimes(model: Model): Promise<void> {
	const desks = await loadSchedules(
		{ deskId, serviceId: "fingerprints" },
		dayNumber(day),
		1,
		at(model),
	);
	const free = openSlots(desks, { fromDay: dayNumber(day), days: 1, notBefore: 0 })
		.map((slot) => slot.startMinute)
		.filter((time) => times.includes(time));
	expect(free).toEqual(times.filter((time) => holderOf(time, model) === null));
}

type Step = fc.AsyncCommand<Model, Real>;

/** A step of one person: skipped while `ready` says no, else played, then the free times are compared. */
const step = (
	name: string,
	who: number,
	ready: (person: Person) => boolean,
	play: (person: Person, visitor: Real["visitors"][number], model: Model) => Promise<void>,
): Step => ({
	check: (model) => ready(model.people[who] as Person),
	run: async (model, real) => {
		await play(model.people[who] as Person, real.visitors[who] as Real["visitors"][number], model);
		await checkFreeTimes(model);
	},
	toString: () => `${name} by ${who}`,
});

const request = (time: number) => ({
	formKey: randomBytes(12).toString("hex"),
	serviceId: "fingerprints",
	officeId,
	deskId,
	day,
	startMinute: time,
});

const hold = (who: number, time: number) =>
	step(
		`hold ${time}`,
		who,
		() => true,
		async (person, visitor, model) => {
			const holder = holderOf(time, model);
			const held = await holdSlot(visitor, request(time), at(model));
			if (holder?.who === who && holder.by === "hold") {
				expect(held).toMatchObject({ value: { holdId: person.hold?.id } });
			} else if (holder) {
				expect(held).toEqual({ ok: false, refusal: "slot-taken" });
			} else if (held.ok) {
				const { holdId: id } = held.value;
				person.hold = { time, until: model.minute + 10, extended: false, id };
				const phone = `+7701000000${who}`;
				const details = { language: "kk" as const, adjustments: [], forSomeoneElse: false };
				await saveDetails(visitor, id, { name: "Person", phone, ...details });
			} else expect(held).toMatchObject({ ok: true });
		},
	);

const extend = (who: number) =>
	step(
		"extend",
		who,
		(person) => person.hold !== null,
		async (person, visitor, model) => {
			const mine = person.hold as Hold;
			if (!isLive(mine, model)) return;
			if (!mine.extended) mine.until += 10;
			mine.extended = true;
			const expiresAt = new Date(start.getTime() + mine.until * 60_000);
			expect(await extendHold(visitor, mine.id, at(model))).toMatchObject({ value: { expiresAt } });
		},
	);

/** Confirming releases whatever else the visitor held. */
function settle(person: Person, time: number, reference: string): void {
	Object.assign(person, { hold: null, moving: null, ghosts: [], visit: { time, reference } });
}

function rest(time: number, model: Model): void {
	model.resting.push({ time, until: model.minute + restMinutes });
}

const confirm = (who: number) =>
	step(
		"confirm",
		who,
		(person) => person.hold !== null && person.visit === null,
		async (person, visitor, model) => {
			const mine = person.hold as Hold;
			const possible = isLive(mine, model) || holderOf(mine.time, model) === null;
			const confirmed = await confirmAppointment(visitor, mine.id, at(model));
			if (!possible) expect(confirmed).toEqual({ ok: false, refusal: "hold-expired-and-taken" });
			else if (confirmed.ok) {
				settle(person, mine.time, confirmed.value.reference);
				expect(await confirmAppointment(visitor, mine.id, at(model))).toEqual(confirmed);
			} else expect(confirmed).toMatchObject({ ok: true });
		},
	);

const move = (who: number, time: number) =>
	step(
		`move to ${time}`,
		who,
		(person) => person.visit !== null,
		async (person, visitor, model) => {
			const holder = holderOf(time, model);
			const reference = person.visit?.reference ?? "";
			const held = await startMove(visitor, reference, request(time), at(model));
			if (holder?.who === who && holder.by === "moving") {
				expect(held).toMatchObject({ value: { holdId: person.moving?.id } });
			} else if (holder) {
				expect(held).toEqual({ ok: false, refusal: "slot-taken" });
			} else if (held.ok) {
				const until = model.minute + 10;
				person.moving = { time, until, extended: false, id: held.value.holdId };
			} else expect(held).toMatchObject({ ok: true });
		},
	);

const confirmMove = (who: number) =>
	step(
		"confirm move",
		who,
		(person) => person.moving !== null,
		async (person, visitor, model) => {
			const mine = person.moving as Hold;
			const possible = isLive(mine, model) || holderOf(mine.time, model) === null;
			const confirmed = await confirmAppointment(visitor, mine.id, at(model));
			if (possible) {
				expect(confirmed).toMatchObject({ value: { reference: person.visit?.reference } });
				rest(person.visit?.time ?? 0, model);
				settle(person, mine.time, person.visit?.reference ?? "");
			} else expect(confirmed).toEqual({ ok: false, refusal: "hold-expired-and-taken" });
		},
	);

const cancel = (who: number) =>
	step(
		"cancel",
		who,
		(person) => person.visit !== null,
		async (person, visitor, model) => {
			const reference = person.visit?.reference ?? "";
			expect(await cancelAppointment(visitor, reference, at(model))).toMatchObject({ ok: true });
			if (person.moving) {
				const useless = await confirmAppointment(visitor, person.moving.id, at(model));
				expect(useless.ok).toBe(false);
				person.ghosts.push(person.moving);
			}
			rest(person.visit?.time ?? 0, model);
			Object.assign(person, { visit: null, moving: null });
		},
	);

const wait = (minutes: number) =>
	step(
		`wait ${minutes}`,
		0,
		() => true,
		async (_person, _visitor, model) => {
			model.minute += minutes;
		},
	);

const sweep = () =>
	step(
		"sweep",
		0,
		() => true,
		async (_person, _visitor, model) => {
			await expireHolds(at(model));
		},
	);

const who = fc.integer({ min: 0, max: 2 });
const time = fc.constantFrom(...times);
const steps = fc.commands(
	[
		fc.tuple(who, time).map(([one, when]) => hold(one, when)),
		fc.tuple(who, time).map(([one, when]) => move(one, when)),
		who.map(confirm),
		who.map(confirm),
		who.map(confirmMove),
		who.map(extend),
		who.map(cancel),
		fc.integer({ min: 1, max: 7 }).map(wait),
		fc.constant(0).map(sweep),
	],
	{ maxCommands: 40, size: "max" },
);

test("whatever visitors do in whatever order, the desk has one visit at a time and the answers agree", async () => {
	await fc.assert(
		fc.asyncProperty(steps, async (commands) => {
			await db.delete(appointments);
			const nobody = (): Person => ({ hold: null, moving: null, ghosts: [], visit: null });
			await fc.asyncModelRun(
				() => ({
					model: { minute: 0, people: [nobody(), nobody(), nobody()], resting: [] },
					real: { visitors: [makeVisitor(), makeVisitor(), makeVisitor()] },
				}),
				commands,
			);
		}),
		{ numRuns: 30, endOnFailure: false },
	);
});
