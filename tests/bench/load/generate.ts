import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Load, Loaded } from "./requests.ts";

/** Runs one of the load generators beside this file and answers what it measured. */
export function generate<Asked, Measured>(
	generator: "requests" | "visitors",
	asked: Asked,
): Promise<Measured> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [join(import.meta.dirname, `${generator}.ts`)], {
			stdio: ["pipe", "pipe", "inherit"],
		});
		// Not an argument: a list of wishes is longer than a command line may be.
		child.stdin.end(JSON.stringify(asked));
		const said: Buffer[] = [];
		child.stdout.on("data", (piece: Buffer) => said.push(piece));
		child.once("error", reject);
		child.once("close", (code) => {
			if (code === 0) resolve(JSON.parse(Buffer.concat(said).toString()) as Measured);
			else reject(new Error(`The load generator ended with ${code}.`));
		});
	});
}

export const requests = (load: Omit<Load, "host"> & { host?: string }): Promise<Loaded> =>
	generate("requests", { host: `localhost:${load.port}`, ...load });
