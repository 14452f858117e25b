import { beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { codeOfDay, ticketText } from "#domain/queue/tickets.ts";
import { officer, visitor } from "#tests/factories/actors.ts";
import { now, officeId, probationDesks, seedOffice } from "#tests/factories/office.ts";
import {
	clerk,
	emptyFeedback,
	inDays,
	inSeconds,
	serveVisit,
	walkIn,
} from "#tests/factories/served-visit.ts";
import { findAnswerByToken } from "./queries.ts";
import { rateByTicket } from "./rate-by-ticket.ts";
import { openFromTicket, openFromVisit } from "./ways-in.ts";

const [probationDesk = ""] = probationDesks;
const count = async (table: "feedback_invitations" | "feedback_answers" | "messages") =>
	(await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`)).rows[0]
		?.count;

beforeAll(async () => {
	await seedOffice();
});
beforeEach(emptyFeedback);

const code = codeOfDay(officeId, now.toISOString().slice(0, 10));
const rate = (ticket: string, facts: Partial<Parameters<typeof rateByTicket>[1]> = {}) =>
	rateByTicket(
		visitor(),
		{ officeId, ticket, code, rating: 4, language: "kk", ...facts },
		inSeconds(60),
	);

test("with the code from the wall a finished one is rated once, and no link is given", async () => {
	const ticket = ticketText(await walkIn());
	expect(await rate(ticket)).toEqual({ ok: true, value: { rating: 4 } });
	expect(await rate(ticket, { rating: 1 })).toMatchObject({ refusal: "already-rated" });
	const { rows } = await pool.query("SELECT rating, channel FROM feedback_answers");
	expect(rows).toEqual([{ rating: 4, channel: "desk" }]);
});

test("one that waits or stands at the window cannot be rated, nor one that nobody has", async () => {
	expect(await rate(ticketText(await walkIn("waiting")))).toMatchObject({
		refusal: "not-served",
	});
	expect(await rate("Z999")).toMatchObject({ refusal: "not-found" });
	expect(await rate("A1B")).toMatchObject({ refusal: "not-found" });
});

test("without today's code nothing can be rated, nor at another office's, nor tomorrow", async () => {
	const ticket = ticketText(await walkIn());
	const wrong = code === "0000" ? "1111" : "0000";
	expect(await rate(ticket, { code: wrong })).toMatchObject({ refusal: "wrong-code" });
	expect(await rate(ticket, { officeId: "1110-5" })).toMatchObject({ refusal: "wrong-code" });
	const tomorrow = await rateByTicket(
		visitor(),
		{ officeId, ticket, code, rating: 4, language: "kk" },
		inDays(1),
	);
	expect(tomorrow).toMatchObject({ refusal: "wrong-code" });
	expect(await count("feedback_answers")).toBe(0);
});

test("a browser that tries out numbers is stopped", async () => {
	const me = visitor();
	const tryOut = (ticket: string) =>
		rateByTicket(me, { officeId, ticket, code, rating: 1, language: "kk" }, inSeconds(60));
	for (let at = 0; at < 10; at++) await tryOut(`A${at + 500}`);
	const ticket = ticketText(await walkIn());
	expect(await tryOut(ticket)).toMatchObject({ refusal: "too-many-attempts" });
});

test("at the kiosk no code is asked for, but the kiosk of another office cannot", async () => {
	const ticket = ticketText(await walkIn());
	const asked = { officeId, ticket, code: "", rating: 5, language: "ru" as const };
	const elsewhere = officer.migrationOfficer({ officeId: "1110-5", unitId: "1111" });
	expect(await rateByTicket(elsewhere, asked, inSeconds(60))).toMatchObject({
		refusal: "not-found",
	});
	expect((await rateByTicket(clerk, asked, inSeconds(60))).ok).toBe(true);
});

test("at the kiosk a booking's number will do, in whichever way it is written", async () => {
	const { reference } = await serveVisit(probationDesk, officer.probationOfficer());
	const ticket = `${reference.slice(0, 5)}-${reference.slice(5).toLowerCase()}`;
	const asked = { officeId, ticket, code: "", rating: 3, language: "ru" as const };
	expect((await rateByTicket(clerk, asked, inSeconds(60))).ok).toBe(true);
	expect(await rate(reference)).toMatchObject({ refusal: "not-found" });
});

test("the ticket's own link opens the question while the day lasts", async () => {
	const { token } = await walkIn();
	const opened = await openFromTicket(visitor(), token, inSeconds(60));
	if (!opened.ok) throw new Error(opened.refusal);
	expect(await findAnswerByToken(opened.value.token, inSeconds(60))).toMatchObject({
		state: "open",
		answer: null,
	});
	expect(await openFromTicket(visitor(), token, inDays(1))).toMatchObject({
		refusal: "not-found",
	});
	const waiting = await walkIn("waiting");
	expect(await openFromTicket(visitor(), waiting.token, inSeconds(60))).toMatchObject({
		refusal: "not-served",
	});
});

test("a visit's page opens it for whoever may see the visit, and for nobody else", async () => {
	const { reference } = await serveVisit();
	expect(await openFromVisit(visitor(), reference, inSeconds(60))).toMatchObject({
		refusal: "not-found",
	});
});
