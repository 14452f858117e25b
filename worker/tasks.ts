import { parseCronItems, type TaskList } from "graphile-worker";
import { pool } from "#db/client.ts";

/** Each task by its name. It runs a command of domain/; what to do is never decided here. */
export const tasks: TaskList = {
	"forget-old-attempts": async () => {
		await pool.query("DELETE FROM rate_limits WHERE expire < $1", [Date.now() - 86_400_000]);
	},
	"forget-old-sessions": async () => {
		// Kept for a week after their end, for whoever looks into a break-in.
		await pool.query("DELETE FROM staff_sessions WHERE expires_at < now() - interval '7 days'");
		await pool.query("DELETE FROM visit_access WHERE expires_at < now()");
	},
};

/** When the clock starts which task, in UTC. A minute that was missed is not made up for: the next one does the same. */
export const schedule = parseCronItems([
	{ task: "forget-old-attempts", match: "7 * * * *" },
	{ task: "forget-old-sessions", match: "17 * * * *" },
]);
