import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { officer, visitor } from "#tests/factories/actors.ts";
import { now, seedOffice } from "#tests/factories/office.ts";
import { sayWords } from "#tests/factories/said-words.ts";
import { askAgain } from "./ask-again.ts";
import { forgetWords } from "./forget-words.ts";
import { showWords, withholdWords } from "./moderate-words.ts";
import { listDecided, listWaiting } from "./queries-waiting-words.ts";
import { countWithheld, listShownWords } from "./queries-words.ts";
import { replyToWords } from "./reply-to-words.ts";

const head = officer.officeHead();
const probation = officer.probationOfficer();
const leader = officer.leadership();
const later = new Date(now.getTime() + 3_600_000);
const november = { from: "2026-11", to: "2026-11" };

const stored = async (id: string) =>
	(await pool.query("SELECT * FROM feedback_answers WHERE id = $1", [id])).rows[0];

const look = (id: string, seen: "waiting" | "shown" | "withheld" = "waiting") => ({
	of: "answer" as const,
	id,
	seen,
});

beforeAll(async () => {
	await seedOffice();
});
beforeEach(() =>
	pool.query(
		"TRUNCATE feedback_answers, feedback_invitations, feedback_dead_ends, rate_limits CASCADE",
	),
);

test("the head reads words as written beside the masked ones; at rest they are sealed", async () => {
	const { id } = await sayWords({ words: "Инспектор Асқар нагрубил, 8 701 123 45 67" });
	const [waiting] = (await listWaiting(head)).answers;
	expect(waiting).toMatchObject({
		id,
		month: "2026-11",
		original: "Инспектор Асқар нагрубил, 8 701 123 45 67",
		maskedWords: "Инспектор ‹name› нагрубил, ‹phone›",
	});
	expect((await stored(id)).words.toString("utf8")).not.toContain("нагрубил");
});

test("nobody but the head of that office and, for probation, its own officer reads words that wait", async () => {
	await sayWords();
	await sayWords({ deskKind: "probation", words: "Окно 3" });
	const others = [
		officer.officeHead({ officeId: "1110-5" }),
		officer.officeHead({ officeId: null }),
		officer.probationOfficer({ officeId: "1110-5" }),
		officer.frontDesk(),
		officer.inspector(),
		officer.migrationOfficer(),
		officer.administrator(),
		leader,
	];
	for (const other of others) expect((await listWaiting(other)).answers).toEqual([]);
	expect((await listWaiting(head)).answers.map((one) => one.original)).toEqual(["Ждал 40 минут"]);
	expect((await listWaiting(probation)).answers.map((one) => one.original)).toEqual(["Окно 3"]);
});

test("whoever may not read them decides nothing, shows nothing, and answers nothing", async () => {
	const { id } = await sayWords();
	const { id: ofProbation } = await sayWords({ deskKind: "probation" });
	const tries = [
		...[officer.frontDesk(), officer.inspector(), officer.administrator()].map(
			(who) => [who, id, "not-allowed"] as const,
		),
		[officer.officeHead({ officeId: "1110-5" }), id, "not-found"] as const,
		[probation, id, "not-found"] as const,
		[head, ofProbation, "not-found"] as const,
		[leader, id, "not-found"] as const,
		[leader, ofProbation, "not-found"] as const,
	];
	for (const [who, words, refusal] of tries) {
		expect(await showWords(who, { ...look(words), kept: "" }, later)).toEqual({
			ok: false,
			refusal,
		});
		expect(await withholdWords(who, { ...look(words), reason: "insult" }, later)).toEqual({
			ok: false,
			refusal,
		});
		expect(
			(await replyToWords(who, { id: words, reply: "Спасибо", seenReply: "" }, later)).ok,
		).toBe(false);
	}
	for (const one of [id, ofProbation])
		expect(await stored(one)).toMatchObject({ moderation: "waiting", reply: null });
});

test("shown words are what was written, less what is covered; adding a word is refused", async () => {
	const { id } = await sayWords({ words: "Сосед из синего дома кричал, ждал 40 минут" });
	const add = await showWords(head, { ...look(id), kept: "Сосед молчал" }, later);
	expect(add).toEqual({ ok: false, refusal: "words-added" });
	expect((await showWords(head, { ...look(id), kept: "кричал, ждал 40 минут" }, later)).ok).toBe(
		true,
	);
	expect(await stored(id)).toMatchObject({
		moderation: "shown",
		masked_words: "‹words› кричал, ждал 40 минут",
		moderated_by: head.accountId,
	});
});

