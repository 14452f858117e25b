import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import {
	endMaintenance,
	type Maintenance,
	maintenanceReasons,
	readMaintenance,
	startMaintenance,
} from "#server/maintenance.ts";
import { readMoment, wallTimeIn } from "#server/wall-time.ts";

const usage = `npm run maintenance -- on [--until 18:00 | --until 2026-11-24T06:30] [--reason ${maintenanceReasons.join(" | ")}]
npm run maintenance -- off
npm run maintenance

Closes the portal for residents and staff with a calm page, at once and without a restart. Times are the region's.`;

const given = process.env.DATA_DIR?.trim() || ".data";
const folder = isAbsolute(given) ? given : join(import.meta.dirname, "..", given);

function told({ until, reason }: Maintenance): string {
	const end = until && wallTimeIn((until.getTime() - Date.now()) / 1000, new Date());
	return `The portal is closed${end ? ` until ${end}` : ""}${reason ? ` (${reason})` : ""}.`;
}

/** What is wrong with the call, or null. */
function switchOn(values: { until?: string; reason?: string }): string | null {
	const until = values.until === undefined ? null : readMoment(values.until, new Date());
	if (values.until !== undefined && !until) return `--until ${values.until} is no time to come.`;
	const reason = maintenanceReasons.find((known) => known === values.reason) ?? null;
	if (values.reason !== undefined && !reason)
		return `--reason ${values.reason} has no words in three languages: ${maintenanceReasons.join(", ")}.`;
	if (!existsSync(folder)) return `There is no ${folder}: is DATA_DIR the portal's own?`;
	startMaintenance(folder, { until, reason });
	console.log(told({ until, reason }));
	return null;
}

function run(): string | null {
	const text = { type: "string" } as const;
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { until: text, reason: text },
	});
	const [command, ...more] = positionals;
	if (more.length > 0) return usage;
	if (command === "on") return switchOn(values);
	if (command === "off") {
		endMaintenance(folder);
		console.log("The portal is open.");
		return null;
	}
	if (command !== undefined) return usage;
	const current = readMaintenance(folder);
	console.log(current ? told(current) : "The portal is open.");
	return null;
}

try {
	const problem = run();
	if (problem) {
		console.error(problem);
		process.exitCode = 1;
	}
} catch (error) {
	if (!(error instanceof TypeError)) throw error;
	console.error(`${error.message}\n\n${usage}`);
	process.exitCode = 1;
}
process.disconnect?.();
