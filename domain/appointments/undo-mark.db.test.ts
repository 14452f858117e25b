import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { messages, visitLinks } from "#db/schema/notifications.ts";
import { sendMessage } from "#domain/notifications/send-message.ts";
import { officer as staff } from "#tests/factories/actors.ts";
import { officeId, seedOffice } from "#tests/factories/office.ts";
import { bookByOffice } from "./book-by-office.ts";
import { cancelByOffice, markArrived, markNotCome, markServed } from "./mark-visit.ts";
import { undoMark } from "./undo-mark.ts";

const dayBefore = new Date("2026-11-24T04:00:00Z");
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25, 5, 10, seconds));
const clerk = staff.frontDesk();
let people = 0;

/** Booked the day before, for Wednesday at ten: `at` lies ten minutes after its start. */
async function book(startMinute = 600) {
	const booked = await bookByOffice(
		clerk,
		{
			formKey: `undo-form-number-${people}`,
			serviceId: "fingerprints",
			officeId,
			deskId: "1110-4-d1",
			day: "2026-11-25",
			startMinute,
			channel: "counter",
			override: "",
		},
		{
			name: "Aigul Test",
			phone: `+7701${1_000_000 + people++}`,
			language: "ru",
			adjustments: [],
			forSomeoneElse: false,
		},
		dayBefore,
	);
	if (!booked.ok) throw new Error(booked.refusal);
	return booked.value.id;
}

const row = async (id: string) => {
	const [found] = await db.select().from(appointments).where(eq(appointments.id, id));
	if (!found) throw new Error("gone");
	return found;
};
const kinds = async (state: "queued" | "withdrawn") =>
	(await db.select().from(messages))
		.filter((message) => message.state === state)
		.map(({ kind }) => kind)
		.sort();

beforeAll(async () => {
	await seedOffice();
});
beforeEach(() => pool.query("TRUNCATE messages, visit_links, appointments CASCADE"));

test.each([
	["came", markArrived, "booked"],
	["served", markServed, "booked"],
	["not come", markNotCome, "booked"],
] as const)("a clerk takes back “%s” within ten seconds", async (_, mark, before) => {
	const id = await book();
	expect((await mark(clerk, id, at(0))).ok).toBe(true);
	expect(await undoMark(clerk, id, at(10))).toEqual({ ok: true, value: { id, state: before } });
	expect(await row(id)).toMatchObject({ state: before, arrivedAt: null, closedAt: null });
	const entries = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
	expect(entries.at(-1)).toMatchObject({
		action: "appointment.mark-undone",
		actorId: clerk.accountId,
	});
});

test("served after arrived goes back to arrived, and to nothing earlier", async () => {
	const id = await book();
	await markArrived(clerk, id, at(0));
	await markServed(clerk, id, at(3));
	expect(await undoMark(clerk, id, at(5))).toMatchObject({ value: { state: "arrived" } });
	expect(await undoMark(clerk, id, at(6))).toEqual({ ok: false, refusal: "changed-meanwhile" });
	expect((await row(id)).arrivedAt).toEqual(at(0));
});

describe("it is refused", () => {
	test("when the ten seconds are over", async () => {
		const id = await book();
		await markServed(clerk, id, at(0));
		expect(await undoMark(clerk, id, at(13))).toEqual({ ok: false, refusal: "too-late" });
		expect((await row(id)).state).toBe("served");
	});

	test("to another clerk, and to who does not see the visit", async () => {
		const id = await book();
		await markServed(clerk, id, at(0));
		expect(await undoMark(staff.frontDesk(), id, at(1))).toMatchObject({
			refusal: "changed-meanwhile",
		});
		expect(await undoMark(staff.probationOfficer(), id, at(1))).toMatchObject({
			refusal: "not-found",
		});
		expect(await undoMark(staff.leadership(), id, at(1))).toMatchObject({ refusal: "not-allowed" });
	});

	test("when a colleague has marked the visit since", async () => {
		const id = await book();
		await markArrived(clerk, id, at(0));
		await markServed(staff.frontDesk(), id, at(1));
		expect(await undoMark(clerk, id, at(2))).toMatchObject({ refusal: "changed-meanwhile" });
		expect((await row(id)).state).toBe("served");
	});

	test("when somebody has taken the time that was freed", async () => {
		const id = await book();
		await cancelByOffice(clerk, id, "No power", new Date(dayBefore.getTime() + 60_000));
		await book();
		const soon = new Date(dayBefore.getTime() + 65_000);
		expect(await undoMark(clerk, id, soon)).toEqual({ ok: false, refusal: "slot-taken" });
		expect((await row(id)).state).toBe("cancelled-by-office");
	});
});