test("of two who decide at once the second is told so, whatever they decide", async () => {
	const { id } = await sayWords();
	const outcomes = await Promise.all([
		...Array.from({ length: 6 }, () =>
			showWords(head, { ...look(id), kept: "Ждал 40 минут" }, later),
		),
		...Array.from({ length: 6 }, () =>
			withholdWords(head, { ...look(id), reason: "insult" }, later),
		),
	]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	for (const outcome of outcomes)
		if (!outcome.ok) expect(outcome.refusal).toBe("changed-meanwhile");
});

test("what was shown too soon can be withheld, by whoever saw it shown", async () => {
	const { id } = await sayWords();
	await showWords(head, { ...look(id), kept: "Ждал 40 минут" }, later);
	expect((await withholdWords(head, { ...look(id), reason: "names-somebody" }, later)).ok).toBe(
		false,
	);
	expect(
		(await withholdWords(head, { ...look(id, "shown"), reason: "names-somebody" }, later)).ok,
	).toBe(true);
	expect((await listDecided(head, 1)).words.map((one) => one.state)).toEqual(["withheld"]);
	expect((await listDecided(officer.officeHead({ officeId: "1110-5" }), 1)).words).toEqual([]);
});

test("the author asks again once, of withheld words alone; then leadership decides and the head no more", async () => {
	const { id, token } = await sayWords();
	expect(await askAgain(visitor(), token, later)).toMatchObject({ refusal: "not-withheld" });
	await withholdWords(head, { ...look(id), reason: "insult" }, later);
	expect((await listWaiting(leader)).answers).toEqual([]);
	expect(await askAgain(visitor(), "A".repeat(22), later)).toMatchObject({ refusal: "not-found" });
	expect(await askAgain(visitor(), "' OR 1=1", later)).toMatchObject({ refusal: "not-found" });
	const after = new Date(later.getTime() + 1000);
	expect((await askAgain(visitor(), token, after)).ok).toBe(true);
	expect(await askAgain(visitor(), token, after)).toMatchObject({ refusal: "not-withheld" });
	expect((await listWaiting(leader)).answers.map((one) => one.id)).toEqual([id]);
	const headAgain = await showWords(head, { ...look(id, "withheld"), kept: "Ждал" }, after);
	expect(headAgain).toEqual({ ok: false, refusal: "not-found" });
	const decided = new Date(after.getTime() + 1000);
	const shown = await showWords(
		leader,
		{ ...look(id, "withheld"), kept: "Ждал 40 минут" },
		decided,
	);
	expect(shown.ok).toBe(true);
	expect((await listWaiting(leader)).answers).toEqual([]);
	expect((await withholdWords(head, { ...look(id, "shown"), reason: "insult" }, decided)).ok).toBe(
		false,
	);
	expect(await askAgain(visitor(), token, decided)).toMatchObject({ refusal: "not-withheld" });
});

test("of probation's words another officer of that service looks again, never leadership nor who withheld", async () => {
	const { id, token } = await sayWords({ deskKind: "probation" });
	await withholdWords(probation, { ...look(id), reason: "insult" }, now);
	await askAgain(visitor(), token, later);
	expect((await listWaiting(leader)).answers).toEqual([]);
	expect((await listWaiting(probation)).answers).toEqual([]);
	const other = officer.probationOfficer({ officeId: "1110-5" });
	expect((await listWaiting(other)).answers.map((one) => one.id)).toEqual([id]);
	expect((await showWords(probation, { ...look(id, "withheld"), kept: "Ждал" }, later)).ok).toBe(
		false,
	);
	expect(
		(await showWords(other, { ...look(id, "withheld"), kept: "Ждал 40 минут" }, later)).ok,
	).toBe(true);
});

test("a reply names nobody, may be mended, and does not overwrite another's", async () => {
	const { id } = await sayWords();
	const reply = (text: string, seenReply = "", at = later) =>
		replyToWords(head, { id, reply: text, seenReply }, at);
	expect(await reply("Асқар наказан")).toMatchObject({ refusal: "reply-names-somebody" });
	expect(await reply("ИИН 991332500015")).toMatchObject({ refusal: "reply-names-somebody" });
	expect((await reply("Звоните 8 7162 25-41-02, ул. Абая 12")).ok).toBe(true);
	expect(await reply("Другой ответ")).toMatchObject({ refusal: "changed-meanwhile" });
	const version = (await listWaiting(head)).answers[0]?.replyVersion ?? "";
	expect((await reply("Поставили стулья", version)).ok).toBe(true);
	expect((await stored(id)).reply).toBe("Поставили стулья");
	const { id: wordless } = await sayWords({ words: null });
	expect(
		await replyToWords(head, { id: wordless, reply: "Спасибо", seenReply: "" }, later),
	).toMatchObject({ refusal: "not-found" });
});

test("the log says who decided what, and not a word of the words", async () => {
	const { id, token } = await sayWords({ words: "Тайное слово" });
	await withholdWords(head, { ...look(id), reason: "unreadable" }, later);
	await askAgain(visitor(), token, later);
	await replyToWords(head, { id, reply: "Ответ отдела", seenReply: "" }, later);
	const rows = (await db.select().from(auditEntries)).filter((row) => row.subjectId === id);
	expect(rows.map((row) => row.action)).toEqual([
		"feedback.words-withheld",
		"feedback.asked-again",
		"feedback.replied",
	]);
	expect(JSON.stringify(rows)).not.toMatch(/Тайное|Ответ/);
});

test("readers get shown words alone, by month, and only where five people answered", async () => {
	const ids: string[] = [];
	for (let at = 0; at < 4; at++) ids.push((await sayWords({ chips: at < 2 ? ["rude"] : [] })).id);
	const [first = "", second = ""] = ids;
	await showWords(head, { ...look(first), kept: "Ждал 40 минут" }, later);
	await withholdWords(head, { ...look(second), reason: "insult" }, later);
	expect(await listShownWords("police", november, 1)).toEqual({ kind: "hidden", why: "few" });
	await sayWords({ words: null });
	expect(await listShownWords("police", november, 1)).toMatchObject({
		total: 1,
		words: [{ id: first, month: "2026-11", maskedWords: "Ждал 40 минут" }],
	});
	for (const narrower of [
		{ chip: "rude" as const },
		{ officeIds: ["1110-5"] },
		{ serviceId: "reception" },
	])
		expect((await listShownWords("police", { ...november, ...narrower }, 1)).kind).toBe("hidden");
	expect((await listShownWords("probation", november, 1)).kind).toBe("hidden");
	expect((await listShownWords("police", { from: "2026-10", to: "2026-10" }, 1)).kind).toBe(
		"hidden",
	);
});

test("leadership sees who withholds and why, and offices with few words only together", async () => {
	for (let at = 0; at < 5; at++) await sayWords();
	for (const { id } of (await listWaiting(head)).answers.slice(0, 2))
		await withholdWords(head, { ...look(id), reason: "insult" }, later);
	for (let at = 0; at < 4; at++) await sayWords({ office: "1110-5" });
	await sayWords({ deskKind: "probation" });
	const counts = await countWithheld("police", november);
	expect(counts).toMatchObject([
		{ officeId: "1110-4", words: 5, waiting: 3, shown: 0, withheld: { insult: 2, unreadable: 0 } },
	]);
	await sayWords({ office: "1110-5" });
	expect((await countWithheld("police", november)).map((one) => one.officeId)).toEqual([
		"1110-4",
		"1110-5",
	]);
});

test("after a year the originals are forgotten, and what nobody showed altogether; counts stay", async () => {
	const old = new Date(now.getTime() - 366 * 86_400_000);
	const { id: shown } = await sayWords({ at: old });
	await showWords(head, { ...look(shown), kept: "Ждал 40 минут" }, later);
	const { id: waiting } = await sayWords({ at: old });
	const { id: fresh } = await sayWords({ at: new Date(now.getTime() - 364 * 86_400_000) });
	expect(await forgetWords(now)).toBeGreaterThan(0);
	expect(await stored(shown)).toMatchObject({ words: null, masked_words: "Ждал 40 минут" });
	expect(await stored(waiting)).toMatchObject({
		words: null,
		masked_words: null,
		moderation: "waiting",
	});
	expect((await stored(fresh)).words).not.toBeNull();
	expect((await listWaiting(head)).answers.map((one) => one.id)).toEqual([fresh]);
	expect(await showWords(head, { ...look(waiting), kept: "" }, later)).toMatchObject({
		refusal: "not-found",
	});
	expect(await forgetWords(now)).toBe(0);
});

test("words that do not exist are not found", async () => {
	const outcome = await showWords(head, { ...look(randomUUID()), kept: "" }, later);
	expect(outcome).toEqual({ ok: false, refusal: "not-found" });
});
