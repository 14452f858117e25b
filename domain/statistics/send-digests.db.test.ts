import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { accounts } from "#db/schema/identity.ts";
import { messages } from "#db/schema/notifications.ts";
import { statisticsDays, statisticsHidden, statisticsSignals } from "#db/schema/statistics.ts";
import type { Officer, Role } from "#domain/identity/actors.ts";
import { unsealContents } from "#domain/notifications/contents.ts";
import { closeGateways, openGateways } from "#domain/notifications/open-gateways.ts";
import { sendMessage } from "#domain/notifications/send-message.ts";
import { writeEmail } from "#domain/notifications/write-message.ts";
import { officer, visitor } from "#tests/factories/actors.ts";
import { mailServer } from "#tests/factories/message-servers.ts";
import { seedOffice } from "#tests/factories/office.ts";
import {
	findDigest,
	isDigestLink,
	stopDigest,
	stopDigestByLink,
	subscribeDigest,
	subscriptionSchema,
} from "./digest-subscription.ts";
import { leadEdges, serviceEdges, waitEdges } from "./measures.ts";
import { publishMonths } from "./publish-months.ts";
import { sendDigests } from "./send-digests.ts";

/** Monday 2026-11-23, eight in the morning in the region. */
const monday = new Date("2026-11-23T03:00:00Z");
const sunday = new Date("2026-11-22T06:00:00Z");
const site = "https://qadam.kz";
const wanted = { email: "head@example.kz", language: "en" } as const;

const bins = (length: number, at: number, count: number): number[] =>
	Array.from({ length: length + 1 }, (_, bin) => (bin === at ? count : 0));

type Day = typeof statisticsDays.$inferInsert;

const dayOf = (day: string, count: number, deskKind: Day["deskKind"] = "inspector"): Day => ({
	...{ day, officeId: "1110-4", deskKind, serviceId: "reception" },
	...{ booked: count, served: count, asked: count * 2, rated5: count },
	leadBins: bins(leadEdges.length, 0, count),
	waitCount: count,
	waitMinutes: count,
	waitBins: bins(waitEdges.length, 3, count),
	serviceBins: bins(serviceEdges.length, 0, count),
});

const signal = (deskKind: Day["deskKind"], officeId: string) => ({
	...{ measure: "wait-long", officeId, deskKind, rule: "shift", since: "2026-08" },
	...{ direction: "worse" as const, before: 0.1, after: 0.3, facts: {} },
	foundAt: sunday,
});

beforeAll(async () => {
	await seedOffice();
});

beforeEach(async () => {
	await pool.query(
		"TRUNCATE messages, digest_subscriptions, statistics_days, statistics_hidden, statistics_signals CASCADE",
	);
	await db
		.insert(statisticsDays)
		.values([
			...[dayOf("2026-10-10", 60), dayOf("2026-11-16", 31), dayOf("2026-11-22", 12)],
			...[dayOf("2026-11-15", 3), dayOf("2026-11-23", 500)],
			...[dayOf("2026-10-10", 17, "probation"), dayOf("2026-11-18", 8, "probation")],
		]);
	await db
		.insert(statisticsSignals)
		.values([
			signal("inspector", "1110-4"),
			signal("migration", "1110-5"),
			signal("probation", "1110-4"),
		]);
	await db.transaction((transaction) => publishMonths(transaction, sunday));
});

let next = 0;

/** Somebody with an account, signed in. */
async function signedIn(role: Role, officeId: string | null = null): Promise<Officer> {
	const login = `digest-${next++}`;
	const [account] = await db
		.insert(accounts)
		.values({ login, passwordHash: "-", role, displayName: "Secret Name", officeId })
		.returning({ accountId: accounts.id });
	if (!account) throw new Error("The account was not made.");
	const factory = role === "probation-officer" ? officer.probationOfficer : officer.leadership;
	return factory({ ...account, role, officeId });
}

const listQueued = async () =>
	(await db.select().from(messages)).map(({ contents, ...row }) => {
		if (!contents) throw new Error("The message says nothing.");
		return { ...row, contents: unsealContents(contents) };
	});

/** The one message that was queued, and the token of its link. */
async function onlyMessage() {
	const [message, ...others] = await listQueued();
	const token = message?.contents.facts.token;
	if (!message || !token || others.length > 0) throw new Error("There is not one digest.");
	const { text } = writeEmail(message.contents, { site, short: site });
	return { ...message, token, text: text.replace(/[\u00a0\u202f]/g, " ") };
}

