import { beforeAll, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { closeBooks } from "#domain/statistics/close-books.ts";
import { controlShares } from "#domain/statistics/control-chart.ts";
import type { Share } from "#domain/statistics/figures.ts";
import { parseFilter } from "#domain/statistics/filter.ts";
import { funnelOfShares } from "#domain/statistics/funnel.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { listSignals } from "#domain/statistics/queries-signals.ts";
import { tabulate } from "#domain/statistics/tabulate.ts";
import { officer } from "#tests/factories/actors.ts";
import { seedDemo } from "../seed.ts";
import { betterOffice, quietOffice, unluckyOffice, worseOffice } from "./effects.ts";
import { seedHistory } from "./history.ts";

const today = "2026-11-22";

beforeAll(async () => {
	await seedDemo(today);
	await seedHistory(db, today);
}, 900_000);

async function number(query: string, values: unknown[] = []): Promise<number> {
	const { rows } = await pool.query<{ number: string | null }>(
		`SELECT (${query})::float8 AS number`,
		values,
	);
	return Number(rows[0]?.number);
}

const own = "person_key = 'demo history'";

/** Everything but what is sealed anew each time. */
async function digest(): Promise<string | undefined> {
	const client = await pool.connect();
	await client.query("SET statement_timeout = 0");
	const { rows } = await client.query<{ digest: string }>(
		`SELECT count(*) || ' ' || sum(hashtextextended(row, 0)::numeric) AS digest FROM (
			SELECT (to_jsonb(a) - 'contact')::text AS row FROM appointments a WHERE ${own}
			UNION ALL SELECT to_jsonb(e)::text FROM queue_entries e
			UNION ALL SELECT to_jsonb(t)::text FROM queue_turns t
			UNION ALL SELECT to_jsonb(i)::text FROM feedback_invitations i
			UNION ALL SELECT (to_jsonb(f) - 'words')::text FROM feedback_answers f) rows`,
	);
	client.release(true);
	return rows[0]?.digest;
}

test("two years of the whole region, of nobody", async () => {
	const visits = await number(`SELECT count(*) FROM appointments WHERE ${own}`);
	const walkIns = await number("SELECT count(*) FROM queue_entries WHERE appointment_id IS NULL");
	expect(visits + walkIns).toBeGreaterThan(60_000);
	expect(visits + walkIns).toBeLessThan(120_000);
	expect(
		await number(`SELECT count(DISTINCT contact) FROM appointments WHERE ${own}`),
		"one sealed nobody for all of them",
	).toBe(1);
	expect(
		await number(`SELECT count(*) FROM appointments WHERE ${own} AND officer_id IS NOT NULL`),
	).toBe(0);
	expect(await number("SELECT count(DISTINCT office_id) FROM queue_entries")).toBe(
		await number("SELECT count(*) FROM offices"),
	);
	expect(
		await number(
			`SELECT count(DISTINCT to_char(lower(during), 'YYYY-MM')) FROM appointments WHERE ${own}`,
		),
	).toBe(25);
});

test("nothing is still open, nothing lies in the future, nothing hangs in the air", async () => {
	for (const query of [
		`SELECT count(*) FROM appointments WHERE ${own} AND state NOT IN ('served', 'not-come', 'cancelled-by-resident', 'cancelled-by-office', 'moved')`,
		`SELECT count(*) FROM appointments WHERE ${own} AND lower(during) >= '${today}'`,
		`SELECT count(*) FROM appointments WHERE ${own} AND booked_at > lower(during) AT TIME ZONE 'Asia/Almaty'`,
		"SELECT count(*) FROM queue_entries WHERE ended_at IS NULL OR ended_at < joined_at",
		"SELECT count(*) FROM queue_turns WHERE ended_at IS NULL OR ended_at < called_at",
		`SELECT count(*) FROM feedback_answers WHERE created_at >= '${today}T00:00:00+05:00' OR replied_at >= '${today}T00:00:00+05:00'`,
		// Rows are loaded without a check of each foreign key, where the database's user may.
		"SELECT count(*) FROM queue_turns t LEFT JOIN queue_entries e ON e.id = t.entry_id LEFT JOIN desks d ON d.id = t.desk_id WHERE e.id IS NULL OR d.id IS NULL",
		"SELECT count(*) FROM queue_entries e LEFT JOIN appointments a ON a.id = e.appointment_id WHERE e.appointment_id IS NOT NULL AND a.id IS NULL",
		"SELECT count(*) FROM feedback_answers f LEFT JOIN feedback_invitations i ON i.id = f.invitation_id WHERE i.id IS NULL",
		"SELECT count(*) FROM feedback_invitations i LEFT JOIN appointments a ON a.id = i.appointment_id LEFT JOIN queue_entries e ON e.id = i.entry_id WHERE a.id IS NULL AND e.id IS NULL",
		`SELECT count(*) FROM appointments a LEFT JOIN desk_services s USING (desk_id, service_id) WHERE a.${own} AND s.desk_id IS NULL`,
		"SELECT count(*) FROM appointments a JOIN calendar_days c ON c.day = lower(a.during)::date AND c.kind IN ('holiday', 'day-off') WHERE a.person_key = 'demo history'",
		`SELECT count(*) FROM (SELECT 1 FROM appointments WHERE ${own} GROUP BY desk_id, lower(during) HAVING count(*) > 1) twice`,
	])
		expect(await number(query), query).toBe(0);
});

test("shares are such as offices know them", async () => {
	const between = async (query: string, low: number, high: number) => {
		const share = await number(query);
		expect(share, query).toBeGreaterThan(low);
		expect(share, query).toBeLessThan(high);
	};
	await between("SELECT avg((appointment_id IS NULL)::int) FROM queue_entries", 0.25, 0.45);
	await between(
		`SELECT avg((state = 'not-come')::int) FROM appointments WHERE ${own} AND state IN ('served', 'not-come')`,
		0.08,
		0.12,
	);
	await between(
		"SELECT (SELECT count(*) FROM feedback_answers)::float8 / count(*) FROM feedback_invitations",
		0.15,
		0.3,
	);
	await between("SELECT avg((rating >= 4)::int) FROM feedback_answers", 0.65, 0.85);
});

const longWaits = (officeId: string, from: string, until: string) =>
	number(
		`SELECT avg((extract(epoch FROM t.called_at - greatest(e.joined_at, e.booked_for)) >= 21 * 60)::int)
		FROM queue_turns t JOIN queue_entries e ON e.id = t.entry_id
		WHERE e.office_id = $1 AND e.desk_kind <> 'probation' AND e.day >= $2 AND e.day < $3`,
		[officeId, from, until],
	);

test("what is hidden in it is there", async () => {
	const worse = worseOffice.officeId;
	expect(await longWaits(worse, "2024-11-01", "2026-06-01")).toBeLessThan(0.22);
	expect(await longWaits(worse, "2026-06-01", today)).toBeGreaterThan(0.28);
	const better = betterOffice.officeId;
	expect(await longWaits(better, "2024-11-01", "2026-02-01")).toBeGreaterThan(0.24);
	expect(await longWaits(better, "2026-02-01", today)).toBeLessThan(0.17);
	expect(
		await number(
			`SELECT (SELECT count(*) FROM feedback_answers WHERE office_id = $1)::float8 / count(*)
			FROM feedback_invitations WHERE office_id = $1`,
			[quietOffice.officeId],
		),
	).toBeLessThan(0.08);
	expect(
		await number(
			`SELECT count(*) FROM appointments WHERE office_id = $1 AND ${own} AND lower(during) < '2026-02-01'
				AND desk_id = (SELECT id FROM desks WHERE office_id = $1 ORDER BY number DESC LIMIT 1)`,
			[better],
		),
		"nobody sat at a window that was not open yet",
	).toBe(0);
});

describe("once the books are closed over it", () => {
	const now = new Date(`${today}T04:00:00Z`);
	const leadership = officer.leadership();

	async function shares(fields: Record<string, string>, by: "office" | "month", measure: Measure) {
		const { filter } = await parseFilter(leadership, fields, now);
		const { rows } = await tabulate(leadership, filter, by, [measure], now);
		return rows.flatMap(({ key, cells }) => {
			const share = cells.find((cell): cell is Share => cell.kind === "share");
			return share ? [{ key, period: key, count: share.count, n: share.n }] : [];
		});
	}

	test("the roll-up agrees with the visits to the row", async () => {
		expect(await closeBooks(now)).toEqual({ differences: 0 });
	}, 300_000);

	test("the signals find what happened, where and since when, and spare whoever had bad luck", async () => {
		const signals = await listSignals(leadership, "open");
		const told = signals.map(({ officeId, measure, direction, since }) =>
			[officeId, measure, direction, since].join(" "),
		);
		expect(told).toContain(`${worseOffice.officeId} wait-long worse 2026-06`);
		expect(told).toContain(`${betterOffice.officeId} wait-long better 2026-02`);
		// Of twenty discoveries one may be false: of these few, none is.
		const known: string[] = [worseOffice.officeId, betterOffice.officeId];
		expect(told.filter((signal) => !known.includes(signal.split(" ")[0] ?? ""))).toEqual([]);
	});

	test("the control chart of the office that got worse says so month after month", async () => {
		const range = { from: "2024-11", to: "2026-10", office: worseOffice.officeId };
		const months = await shares({ ...range, kind: "migration" }, "month", "wait-long");
		const chart = controlShares(months);
		const signalled = chart?.months.filter(({ rules }) => rules.length > 0) ?? [];
		expect(signalled.map(({ period }) => period)).toEqual(
			expect.arrayContaining(["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"]),
		);
		expect(signalled.filter(({ period }) => period < "2026-06")).toEqual([]);
	});

	test("the funnel leaves the office with the worst ratings inside its limits", async () => {
		const offices = await shares({ from: "2026-07", to: "2026-09" }, "office", "dissatisfied");
		const funnel = funnelOfShares(offices);
		const [worst] = (funnel?.offices ?? []).toSorted((one, other) => other.value - one.value);
		expect(worst).toMatchObject({ key: unluckyOffice.officeId, outside: null });
		expect(worst?.n).toBeGreaterThanOrEqual(10);
		expect(
			await number(
				`SELECT avg((rating <= 2)::int) FROM feedback_answers WHERE office_id = $1
					AND NOT (day >= '2026-07-01' AND day < '2026-10-01')`,
				[unluckyOffice.officeId],
			),
			"in the rest of the two years it is like the others",
		).toBeLessThan(0.2);
	});
});

test("a second run changes nothing; after a pause it goes on as if there had been none", async () => {
	expect(await seedHistory(db, today)).toBeNull();
	const before = await digest();
	// As before the last week; without looking for whatever hangs on each row.
	const client = await pool.connect();
	await client.query("SET session_replication_role = replica");
	await client.query("SET statement_timeout = 0");
	for (const statement of [
		"DELETE FROM feedback_answers WHERE day >= '2026-11-16'",
		"DELETE FROM feedback_invitations WHERE day >= '2026-11-16'",
		"DELETE FROM queue_turns USING queue_entries e WHERE e.id = entry_id AND e.day >= '2026-11-16'",
		"DELETE FROM queue_entries WHERE day >= '2026-11-16'",
		`DELETE FROM appointments WHERE ${own} AND lower(during) >= '2026-11-16'`,
	])
		await client.query(statement);
	client.release(true);
	expect(await digest()).not.toBe(before);
	expect(await seedHistory(db, today)).toMatchObject({ from: "2026-11-15" });
	expect(await digest()).toBe(before);
});

test("a day that somebody has lived in the demo is left as it is", async () => {
	await pool.query(
		`INSERT INTO queue_lines (office_id, day, desk_kind, letter, last_number) VALUES ('1110-4', '2026-11-23', 'migration', 'A', 11)`,
	);
	await seedHistory(db, "2026-11-24");
	const on = (office: string) =>
		number(`SELECT count(*) FROM queue_entries WHERE office_id = $1 AND day = '2026-11-23'`, [
			office,
		]);
	expect(await on("1110-4")).toBe(0);
	expect(await on("1116-1")).toBeGreaterThan(0);
});