describe("a cancellation taken back", () => {
	const cancelled = new Date(dayBefore.getTime() + 60_000);
	const soon = new Date(cancelled.getTime() + 9_000);

	test("tells nobody, and the reminders and the link of before stand again", async () => {
		const id = await book();
		const before = await kinds("queued");
		const [link] = await db.select().from(visitLinks);
		await cancelByOffice(clerk, id, "No power", cancelled);
		expect(await kinds("queued")).toEqual(["cancelled-by-office"]);
		expect((await undoMark(clerk, id, soon)).ok).toBe(true);
		expect(await kinds("queued")).toEqual(before);
		expect(await kinds("withdrawn")).toEqual(["cancelled-by-office"]);
		expect(await row(id)).toMatchObject({ state: "booked", closedReason: null, sequence: 2 });
		const links = await db.select().from(visitLinks);
		const same = links.find(({ tokenHash }) => tokenHash === link?.tokenHash);
		expect(same?.expiresAt).toEqual(link?.expiresAt);
	});

	test("cancelled again, its person is told once", async () => {
		const id = await book();
		await cancelByOffice(clerk, id, "No power", cancelled);
		await undoMark(clerk, id, soon);
		await cancelByOffice(clerk, id, "No power", new Date(soon.getTime() + 1000));
		expect(await kinds("queued")).toEqual(["cancelled-by-office"]);
	});

	test("does not send a second confirmation to who has had one", async () => {
		const id = await book();
		await db.update(messages).set({ state: "sent" }).where(eq(messages.kind, "confirmed"));
		await cancelByOffice(clerk, id, "No power", cancelled);
		await undoMark(clerk, id, soon);
		expect(await kinds("queued")).not.toContain("confirmed");
	});

	test("is refused once the message is on its way", async () => {
		const id = await book();
		await cancelByOffice(clerk, id, "No power", cancelled);
		const [message] = await db
			.select()
			.from(messages)
			.where(eq(messages.kind, "cancelled-by-office"));
		const gateway = { send: async () => ({ providerId: null }), close: async () => {} };
		expect(message && (await sendMessage({ sms: gateway, email: null }, message.id, soon))).toBe(
			"nothing-to-do",
		);
		await sendMessage({ sms: gateway, email: null }, message?.id ?? "", message?.dueAt ?? soon);
		expect(await undoMark(clerk, id, soon)).toEqual({ ok: false, refusal: "too-late" });
	});
});

test("a mark and the undo of the one before, pressed at once, leave one clear state", async () => {
	for (let round = 0; round < 10; round++) {
		const id = await book(540 + 20 * round);
		const other = staff.frontDesk();
		await markArrived(clerk, id, at(0));
		const [undone, marked] = await Promise.all([
			undoMark(clerk, id, at(1)),
			markServed(other, id, at(1)),
		]);
		expect(marked.ok).toBe(true);
		const { state } = await row(id);
		// Whoever came first, the colleague's mark stands: it may come from "arrived" and from "booked".
		expect(state).toBe("served");
		if (!undone.ok) expect(undone.refusal).toBe("changed-meanwhile");
	}
});
