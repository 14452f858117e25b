import { beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { cancelByOffice, markNotCome } from "#domain/appointments/mark-visit.ts";
import { undoMark } from "#domain/appointments/undo-mark.ts";
import { writeEmail, writeSms } from "#domain/notifications/write-message.ts";
import { undoLastStep } from "#domain/queue/undo-step.ts";
import { officer } from "#tests/factories/actors.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import { migrationDesks, now, probationDesks, seedOffice } from "#tests/factories/office.ts";
import {
	askedVisit,
	clerk,
	emptyFeedback,
	feedbackMessage,
	inDays,
	inSeconds,
	serveVisit,
	walkIn,
} from "#tests/factories/served-visit.ts";
import { inviteFeedback, rescueInvitations } from "./invite-feedback.ts";

const [migrationDesk = ""] = migrationDesks;
const [probationDesk = ""] = probationDesks;
const origins = { site: "https://qadam.kz", short: "https://qadam.kz" };

const count = async (table: "feedback_invitations" | "feedback_answers" | "messages") =>
	(await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`)).rows[0]
		?.count;

/** What the worker would find to do for a visit, in its own words. */
const jobs = async () =>
	(
		await pool.query(
			`SELECT job.payload, job.run_at AS "runAt" FROM graphile_worker._private_jobs AS job
			JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
			WHERE task.identifier = 'invite-feedback'`,
		)
	).rows;

beforeAll(async () => {
	await seedOffice();
});
beforeEach(emptyFeedback);

test("serving a visit leaves the worker a note for when the clerk can no longer take it back", async () => {
	const { id } = await serveVisit();
	expect(await jobs()).toEqual([{ payload: { appointmentId: id }, runAt: inSeconds(15) }]);
});

test("a walk-in's ticket is asked about too, and a booked person's ticket as the visit", async () => {
	const { id } = await walkIn();
	expect(await jobs()).toEqual([{ payload: { entryId: id }, runAt: inSeconds(15) }]);
	expect(await inviteFeedback({ entryId: id }, inSeconds(15))).toBe("invited");
	expect(await count("feedback_invitations")).toBe(1);
	expect(await count("messages")).toBe(0);
});

test("the worker run twice, or twenty times at once, asks once", async () => {
	const { id } = await serveVisit();
	await Promise.all(
		Array.from({ length: 20 }, () => inviteFeedback({ appointmentId: id }, inSeconds(15))),
	);
	await inviteFeedback({ appointmentId: id }, inSeconds(60));
	expect([await count("feedback_invitations"), await count("messages")]).toEqual([1, 1]);
});

test("what the clerk takes back within its seconds is not asked about", async () => {
	const { id } = await serveVisit();
	expect((await undoMark(clerk, id, inSeconds(8))).ok).toBe(true);
	expect(await inviteFeedback({ appointmentId: id }, inSeconds(15))).toBe("nothing-to-do");
	const ticket = await walkIn();
	expect((await undoLastStep(clerk, migrationDesk, ticket.id, inSeconds(8))).ok).toBe(true);
	expect(await inviteFeedback({ entryId: ticket.id }, inSeconds(15))).toBe("nothing-to-do");
	expect(await count("feedback_invitations")).toBe(0);
});

test("a visit that is open, cancelled or was not come to is never asked about", async () => {
	const open = await bookVisit(now, migrationDesk);
	const missed = await bookVisit(now, migrationDesks[1] ?? "");
	await markNotCome(clerk, missed.id, inSeconds(60));
	const cancelled = await bookVisit(now, migrationDesks[2] ?? "");
	await cancelByOffice(clerk, cancelled.id, "ill", now);
	for (const { id } of [open, missed, cancelled])
		expect(await inviteFeedback({ appointmentId: id }, inSeconds(60))).toBe("nothing-to-do");
	expect(await inviteFeedback({ appointmentId: "nobody" }, now)).toBe("nothing-to-do");
	expect(await count("feedback_invitations")).toBe(0);
});

test("whoever wants no reminders is not written to, and can be asked by their page all the same", async () => {
	const visit = await askedVisit();
	expect(await count("messages")).toBe(1);
	expect(visit.token).toMatch(/^[\w-]{22}$/);
	const { rows } = await pool.query("SELECT token_hash FROM feedback_invitations");
	expect(JSON.stringify(rows)).not.toContain(visit.token);
});

test("a lost job is found within the hour, one that did its work is not run again", async () => {
	const lost = await serveVisit();
	const ticket = await walkIn();
	await pool.query("DELETE FROM graphile_worker._private_jobs");
	expect(await rescueInvitations(inSeconds(3600))).toEqual({ rescued: 2 });
	await inviteFeedback({ appointmentId: lost.id }, inSeconds(3600));
	await inviteFeedback({ entryId: ticket.id }, inSeconds(3600));
	expect(await rescueInvitations(inSeconds(3600))).toEqual({ rescued: 0 });
	expect(await rescueInvitations(inDays(3))).toEqual({ rescued: 0 });
});

test("the message of a probation visit is, letter for letter, that of any other", async () => {
	const texts = [];
	for (const [desk, by] of [
		[migrationDesk, clerk],
		[probationDesk, officer.probationOfficer()],
	] as const) {
		const { token, reference } = await askedVisit(desk, by);
		const contents = await feedbackMessage();
		const all = `${writeSms(contents, origins)}\n${writeEmail(contents, origins).text}`;
		expect(all).not.toContain(reference);
		texts.push(all.replaceAll(token, "TOKEN"));
		await pool.query("TRUNCATE feedback_invitations, messages CASCADE");
	}
	expect(texts[0]).toBe(texts[1]);
});