describe("the weekly digest", () => {
	test("is queued once for each subscriber, however often the job runs in that week", async () => {
		await subscribeDigest(await signedIn("leadership"), wanted, sunday);
		await subscribeDigest(await signedIn("office-head", "1110-4"), wanted, sunday);
		expect(await sendDigests(monday)).toEqual({ queued: 2 });
		expect(await sendDigests(monday)).toEqual({ queued: 0 });
		expect(await sendDigests(new Date("2026-11-27T12:00:00Z"))).toEqual({ queued: 0 });
		expect(await listQueued()).toHaveLength(2);
		const links = await pool.query("SELECT FROM digest_links");
		expect(links.rowCount).toBe(2);
		expect(await sendDigests(new Date("2026-11-30T03:00:00Z"))).toEqual({ queued: 2 });
	});

	test("run twice at once, it is still queued once", async () => {
		await subscribeDigest(await signedIn("leadership"), wanted, sunday);
		const runs = await Promise.all([sendDigests(monday), sendDigests(monday)]);
		expect(runs.reduce((sum, { queued }) => sum + queued, 0)).toBe(1);
	});

	test("goes neither to a disabled account nor to one that lost the right, nor to who did not ask", async () => {
		const disabled = await signedIn("leadership");
		const moved = await signedIn("office-head", "1110-4");
		await signedIn("leadership");
		for (const one of [disabled, moved]) await subscribeDigest(one, wanted, sunday);
		await db
			.update(accounts)
			.set({ disabledAt: sunday })
			.where(eq(accounts.id, disabled.accountId));
		await db.update(accounts).set({ role: "inspector" }).where(eq(accounts.id, moved.accountId));
		expect(await sendDigests(monday)).toEqual({ queued: 0 });
		expect(await findDigest(disabled)).toBe(null);
		expect(await findDigest(moved)).not.toBe(null);
	});

	test("cannot be asked for without the right to see figures", async () => {
		const inspector = await signedIn("inspector", "1110-4");
		await expect(subscribeDigest(inspector, wanted, sunday)).rejects.toThrow("may not see");
		expect(await findDigest(inspector)).toBe(null);
	});

	test("tells leadership of the police's week and month, and of nothing of probation", async () => {
		await subscribeDigest(await signedIn("leadership"), wanted, sunday);
		await sendDigests(monday);
		const { contents, text } = await onlyMessage();
		expect(contents.digest).toMatchObject({
			from: "2026-11-16",
			to: "2026-11-22",
			visits: { kind: "about", n: 45 },
			visitsBefore: { kind: "hidden", why: "few" },
			month: "2026-10",
			satisfied: { kind: "share", n: 60, value: 1 },
			responseRate: { kind: "share", n: 120, value: 0.5 },
			wait: { kind: "quantile", atMost: 20 },
		});
		expect(contents.digest?.signals.map(({ officeNumber }) => officeNumber)).toEqual([4, 5]);
		expect(text).toContain("Visits: about 45.\nThe week before: fewer than 5.");
		expect(text).not.toContain("Secret");
	});

	test("tells a probation officer of probation alone", async () => {
		await subscribeDigest(await signedIn("probation-officer", "1110-4"), wanted, sunday);
		await sendDigests(monday);
		const { contents } = await onlyMessage();
		expect(contents.digest).toMatchObject({
			visits: { kind: "about", n: 10 },
			visitsBefore: { kind: "hidden", why: "none" },
			satisfied: { kind: "share", n: 17 },
		});
		expect(contents.digest?.signals).toHaveLength(1);
	});

	test("tells a head of the own office's signals alone", async () => {
		await subscribeDigest(await signedIn("office-head", "1110-5"), wanted, sunday);
		await sendDigests(monday);
		const { contents } = await onlyMessage();
		expect(contents.digest?.signals.map(({ officeNumber }) => officeNumber)).toEqual([5]);
	});

	test("hides what the pages hide, and the weeks of a month that they hide", async () => {
		const region = { place: "region", subject: "all", why: "difference" } as const;
		await db.insert(statisticsHidden).values([
			{ ...region, base: "answers", period: "2026-10" },
			{ ...region, base: "visits", period: "2026-11" },
		]);
		await subscribeDigest(await signedIn("leadership"), wanted, sunday);
		await sendDigests(monday);
		const { contents, text } = await onlyMessage();
		const notShown = { kind: "hidden", why: "difference" };
		expect(contents.digest).toMatchObject({
			...{ visits: notShown, satisfied: notShown, responseRate: notShown },
		});
		expect(text).toContain("Satisfied: not shown.\nAnswered: not shown.");
		expect(text).not.toMatch(/\b(45|43|60|120)\b(?! min)/);
	});

	test("arrives at the mail server with a button to stop it", async () => {
		await subscribeDigest(await signedIn("leadership"), wanted, sunday);
		await sendDigests(monday);
		const { id, token } = await onlyMessage();
		const server = await mailServer();
		const gateways = openGateways({
			...{ PUBLIC_URL: site, SMTP_URL: server.url, MAIL_FROM: "Qadam <noreply@qadam.kz>" },
		});
		expect(await sendMessage(gateways, id, monday)).toBe("sent");
		await closeGateways(gateways);
		await server.stop();
		const [mail] = server.received;
		expect(mail?.to).toEqual(["head@example.kz"]);
		const raw = mail?.raw.replace(/\r\n[ \t]+/g, " ") ?? "";
		expect(raw).toContain(`List-Unsubscribe: <${site}/en/digest/${token}>`);
		expect(raw).toContain("Auto-Submitted: auto-generated");
		expect(raw).not.toContain("text/html");
	});
});

