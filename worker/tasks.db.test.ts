import { expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { forgetEnded } from "#domain/identity/forget-ended.ts";
import { schedule, tasks } from "./tasks.ts";

/** Enqueued by the change that causes them. */
const onDemand = ["send-message", "hand-out-times", "invite-feedback"];

test("every scheduled task exists, and every task is scheduled or enqueued by a change", () => {
	const started = schedule.map(({ task }) => task).concat(onDemand);
	expect(started.sort()).toEqual(Object.keys(tasks).sort());
});

test("counters and sessions that ended long ago are forgotten, the others are not", async () => {
	const now = new Date("2026-12-01T12:00:00Z");
	const hoursAgo = (hours: number) => now.getTime() - hours * 3_600_000;
	await pool.query(
		"INSERT INTO rate_limits (key, points, expire) VALUES ('old', 1, $1), ('new', 1, $2)",
		[hoursAgo(25), hoursAgo(23)],
	);
	const { rows } = await pool.query<{ id: string }>(
		`INSERT INTO accounts (login, password_hash, role, display_name)
		 VALUES ('somebody', 'x', 'administrator', 'Somebody') RETURNING id`,
	);
	await pool.query(
		"INSERT INTO staff_sessions (id_hash, account_id, expires_at) VALUES ('old', $1, $2), ('new', $1, $3)",
		[rows[0]?.id, new Date(hoursAgo(8 * 24)), new Date(hoursAgo(6 * 24))],
	);
	expect(await forgetEnded(now)).toEqual({ counters: 1, sessions: 1 });
	const left = await pool.query(
		"SELECT key FROM rate_limits UNION SELECT id_hash FROM staff_sessions",
	);
	expect(left.rows).toEqual([{ key: "new" }]);
});
