import { Client } from "pg";

// Its own connection, not one of db/client.ts's pool: LISTEN belongs to a connection for its whole life,
// and the front door, which listens too, runs outside the bundler where db/client.ts cannot be imported.

export const publicTopics = ["territory", "services", "schedules"] as const;
export type PublicTopic = (typeof publicTopics)[number];

const firstPauseMs = 200;
const longestPauseMs = 5000;
/** A link that died without a word (a cable, a firewall) is found out by asking now and then. */
const heartbeatMs = 10_000;

const isTopic = (text: string | undefined): text is PublicTopic =>
	(publicTopics as readonly (string | undefined)[]).includes(text);

/**
 * Calls `handler` for each change of public data that any process has committed. It reconnects by itself;
 * whatever happened meanwhile is unknown, so every topic is then reported once.
 * `onConnection` tells whether changes can be heard at this moment.
 * Resolves after the first attempt, successful or not; the answer stops it.
 */
export async function listenToPublicChanges(
	handler: (topic: PublicTopic) => void,
	onConnection: (listening: boolean) => void = () => {},
): Promise<() => Promise<void>> {
	let stopped = false;
	let client: Client | null = null;
	let pause = firstPauseMs;
	let missedChanges = false;
	let retry: NodeJS.Timeout | undefined;
	let heartbeat: NodeJS.Timeout | undefined;

	function lose(lost: Client): void {
		if (client !== lost) return;
		client = null;
		clearInterval(heartbeat);
		lost.end().catch(() => {});
		missedChanges = true;
		onConnection(false);
		if (stopped) return;
		retry = setTimeout(() => void connect(), pause);
		pause = Math.min(pause * 2, longestPauseMs);
	}

	async function connect(): Promise<void> {
		const fresh = new Client({
			connectionString: process.env.DATABASE_URL,
			application_name: "qadam-listen",
			connectionTimeoutMillis: 5000,
			query_timeout: 5000,
			keepAlive: true,
		});
		client = fresh;
		fresh.on("error", () => lose(fresh));
		fresh.on("end", () => lose(fresh));
		fresh.on("notification", (notice) => {
			if (isTopic(notice.payload)) handler(notice.payload);
		});
		try {
			await fresh.connect();
			await fresh.query("LISTEN public_change");
		} catch {
			lose(fresh);
			return;
		}
		// Stopped while connecting.
		if (client !== fresh) return;
		pause = firstPauseMs;
		heartbeat = setInterval(() => fresh.query("SELECT 1").catch(() => lose(fresh)), heartbeatMs);
		heartbeat.unref();
		if (missedChanges) for (const topic of publicTopics) handler(topic);
		missedChanges = false;
		onConnection(true);
	}

	await connect();
	return async () => {
		stopped = true;
		clearTimeout(retry);
		clearInterval(heartbeat);
		const last = client;
		client = null;
		await last?.end().catch(() => {});
	};
}