describe("the link that stops it", () => {
	test("stops it without signing in; looking alone does not", async () => {
		const leader = await signedIn("leadership");
		await subscribeDigest(leader, wanted, sunday);
		await sendDigests(monday);
		const { token, id } = await onlyMessage();
		expect(await isDigestLink(token, monday)).toBe(true);
		expect(await findDigest(leader)).toMatchObject({ email: wanted.email, language: "en" });
		expect(await stopDigestByLink(visitor(), token, monday)).toBe(true);
		expect(await findDigest(leader)).toBe(null);
		const [row] = await db.select().from(messages).where(eq(messages.id, id));
		expect(row?.state).toBe("withdrawn");
		expect(await sendDigests(new Date("2026-11-30T03:00:00Z"))).toEqual({ queued: 0 });
	});

	test("is refused when it is stale, of another address or made up", async () => {
		const leader = await signedIn("leadership");
		await subscribeDigest(leader, wanted, sunday);
		await sendDigests(monday);
		const { token } = await onlyMessage();
		const muchLater = new Date("2027-03-01T03:00:00Z");
		expect(await stopDigestByLink(visitor(), token, muchLater)).toBe(false);
		for (const madeUp of ["", "A".repeat(22), `${token}A`, "' OR true --"])
			expect(await stopDigestByLink(visitor(), madeUp, monday)).toBe(false);
		await subscribeDigest(leader, { ...wanted, email: "other@example.kz" }, monday);
		expect(await stopDigestByLink(visitor(), token, monday)).toBe(false);
		expect(await findDigest(leader)).toMatchObject({ email: "other@example.kz" });
	});

	test("still works when the language alone was changed, and no longer when the officer began anew", async () => {
		const leader = await signedIn("leadership");
		await subscribeDigest(leader, wanted, sunday);
		await sendDigests(monday);
		const { token } = await onlyMessage();
		await subscribeDigest(leader, { ...wanted, language: "kk" }, monday);
		expect(await isDigestLink(token, monday)).toBe(true);
		expect(await stopDigest(leader, monday)).toBe(true);
		await subscribeDigest(leader, wanted, monday);
		expect(await stopDigestByLink(visitor(), token, monday)).toBe(false);
		expect(await stopDigest(leader, monday)).toBe(true);
		expect(await stopDigest(leader, monday)).toBe(false);
	});
});

test("neither the address nor the token can be read in the database, its jobs or its log of changes", async () => {
	await subscribeDigest(await signedIn("leadership"), wanted, sunday);
	await sendDigests(monday);
	const { token } = await onlyMessage();
	const { rows } = await pool.query<{ text: string }>(`
		SELECT s::text FROM digest_subscriptions s UNION ALL SELECT l::text FROM digest_links l
		UNION ALL SELECT m::text FROM messages m UNION ALL SELECT a::text FROM audit_entries a
		UNION ALL SELECT payload::text FROM graphile_worker._private_jobs`);
	const written = JSON.stringify(rows);
	expect(written).toContain("digest.started");
	expect(written).not.toContain(token);
	expect(written).not.toContain("example.kz");
	expect(written).not.toContain(Buffer.from("head@example.kz").toString("hex"));
});

test("an address with a line break or without a domain is none", () => {
	for (const email of ["", "a", "a@b", "a@b.kz\r\nBcc: c@d.kz"])
		expect(subscriptionSchema.safeParse({ ...wanted, email }).success, email).toBe(false);
	expect(subscriptionSchema.parse({ ...wanted, email: " a@b.kz " }).email).toBe("a@b.kz");
});
