import { eq } from "drizzle-orm";
import { Logger, runOnce } from "graphile-worker";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { messages } from "#db/schema/notifications.ts";
import { mailServer, messageCentre, smsInterface } from "#tests/factories/message-servers.ts";
import { now, seedNumbers } from "#tests/factories/office.ts";
import type { Gateways } from "./gateways/gateway.ts";
import { closeGateways, openGateways } from "./open-gateways.ts";
import { type NewMessage, queueMessages } from "./queue-message.ts";
import { putBack } from "./send-again.ts";
import { sendMessage } from "./send-message.ts";
import { forgetContents, rescueMessages } from "./sweep-messages.ts";
import { withdrawMessages } from "./withdraw-messages.ts";

beforeAll(seedNumbers);
beforeEach(async () => {
	await pool.query("TRUNCATE messages, graphile_worker._private_jobs CASCADE");
});

const cleanUps: (() => Promise<unknown>)[] = [];
const afterwards = (cleanUp: () => Promise<unknown>) => cleanUps.push(cleanUp);
afterEach(async () => {
	for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let next = 0;
const message = (given: Partial<NewMessage> = {}): NewMessage => ({
	subject: { kind: "appointment", id: `visit-${next++}` },
	kind: "confirmed",
	channel: "email",
	urgency: "answer",
	language: "kk",
	to: "aigul@example.kz",
	facts: {
		day: "2026-11-26",
		startMinute: 1040,
		officeNumber: 4,
		window: 3,
		reference: "7K3M9X2QAP",
		address: { kk: "Абай көшесі 1", ru: "улица Абая, 1", en: "1 Abai street" },
		phone: "+7 (7162) 00-00-00",
		token: "A".repeat(22),
	},
	uselessAt: null,
	zone: "Asia/Almaty",
	...given,
});

async function queue(given: Partial<NewMessage> = {}, at = now): Promise<string> {
	const [queued] = await db.transaction((transaction) =>
		queueMessages(transaction, [message(given)], at),
	);
	if (!queued) throw new Error("not queued");
	return queued.id;
}

const rowOf = async (id: string) => {
	const [row] = await db.select().from(messages).where(eq(messages.id, id));
	if (!row) throw new Error("no row");
	return row;
};

function gateways(variables: Record<string, string>): Gateways {
	const open = openGateways({ PUBLIC_URL: "https://qadam.kz", ...variables });
	afterwards(() => closeGateways(open));
	return open;
}

async function mail(answer?: (to: string) => number | null) {
	const server = await mailServer(answer);
	afterwards(server.stop);
	return { server, out: gateways({ SMTP_URL: server.url, MAIL_FROM: "Qadam <noreply@qadam.kz>" }) };
}

async function centre(answer?: (to: string) => number | "silence") {
	const server = await messageCentre(answer);
	afterwards(server.stop);
	return { server, out: gateways({ SMPP_URL: server.url }) };
}

describe("the outbox", () => {
	test("a change that is undone leaves neither a message nor a job", async () => {
		const undone = db.transaction(async (transaction) => {
			await queueMessages(transaction, [message()], now);
			throw new Error("undone");
		});
		await expect(undone).rejects.toThrow("undone");
		expect(await db.select().from(messages)).toEqual([]);
		const { rows } = await pool.query("SELECT 1 FROM graphile_worker.jobs");
		expect(rows).toEqual([]);
	});

	test("asked twice, also by two at once, there is one message", async () => {
		const same = message({ subject: { kind: "appointment", id: "the same" } });
		const one = () => db.transaction((transaction) => queueMessages(transaction, [same], now));
		const answers = await Promise.all([one(), one(), one()]);
		expect(answers.flat()).toHaveLength(1);
		expect(await db.select().from(messages)).toHaveLength(1);
	});

	test("neither the row nor the job can be read for whom it is or what it says", async () => {
		const id = await queue({ to: "secret.person@example.kz" });
		const row = await pool.query("SELECT m::text AS text, contents FROM messages m WHERE id = $1", [
			id,
		]);
		const bytes = row.rows[0].contents as Buffer;
		expect(bytes.toString("latin1")).not.toMatch(/secret|example|7K3M9|Abai/);
		expect(row.rows[0].text).not.toMatch(/secret|example|7K3M9|Abai/);
		const jobs = await pool.query("SELECT payload FROM graphile_worker._private_jobs");
		expect(jobs.rows).toEqual([{ payload: { id } }]);
	});
});

describe("e-mail", () => {
	test("it arrives with a subject of day and hour, a Message-ID of its own, plain text, and the calendar file", async () => {
		const { server, out } = await mail();
		const calendar = {
			method: "PUBLISH" as const,
			text: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n",
		};
		const id = await queue({ calendar, language: "en" });
		expect(await sendMessage(out, id, now)).toBe("sent");
		expect(server.received).toHaveLength(1);
		const [{ to, raw } = { to: [], raw: "" }] = server.received;
		expect(to).toEqual(["aigul@example.kz"]);
		expect(raw).toContain(`Message-ID: <${id}@qadam.kz>`);
		expect(raw).toContain("Subject: You are booked: Thursday 26 November, 17:20");
		expect(raw).toContain("Auto-Submitted: auto-generated");
		expect(raw).toMatch(/text\/calendar; charset=utf-8; method=PUBLISH/);
		expect(raw).toContain("filename=qadam.ics");
		expect(raw).not.toContain("text/html");
		expect(await rowOf(id)).toMatchObject({
			state: "sent",
			attempts: 1,
			claim: null,
			failure: null,
		});
	});

	test("the mail server is down for an hour: nothing is lost and nothing sent twice", async () => {
		const first = await mailServer();
		const { port } = first;
		const out = gateways({ SMTP_URL: first.url, MAIL_FROM: "noreply@qadam.kz" });
		const early = await queue({ to: "early@example.kz" });
		await sendMessage(out, early, now);
		await first.stop();
		const waiting = await Promise.all(
			[1, 2, 3, 4].map((one) => queue({ to: `p${one}@example.kz` })),
		);
		for (let minute = 0; minute < 60; minute++)
			for (const id of waiting) await sendMessage(out, id, later(minute));
		for (const id of waiting) {
			const row = await rowOf(id);
			expect(row.state).toBe("queued");
			expect(row.attempts).toBeGreaterThan(4);
			expect(row.attempts).toBeLessThan(9);
		}
		const second = await mailServer(undefined, port);
		afterwards(second.stop);
		for (let minute = 60; minute < 130; minute++)
			for (const id of [early, ...waiting]) await sendMessage(out, id, later(minute));
		expect(first.received.flatMap(({ to }) => to)).toEqual(["early@example.kz"]);
		expect(second.received.flatMap(({ to }) => to).sort()).toEqual(
			[1, 2, 3, 4].map((one) => `p${one}@example.kz`),
		);
	});

	test("an address that the server does not know is dead at once; a full mailbox is tried again", async () => {
		const status = { "nobody@example.kz": 550, "full@example.kz": 452 } as Record<string, number>;
		const { out } = await mail((to) => status[to] ?? null);
		const nobody = await queue({ to: "nobody@example.kz" });
		const full = await queue({ to: "full@example.kz" });
		expect(await sendMessage(out, nobody, now)).toBe("dead");
		expect(await sendMessage(out, full, now)).toBe("later");
		expect(await rowOf(nobody)).toMatchObject({ state: "dead", failure: "smtp-550" });
		expect(await rowOf(full)).toMatchObject({ state: "queued", failure: "smtp-452" });
		expect(await sendMessage(out, nobody, later(60))).toBe("nothing-to-do");
	});

	test("an address that would smuggle a second recipient or header in reaches nobody else", async () => {
		const { server, out } = await mail();
		const id = await queue({ to: "a@example.kz\r\nBcc: b@example.kz" });
		await sendMessage(out, id, now);
		expect(server.received.flatMap(({ to }) => to)).not.toContain("b@example.kz");
		for (const { raw } of server.received) expect(raw).not.toMatch(/^Bcc:/im);
	});
});

describe("workers", () => {
	test("ten at once send one message once", async () => {
		const { server, out } = await mail();
		const id = await queue();
		const answers = await Promise.all(Array.from({ length: 10 }, () => sendMessage(out, id, now)));
		expect(answers.sort()).toEqual([...Array(9).fill("nothing-to-do"), "sent"]);
		expect(server.received).toHaveLength(1);
	});

	test("two real workers empty the queue together, each message once", async () => {
		const { server, out } = await mail();
		for (let one = 0; one < 40; one++) await queue({ to: `p${one}@example.kz` }, new Date());
		const taskList = {
			"send-message": async (payload: unknown) => {
				await sendMessage(out, (payload as { id: string }).id, new Date(Date.now() + 1000));
			},
		};
		const work = () =>
			runOnce({
				connectionString: process.env.DATABASE_URL,
				taskList,
				concurrency: 4,
				noHandleSignals: true,
				logger: new Logger(() => () => {}),
			});
		await Promise.all([work(), work()]);
		const reached = server.received.flatMap(({ to }) => to);
		expect(reached).toHaveLength(40);
		expect(new Set(reached).size).toBe(40);
	});

	test("a worker killed before it sent: the message is rescued within minutes and goes out once", async () => {
		const { server, out } = await mail();
		const id = await queue();
		await pool.query("DELETE FROM graphile_worker._private_jobs");
		await pool.query(
			"UPDATE messages SET state = 'sending', attempts = 1, claim = gen_random_uuid(), claimed_until = $2 WHERE id = $1",
			[id, later(2)],
		);
		expect(await rescueMessages(later(1))).toEqual({ rescued: 0 });
		expect(await sendMessage(out, id, later(1))).toBe("nothing-to-do");
		expect(await rescueMessages(later(3))).toEqual({ rescued: 1 });
		const jobs = await pool.query("SELECT payload FROM graphile_worker._private_jobs");
		expect(jobs.rows).toEqual([{ payload: { id } }]);
		expect(await sendMessage(out, id, later(3))).toBe("sent");
		expect(server.received).toHaveLength(1);
	});

	test("a worker killed after the server took it and before we noted it: it goes again under the same Message-ID", async () => {
		const { server, out } = await mail();
		const id = await queue();
		await sendMessage(out, id, now);
		await pool.query(
			"UPDATE messages SET state = 'sending', claim = gen_random_uuid(), claimed_until = $2, settled_at = NULL WHERE id = $1",
			[id, later(2)],
		);
		expect(await sendMessage(out, id, later(3))).toBe("sent");
		const ids = server.received.map(({ raw }) => /^Message-ID: (.+)$/m.exec(raw)?.[1]?.trim());
		expect(ids).toEqual([`<${id}@qadam.kz>`, `<${id}@qadam.kz>`]);
	});
});

describe("SMS by SMPP", () => {
	test("it arrives in UCS-2 in one part, and its receipts are kept", async () => {
		const { server, out } = await centre();
		const given = { channel: "sms" as const, to: "+77011234567" };
		const id = await queue(given);
		const other = await queue(given);
		await sendMessage(out, id, now);
		await sendMessage(out, other, now);
		expect(server.received[0]).toEqual({
			to: "77011234567",
			text: "26.11 17:20, №4, терезе 3 qadam.kz/v/AAAAAAAAAAAAAAAAAAAAAA",
			from: "Qadam",
			coding: 8,
		});
		expect(server.binds()).toBe(1);
		expect(await rowOf(id)).toMatchObject({ state: "sent", providerId: "m1" });
		const receipt =
			"id:m1 sub:001 dlvrd:001 submit date:2611240900 done date:2611240901 stat:DELIVRD err:000";
		expect(await server.receipt(receipt)).toBe(0);
		expect(await server.receipt(receipt)).toBe(0);
		expect(await server.receipt("", { receipted_message_id: "m2", message_state: 5 })).toBe(0);
		expect(await rowOf(id)).toMatchObject({ state: "delivered" });
		expect(await rowOf(other)).toMatchObject({ state: "undelivered", failure: "not-delivered" });
	});

	test("the message centre is killed and comes back: what waited arrives once, over a new session", async () => {
		const first = await messageCentre();
		const { port } = first;
		const out = gateways({ SMPP_URL: first.url });
		const given = { channel: "sms" as const, to: "+77011234567" };
		await sendMessage(out, await queue(given), now);
		await first.stop();
		const id = await queue(given);
		expect(await sendMessage(out, id, now)).toBe("later");
		expect(await sendMessage(out, id, later(2))).toBe("later");
		const second = await messageCentre(undefined, port);
		afterwards(second.stop);
		expect(await sendMessage(out, id, later(5))).toBe("sent");
		expect([first.received.length, second.received.length, second.binds()]).toEqual([1, 1, 1]);
	});

	test("a wrong number is dead at once; a throttled or wrongly signed-in session is tried again", async () => {
		const status = { 77010000001: 0x0b, 77010000002: 0x58 } as Record<string, number>;
		const { server, out } = await centre((to) => status[to] ?? 0);
		const wrong = await queue({ channel: "sms", to: "+77010000001" });
		const throttled = await queue({ channel: "sms", to: "+77010000002" });
		expect(await sendMessage(out, wrong, now)).toBe("dead");
		expect(await sendMessage(out, throttled, now)).toBe("later");
		expect((await rowOf(wrong)).failure).toBe("smpp-0b");
		const stranger = gateways({ SMPP_URL: server.url.replace("s3cret", "wrong") });
		const id = await queue({ channel: "sms", to: "+77010000003" });
		expect(await sendMessage(stranger, id, now)).toBe("later");
		expect((await rowOf(id)).failure).toBe("smpp-bind-0e");
	});
});

describe("SMS by HTTP", () => {
	test("the text goes in as JSON with the message's id as its Idempotency-Key; 503 is tried again, 422 is not", async () => {
		let status = 503;
		const server = await smsInterface(() => ({ status, body: '{"message_id": "abc-1"}' }));
		afterwards(server.stop);
		const out = gateways({
			SMS_HTTP_URL: server.url,
			SMS_HTTP_TEMPLATE: '{"phone":"{to}","message":"{text}"}',
			SMS_HTTP_HEADERS: "Authorization: Bearer a:b",
		});
		const id = await queue({ channel: "sms", to: "+77011234567" });
		expect(await sendMessage(out, id, now)).toBe("later");
		status = 200;
		expect(await sendMessage(out, id, later(5))).toBe("sent");
		expect(JSON.parse(server.received[1]?.body ?? "")).toMatchObject({ phone: "+77011234567" });
		expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual([id, id]);
		expect(server.received[0]?.headers.authorization).toBe("Bearer a:b");
		expect((await rowOf(id)).providerId).toBe("abc-1");
		status = 422;
		expect(await sendMessage(out, await queue({ channel: "sms", to: "+7" }), now)).toBe("dead");
	});
});

describe("what is no longer true", () => {
	test("is not sent once it is withdrawn, in the same transaction as its reason or not at all", async () => {
		const { server, out } = await mail();
		const subject = { kind: "appointment", id: "cancelled" };
		const id = await queue({ subject });
		const undone = db.transaction(async (transaction) => {
			await withdrawMessages(transaction, subject, now);
			throw new Error("undone");
		});
		await expect(undone).rejects.toThrow();
		expect((await rowOf(id)).state).toBe("queued");
		await db.transaction((transaction) => withdrawMessages(transaction, subject, now));
		expect(await sendMessage(out, id, later(1))).toBe("nothing-to-do");
		expect(server.received).toEqual([]);
		expect((await rowOf(id)).state).toBe("withdrawn");
	});

	test("withdrawn while it is under way and not taken, it is not tried again", async () => {
		const subject = { kind: "appointment", id: "under way" };
		const { out } = await mail(() => 451);
		const id = await queue({ subject });
		const { email } = out;
		if (!email) throw new Error("no e-mail");
		const slow: Gateways = {
			sms: null,
			email: {
				...email,
				send: async (outgoing) => {
					await db.transaction((transaction) => withdrawMessages(transaction, subject, now));
					return email.send(outgoing);
				},
			},
		};
		expect(await sendMessage(slow, id, now)).toBe("later");
		expect((await rowOf(id)).state).toBe("withdrawn");
		expect(await sendMessage(out, id, later(60))).toBe("nothing-to-do");
	});

	test("a reminder that waited until the visit began is not sent any more", async () => {
		const { server, out } = await mail();
		const id = await queue({ kind: "reminder-late", uselessAt: later(30) });
		expect(await sendMessage(out, id, later(31))).toBe("withdrawn");
		expect(server.received).toEqual([]);
		expect(await rowOf(id)).toMatchObject({ state: "withdrawn", failure: "too-late" });
	});
});

test("a dead message put back is sent with all its attempts before it; one that arrived is not", async () => {
	let status: number | null = 550;
	const { server, out } = await mail(() => status);
	const id = await queue();
	await sendMessage(out, id, now);
	status = null;
	const again = () => db.transaction((transaction) => putBack(transaction, id, later(5)));
	expect(await again()).toBe(true);
	expect(await sendMessage(out, id, later(5))).toBe("sent");
	expect(server.received).toHaveLength(1);
	expect(await again()).toBe(false);
});

test("without a gateway a message is dead and says so; it is never pretended to be sent", async () => {
	const id = await queue();
	expect(await sendMessage({ sms: null, email: null }, id, now)).toBe("dead");
	expect((await rowOf(id)).failure).toBe("no-gateway");
});

test("a week after it is settled, to whom it went and what it said is forgotten", async () => {
	const { out } = await mail();
	const sent = await queue();
	await sendMessage(out, sent, now);
	const waiting = await queue();
	expect(await forgetContents(later(6 * 1440))).toEqual({ forgotten: 0 });
	expect(await forgetContents(later(8 * 1440))).toEqual({ forgotten: 1 });
	expect((await rowOf(sent)).contents).toBeNull();
	expect((await rowOf(waiting)).contents).not.toBeNull();
});
