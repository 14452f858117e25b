import { pool } from "#db/client.ts";
import { markServed } from "#domain/appointments/mark-visit.ts";
import { inviteFeedback } from "#domain/feedback/invite-feedback.ts";
import { unsealContents } from "#domain/notifications/contents.ts";
import { callNext } from "#domain/queue/call-next.ts";
import { joinQueue } from "#domain/queue/join-queue.ts";
import { finishService } from "#domain/queue/turn.ts";
import { officer } from "./actors.ts";
import { bookVisit } from "./booked-visit.ts";
import { migrationDesks, now, officeId } from "./office.ts";

// Visits that were served at the office of office.ts, by the clerk below, at its "now".

export const clerk = officer.migrationOfficer();
const [firstDesk = ""] = migrationDesks;

export const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
export const inDays = (count: number) => inSeconds(count * 86_400);

export async function emptyFeedback(): Promise<void> {
	await pool.query(
		`TRUNCATE feedback_answers, feedback_invitations, messages, queue_steps, queue_turns, queue_entries, queue_lines,
			appointments, rate_limits CASCADE`,
	);
	await pool.query("DELETE FROM graphile_worker._private_jobs");
}

export async function serveVisit(desk = firstDesk, by = clerk) {
	const visit = await bookVisit(now, desk);
	const served = await markServed(by, visit.id, now);
	if (!served.ok) throw new Error(served.refusal);
	return visit;
}

/** The one message that asks how a visit went. */
export async function feedbackMessage() {
	const { rows } = await pool.query<{ contents: Buffer }>(
		"SELECT contents FROM messages WHERE kind = 'feedback'",
	);
	if (!rows[0]) throw new Error("Nobody was asked.");
	return unsealContents(rows[0].contents);
}

/** Served, and asked by SMS. */
export async function askedVisit(desk?: string, by = clerk) {
	const visit = await serveVisit(desk, by);
	await inviteFeedback({ appointmentId: visit.id }, inSeconds(15));
	const { facts } = await feedbackMessage();
	return { ...visit, token: facts.token ?? "" };
}

export async function walkIn(state: "finished" | "waiting" = "finished") {
	const joined = await joinQueue(
		clerk,
		{ officeId, deskKind: "migration", deskId: null, language: "kk", adjustments: [] },
		now,
	);
	if (!joined.ok) throw new Error(joined.refusal);
	if (state === "finished") {
		await callNext(clerk, firstDesk, now);
		await finishService(clerk, joined.value.id, now);
	}
	return joined.value;
}
