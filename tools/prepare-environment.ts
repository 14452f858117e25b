import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment, type Environment } from "#lib/env.ts";

export const project = join(import.meta.dirname, "..");

/** A mistake of the operator's, told in words that say what to do: no stack trace. */
export class Trouble extends Error {}

/** The checked environment, complete. All mistakes are told at once. */
export function prepareEnvironment(): Environment & { QADAM_SECRET: string } {
	const checked = checkEnvironment(process.env, project);
	const problems = checked.ok ? [] : [...checked.problems];
	const zone = new Date("2026-07-01T00:00:00Z").toLocaleTimeString("en-GB", {
		timeZone: "Asia/Almaty",
		hour: "2-digit",
	});
	if (zone !== "05")
		problems.push(
			"Node's time zone data is older than 2024a: Asia/Almaty must be UTC+5. Unset ICU_DATA.",
		);
	if (!checked.ok || problems.length > 0) throw new Trouble(problems.join("\n  "));
	const { environment } = checked;
	try {
		mkdirSync(environment.DATA_DIR, { recursive: true });
		writeFileSync(join(environment.DATA_DIR, ".writable"), "");
	} catch (error) {
		throw new Trouble(
			`DATA_DIR ${environment.DATA_DIR} cannot be written to: ${(error as Error).message}`,
		);
	}
	return {
		...environment,
		QADAM_SECRET: environment.QADAM_SECRET ?? keptSecret(environment.DATA_DIR),
	};
}

/** Personal data is sealed with this: it is made once and must be kept with the data. */
function keptSecret(folder: string): string {
	const file = join(folder, "secret");
	if (!existsSync(file))
		writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
	return readFileSync(file, "utf8").trim();
}
