import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";

const project = join(import.meta.dirname, "../..");

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

export type Site = {
	origin: string;
	port: number;
	process: ChildProcess;
	/** All that it has written to its output, log lines and anything else. */
	output: () => string;
	ask(
		path: string,
		options?: { method?: string; headers?: OutgoingHttpHeaders; body?: string; agent?: Agent },
	): Promise<Answer>;
	/** Asks it to stop and answers its exit code. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
};

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, "127.0.0.1");
	await once(probe, "listening");
	const address = probe.address();
	probe.close();
	return typeof address === "object" && address ? address.port : 0;
}

/** Starts the built site behind its front door, as `npm start` does, on a free port. */
export async function startSite(environment: Record<string, string> = {}): Promise<Site> {
	const port = Number(environment.PORT ?? (await freePort()));
	const origin = `http://localhost:${port}`;
	const child = spawn(process.execPath, ["server/main.ts"], {
		cwd: project,
		stdio: ["ignore", "pipe", "pipe", "ipc"],
		env: {
			...process.env,
			PORT: String(port),
			HOST: "127.0.0.1",
			PUBLIC_URL: origin,
			NODE_ENV: "production",
			LOG_LEVEL: "info",
			QADAM_DEMO: "1",
			...environment,
		},
	});
	let written = "";
	for (const stream of [child.stdout, child.stderr])
		stream?.on("data", (piece: Buffer) => {
			written += piece.toString();
		});
	const outcome = await Promise.race([
		once(child, "message").then(() => "ready"),
		once(child, "exit").then(([code]) => `exit code ${code}`),
	]);
	if (outcome !== "ready") throw new Error(`The site did not start: ${outcome}\n${written}`);
	return {
		origin,
		port,
		process: child,
		output: () => written,
		ask: (path, { method = "GET", headers = {}, body, agent } = {}) =>
			new Promise((resolve, reject) => {
				const outgoing = request(
					{
						host: "127.0.0.1",
						port,
						path,
						method,
						agent: agent ?? false,
						headers: { host: `localhost:${port}`, ...headers },
					},
					(incoming) => {
						const chunks: Buffer[] = [];
						incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
						incoming.on("error", reject);
						incoming.on("end", () => {
							const whole = Buffer.concat(chunks);
							resolve({
								status: incoming.statusCode ?? 0,
								headers: incoming.headers,
								body: whole,
								text: whole.toString(),
							});
						});
					},
				);
				outgoing.on("error", reject);
				outgoing.end(body);
			}),
		stop: async (signal = "SIGTERM") => {
			if (child.exitCode !== null) return child.exitCode;
			child.kill(signal);
			const [code] = await once(child, "exit");
			return code;
		},
	};
}
