import { Client } from "pg";

// Its own connection, not one of db/client.ts's pool: LISTEN belongs to a connection for its whole life,
// and the front door, which listens too, runs outside the bundler where db/client.ts cannot be imported.

const firstPauseMs = 200;
const longestPauseMs = 5000;
/** A link that died without a word (a cable, a firewall) is found out by asking now and then. */
const heartbeatMs = 10_000;

/**
 * Hears every notice of a channel that any process has committed, and reconnects by itself. Whatever was sent while
 * nobody listened is unknown: `onConnection(true)` is the moment to look. Resolves after the first attempt, successful
 * or not; the answer stops it.
 */
export async function listenToChannel(
	channel: "public_change" | "queue_change",
	onNotice: (payload: string) => void,
	onConnection: (listening: boolean) => void,
): Promise<() => Promise<void>> {
	let stopped = false;
	let client: Client | null = null;
	let pause = firstPauseMs;
	let retry: NodeJS.Timeout | undefined;
	let heartbeat: NodeJS.Timeout | undefined;

	function lose(lost: Client): void {
		if (client !== lost) return;
		client = null;
		clearInterval(heartbeat);
		lost.end().catch(() => {});
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
		fresh.on("notification", (notice) => onNotice(notice.payload ?? ""));
		try {
			await fresh.connect();
			await fresh.query(`LISTEN ${channel}`);
		} catch {
			lose(fresh);
			return;
		}
		// Stopped while connecting.
		if (client !== fresh) return;
		pause = firstPauseMs;
		heartbeat = setInterval(() => fresh.query("SELECT 1").catch(() => lose(fresh)), heartbeatMs);
		heartbeat.unref();
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
