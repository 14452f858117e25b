import { beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { officer, visitor } from "#tests/factories/actors.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { showWords } from "./moderate-words.ts";
import { countDeadEnds } from "./queries-dead-ends.ts";
import { listWaiting } from "./queries-waiting-words.ts";
import { reportDeadEnd } from "./report-dead-end.ts";
import type { DeadEnd } from "./words-schema.ts";

const told: DeadEnd = { kind: "no-slot", officeId, serviceId: "fingerprints", words: "" };
const november = { universe: "police" as const, from: "2026-11", to: "2026-11" };
const rows = async () => (await pool.query("SELECT * FROM feedback_dead_ends")).rows;

beforeAll(async () => {
	await seedOffice();
});
beforeEach(() => pool.query("TRUNCATE feedback_dead_ends, rate_limits"));

test("one browser's dead end counts once a day for its kind and place, however often it is sent", async () => {
	const person = visitor();
	await Promise.all(Array.from({ length: 12 }, () => reportDeadEnd(person, told, now)));
	expect(await rows()).toHaveLength(1);
	await reportDeadEnd(person, { ...told, kind: "too-far" }, now);
	await reportDeadEnd(person, { ...told, officeId: "1110-5" }, now);
	await reportDeadEnd(person, told, new Date(now.getTime() + 86_400_000));
	await reportDeadEnd(visitor(), told, now);
	expect(await rows()).toHaveLength(5);
	expect(await countDeadEnds(november)).toEqual([
		{ kind: "no-slot", times: 4, withWords: 0 },
		{ kind: "too-far", times: 1, withWords: 0 },
	]);
	expect(await countDeadEnds({ ...november, officeIds: ["1110-5"] })).toEqual([
		{ kind: "no-slot", times: 1, withWords: 0 },
	]);
});

test("words that come with the second report are kept; they stand sealed and masked, and name no browser", async () => {
	const person = visitor();
	await reportDeadEnd(person, told, now);
	await reportDeadEnd(person, { ...told, words: "Звоните 87011234567, сказал Асқар" }, now);
	await reportDeadEnd(person, { ...told, words: "Совсем другое" }, now);
	const [row] = await rows();
	expect(row.masked_words).toBe("Звоните ‹phone›, сказал ‹name›");
	expect(row.words.toString("utf8")).not.toContain("Асқар");
	expect(JSON.stringify(row)).not.toContain(person.visitorHash);
});

test("a place that does not exist is left out, and the report still counts", async () => {
	await reportDeadEnd(visitor(), { ...told, officeId: "9999-9", serviceId: "nothing" }, now);
	expect(await rows()).toMatchObject([{ office_id: null, unit_id: null, service_id: null }]);
});

test("a flood from one browser stops", async () => {
	const person = visitor();
	for (let at = 0; at < 20; at++) await reportDeadEnd(person, told, now);
	expect(await reportDeadEnd(person, told, now)).toEqual({
		ok: false,
		refusal: "too-many-reports",
	});
	expect((await reportDeadEnd(visitor(), told, now)).ok).toBe(true);
});

test("the head reads those of their office, leadership those of none, and probation's are its own", async () => {
	const words = "Не нашёл времени";
	await reportDeadEnd(visitor(), { ...told, words }, now);
	await reportDeadEnd(visitor(), { ...told, words, officeId: null }, now);
	await reportDeadEnd(visitor(), { ...told, words, serviceId: "window-visit" }, now);
	const seen = async (who: Parameters<typeof listWaiting>[0]) =>
		(await listWaiting(who)).deadEnds.map((one) => [one.office?.id ?? null, one.serviceName?.en]);
	expect(await seen(officer.officeHead())).toEqual([[officeId, "Fingerprints"]]);
	expect(await seen(officer.leadership())).toEqual([[null, "Fingerprints"]]);
	expect(await seen(officer.probationOfficer())).toEqual([[officeId, "Visit"]]);
	for (const other of [officer.officeHead({ officeId: "1110-5" }), officer.frontDesk()])
		expect(await seen(other)).toEqual([]);
	expect((await countDeadEnds(november))[0]?.times).toBe(2);
	expect((await countDeadEnds({ ...november, universe: "probation" }))[0]?.times).toBe(1);
	const [theirs] = (await listWaiting(officer.officeHead())).deadEnds;
	const look = {
		of: "dead-end" as const,
		id: theirs?.id ?? "",
		seen: "waiting" as const,
		kept: words,
	};
	expect((await showWords(officer.leadership(), look, now)).ok).toBe(false);
	expect((await showWords(officer.probationOfficer(), look, now)).ok).toBe(false);
	expect((await showWords(officer.officeHead(), look, now)).ok).toBe(true);
});
