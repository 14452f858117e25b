import { beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { visitor } from "#tests/factories/actors.ts";
import { now, seedOffice } from "#tests/factories/office.ts";
import {
	askedVisit,
	emptyFeedback,
	inDays,
	inSeconds,
	serveVisit,
} from "#tests/factories/served-visit.ts";
import { inviteFeedback } from "./invite-feedback.ts";
import { findAnswerByToken } from "./queries.ts";
import { rateVisit, saveDetails } from "./rate-visit.ts";
import { openFromVisit } from "./ways-in.ts";

const count = async (table: "feedback_invitations" | "feedback_answers" | "messages") =>
	(await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`)).rows[0]
		?.count;

beforeAll(async () => {
	await seedOffice();
});
beforeEach(emptyFeedback);

test("twenty taps at once, of different marks, make one answer", async () => {
	const { token } = await askedVisit();
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, (_, at) =>
			rateVisit(visitor(), { token, rating: 1 + (at % 5), channel: "message" }, inSeconds(60)),
		),
	);
	expect(outcomes.every(({ ok }) => ok)).toBe(true);
	expect(outcomes.filter((one) => one.ok && one.value.isNew)).toHaveLength(1);
	expect(await count("feedback_answers")).toBe(1);
});

test("a link that was replayed shows the first mark", async () => {
	const { token } = await askedVisit();
	await rateVisit(visitor(), { token, rating: 2, channel: "message" }, inSeconds(60));
	const again = await rateVisit(visitor(), { token, rating: 5, channel: "message" }, inDays(1));
	expect(again).toEqual({ ok: true, value: { isNew: false } });
	expect((await findAnswerByToken(token, inDays(1)))?.answer?.rating).toBe(2);
});

test("looking at the link, as programs do, changes nothing", async () => {
	const { token } = await askedVisit();
	const before = await findAnswerByToken(token, inSeconds(60));
	expect(await findAnswerByToken(token, inSeconds(61))).toEqual(before);
	expect(await count("feedback_answers")).toBe(0);
});

test("links that are unknown, mistyped or over are refused, each by its name", async () => {
	const { token } = await askedVisit();
	const rate = (one: string, at: Date) =>
		rateVisit(visitor(), { token: one, rating: 4, channel: "message" }, at);
	expect(await rate("A".repeat(22), now)).toMatchObject({ refusal: "not-found" });
	expect(await rate("'; DROP TABLE", now)).toMatchObject({ refusal: "not-found" });
	expect(await rate(token, inDays(14))).toMatchObject({ refusal: "expired" });
	expect((await rate(token, inDays(13.9))).ok).toBe(true);
	expect(await count("feedback_answers")).toBe(1);
});

test("a visit whose mark was taken back after all cannot be rated", async () => {
	const { token, id } = await askedVisit();
	await pool.query("UPDATE appointments SET state = 'booked', closed_at = NULL WHERE id = $1", [
		id,
	]);
	const outcome = await rateVisit(visitor(), { token, rating: 4, channel: "page" }, inSeconds(60));
	expect(outcome).toMatchObject({ refusal: "not-served" });
});

test("a flood on one link stops; a village behind one address goes on", async () => {
	const { token } = await askedVisit();
	const wrong = "B".repeat(22);
	const rate = (one: string) =>
		rateVisit(visitor(), { token: one, rating: 4, channel: "message" }, inSeconds(60));
	for (let at = 0; at < 60; at++) await rate(wrong);
	expect(await rate(wrong)).toMatchObject({ refusal: "too-many-attempts" });
	expect((await rate(token)).ok).toBe(true);
});

test("the database itself refuses a mark outside 1 … 5", async () => {
	const { token } = await askedVisit();
	await expect(
		rateVisit(visitor(), { token, rating: 6, channel: "message" }, inSeconds(60)),
	).rejects.toThrow();
	expect(await count("feedback_answers")).toBe(0);
});

test("who has answered is not written to in the morning", async () => {
	const { id } = await serveVisit();
	const reference = (await pool.query("SELECT reference FROM appointments WHERE id = $1", [id]))
		.rows[0]?.reference;
	const me = visitor();
	await pool.query(
		"INSERT INTO visit_access (visitor_hash, reference, granted_at, expires_at) VALUES ($1, $2, $3, $4)",
		[me.visitorHash, reference, now, inDays(30)],
	);
	const opened = await openFromVisit(me, reference, inSeconds(5));
	if (!opened.ok) throw new Error(opened.refusal);
	await rateVisit(me, { token: opened.value.token, rating: 5, channel: "page" }, inSeconds(6));
	expect(await inviteFeedback({ appointmentId: id }, inSeconds(15))).toBe("nothing-to-do");
	expect(await count("messages")).toBe(0);
});
const script = '<script>alert("1")</script> & <b>';

async function rated() {
	const visit = await askedVisit();
	await rateVisit(visitor(), { token: visit.token, rating: 4, channel: "message" }, inSeconds(60));
	const save = (words: string, chips: string[] = [], rating = 4) =>
		saveDetails(visitor(), { token: visit.token, rating, chips, words }, inSeconds(120));
	return { ...visit, save, own: () => findAnswerByToken(visit.token, inSeconds(130)) };
}

test("they wait for somebody to read them, are sealed, and their author sees them as written", async () => {
	const { save, own } = await rated();
	expect(await save(script, ["clear", "long-wait", "not-a-chip", "not-heard"])).toMatchObject({
		value: { hasWords: true },
	});
	expect((await own())?.answer).toMatchObject({
		words: script,
		chips: [
			{ key: "clear", tone: "good" },
			{ key: "long-wait", tone: "bad" },
		],
		moderation: "waiting",
		canChange: true,
	});
	const { rows } = await pool.query("SELECT words FROM feedback_answers");
	expect(rows[0]?.words.toString("latin1")).not.toContain("script");
});

test("a slip of the finger on the mark is set right, and words are taken back", async () => {
	const { save, own } = await rated();
	await save("Good", [], 1);
	await save("", [], 5);
	expect((await own())?.answer).toMatchObject({ rating: 5, words: null, moderation: "none" });
	expect(await count("feedback_answers")).toBe(1);
});

test("once somebody has read them nothing can be changed any more", async () => {
	const { save, own } = await rated();
	await save("Good");
	await pool.query("UPDATE feedback_answers SET moderation = 'shown', moderated_at = now()");
	expect(await save("Something else")).toMatchObject({ refusal: "already-read" });
	expect((await own())?.answer).toMatchObject({ words: "Good", canChange: false });
});

test("without a mark there are none", async () => {
	const { token } = await askedVisit();
	const outcome = await saveDetails(
		visitor(),
		{ token, rating: 3, chips: [], words: "Good" },
		inSeconds(60),
	);
	expect(outcome).toMatchObject({ refusal: "not-rated" });
});

test("the author sees what became of them after the link's time too, and can change nothing", async () => {
	const { save, token } = await rated();
	await save("Good");
	const late = await findAnswerByToken(token, inDays(20));
	expect(late).toMatchObject({ state: "expired", answer: { words: "Good", canChange: false } });
});

test("neither a token, nor a phone, nor a word stands in the audit log", async () => {
	const { save, token } = await rated();
	await save("Канарейка");
	const { rows } = await pool.query("SELECT * FROM audit_entries");
	const log = JSON.stringify(rows);
	expect(log).toContain("feedback.rated");
	expect(log).not.toContain(token);
	expect(log).not.toMatch(/анарейка|\+7701/);
});
