import { parseCronItems, type TaskList } from "graphile-worker";
import { expireHolds } from "#domain/appointments/expire-holds.ts";
import { forgetEnded } from "#domain/identity/forget-ended.ts";

/** Each task by its name: one command of domain/, which decides what is to be done. */
export const tasks: TaskList = {
	"expire-holds": async () => {
		await expireHolds(new Date());
	},
	"forget-ended": async () => {
		await forgetEnded(new Date());
	},
};

/** When the clock starts which task, in UTC. A minute that was missed is not made up for: the next one does the same. */
export const schedule = parseCronItems([
	{ task: "expire-holds", match: "* * * * *", options: { jobKey: "expire-holds", maxAttempts: 1 } },
	{ task: "forget-ended", match: "7 * * * *", options: { jobKey: "forget-ended", maxAttempts: 3 } },
]);
