import { parseCronItems, type TaskList } from "graphile-worker";
import { expireHolds } from "#domain/appointments/expire-holds.ts";
import { handOutTimes } from "#domain/appointments/hand-out-times.ts";
import { sweepOffers } from "#domain/appointments/sweep-offers.ts";
import { forgetVisitLinks } from "#domain/appointments/visit-links.ts";
import { forgetWords } from "#domain/feedback/forget-words.ts";
import { inviteFeedback, rescueInvitations } from "#domain/feedback/invite-feedback.ts";
import { forgetEnded } from "#domain/identity/forget-ended.ts";
import { forgetAnswers } from "#domain/identity/repeat-answer.ts";
import type { Gateways } from "#domain/notifications/gateways/gateway.ts";
import { closeGateways, openGateways } from "#domain/notifications/open-gateways.ts";
import { sendMessage } from "#domain/notifications/send-message.ts";
import { forgetContents, rescueMessages } from "#domain/notifications/sweep-messages.ts";
import { closeDays, forgetTickets } from "#domain/queue/close-days.ts";
import { closeBooks } from "#domain/statistics/close-books.ts";
import { rollUp } from "#domain/statistics/roll-up.ts";
import { sendDigests } from "#domain/statistics/send-digests.ts";

let gateways: Gateways | null = null;

const isSending = (payload: unknown): payload is { id: string } =>
	typeof payload === "object" &&
	payload !== null &&
	"id" in payload &&
	typeof payload.id === "string";

const isOffice = (payload: unknown): payload is { officeId: string } =>
	typeof payload === "object" &&
	payload !== null &&
	"officeId" in payload &&
	typeof payload.officeId === "string";

const isServed = (payload: unknown): payload is { appointmentId: string } | { entryId: string } =>
	typeof payload === "object" &&
	payload !== null &&
	(("appointmentId" in payload && typeof payload.appointmentId === "string") ||
		("entryId" in payload && typeof payload.entryId === "string"));

/** Ends the sessions with the mail server and the message centre, after the last job. */
export async function closeTasks(): Promise<void> {
	if (gateways) await closeGateways(gateways);
}

/** Each task by its name: one command of domain/, which decides what is to be done. */
export const tasks: TaskList = {
	"expire-holds": async () => {
		await expireHolds(new Date());
	},
	"sweep-offers": async () => {
		await sweepOffers(new Date());
	},
	"hand-out-times": async (payload) => {
		if (!isOffice(payload)) throw new Error("A job to hand out times names no office.");
		await handOutTimes(new Date(), payload.officeId);
	},
	"forget-ended": async () => {
		await forgetEnded(new Date());
		await forgetAnswers(new Date());
	},
	"send-message": async (payload) => {
		if (!isSending(payload)) throw new Error("A job to send a message names none.");
		gateways ??= openGateways(process.env);
		await sendMessage(gateways, payload.id, new Date());
	},
	"invite-feedback": async (payload) => {
		if (!isServed(payload)) throw new Error("A job to ask how a visit went names none.");
		await inviteFeedback(payload, new Date());
	},
	"rescue-invitations": async () => {
		await rescueInvitations(new Date());
	},
	"rescue-messages": async () => {
		await rescueMessages(new Date());
	},
	"forget-messages": async () => {
		await forgetContents(new Date());
		await forgetVisitLinks(new Date());
	},
	"forget-words": async () => {
		await forgetWords(new Date());
	},
	"close-queues": async () => {
		await closeDays(new Date());
		await forgetTickets(new Date());
	},
	"roll-up": async () => {
		await rollUp();
	},
	"send-digest": async () => {
		await sendDigests(new Date());
	},
	"recount-statistics": async (_payload, { logger }) => {
		const { differences } = await closeBooks(new Date());
		const said = `recount of statistics: ${differences} differences`;
		if (differences > 0) logger.warn(said);
		else logger.info(said);
	},
};

/** When the clock starts which task, in UTC. A minute that was missed is not made up for: the next one does the same. */
export const schedule = parseCronItems([
	{ task: "expire-holds", match: "* * * * *", options: { jobKey: "expire-holds", maxAttempts: 1 } },
	{
		task: "sweep-offers",
		match: "* * * * *",
		// One queue with the handing out: times are given away one after the other.
		options: { jobKey: "sweep-offers", queueName: "offers", maxAttempts: 1 },
	},
	{
		task: "rescue-messages",
		match: "* * * * *",
		options: { jobKey: "rescue-messages", maxAttempts: 1 },
	},
	{
		task: "forget-messages",
		match: "17 * * * *",
		options: { jobKey: "forget-messages", maxAttempts: 3 },
	},
	{
		task: "close-queues",
		match: "*/10 * * * *",
		options: { jobKey: "close-queues", maxAttempts: 1 },
	},
	{
		task: "rescue-invitations",
		match: "23 * * * *",
		options: { jobKey: "rescue-invitations", maxAttempts: 1 },
	},
	{
		task: "forget-words",
		match: "37 21 * * *",
		options: { jobKey: "forget-words", maxAttempts: 3 },
	},
	{
		task: "roll-up",
		match: "* * * * *",
		options: { jobKey: "roll-up", queueName: "roll-up", maxAttempts: 1 },
	},
	{
		task: "recount-statistics",
		// 02:10 in the region, when nobody looks at figures.
		match: "10 21 * * *",
		options: { jobKey: "recount-statistics", queueName: "recount", maxAttempts: 3 },
	},
	{
		task: "send-digest",
		// Mondays at 08:00 in the region. A Monday that was missed is made up for the same day: it is sent once a week.
		match: "0 3 * * 1",
		options: { jobKey: "send-digest", maxAttempts: 3, backfillPeriod: 12 * 3_600_000 },
	},
	{ task: "forget-ended", match: "7 * * * *", options: { jobKey: "forget-ended", maxAttempts: 3 } },
]);
