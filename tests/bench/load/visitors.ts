import { Agent } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Browser } from "./browser.ts";
import { networkOf, post, type Wish, walk } from "./journey.ts";

/*
 * Visitors who book. A process of its own, as requests.ts is.
 * walk: each walks the whole journey and begins anew. post: only the three posts. browse: most look at the pages of
 * booking and think in between, every fifth books.
 */

export type Visit = {
	how: "walk" | "post" | "browse";
	port: number;
	visitors: number;
	seconds: number;
	/** The longest that somebody thinks before the next page. */
	thinkMs: number;
	wishes: Wish[];
	/** The number of the first one; each number is another person. */
	firstNumber: number;
};

export type Visited = { booked: number; errors: string[]; seconds: number; times: number[] };

const visit = JSON.parse(await text(process.stdin)) as Visit;
const agent = new Agent({ keepAlive: true, maxSockets: visit.visitors });
const { port, wishes } = visit;
const visited: Visited = { booked: 0, errors: [], seconds: 0, times: [] };
let number = visit.firstNumber;

/** The time is up: whoever is on the way goes home without a word. */
class Over extends Error {}

const think = async () => {
	if (visit.thinkMs > 0) await sleep(visit.thinkMs * (0.5 + Math.random() / 2));
	if (performance.now() > until && visit.thinkMs > 0) throw new Over();
};

function next() {
	const wish = wishes.pop();
	return wish ? { port, agent, number: ++number, wish } : null;
}

async function browse(): Promise<void> {
	const browser = new Browser(port, networkOf(++number), agent, visited.times);
	const wish = wishes[number % wishes.length];
	const pages = [
		"/kk",
		"/kk/services",
		`/kk/services/${wish?.serviceId}`,
		`/kk/book/${wish?.serviceId}`,
		`/kk/book/${wish?.serviceId}/${wish?.officeId}`,
	];
	for (const page of pages) {
		const { status } = await browser.read(page);
		if (status !== 200) visited.errors.push(`${page}: ${status}`);
		await think();
	}
}

async function walkOnce(): Promise<boolean> {
	const wanted = next();
	if (!wanted) return false;
	const { booked } = await walk({ ...wanted, times: visited.times }, think);
	if (booked) visited.booked++;
	return true;
}

const begun = performance.now();
const until = begun + visit.seconds * 1000;

const first = visit.how === "post" ? next() : null;
const forms = first ? (await walk(first)).forms : null;

async function postOnce(): Promise<boolean> {
	const wanted = next();
	if (!wanted || !forms) return false;
	const begun = performance.now();
	if (await post(wanted, forms)) visited.booked++;
	visited.times.push(performance.now() - begun);
	return true;
}

async function live(who: number, until: number): Promise<void> {
	// Nobody's visitors come all in one moment.
	await sleep((visit.thinkMs * who) / visit.visitors);
	for (let round = who; performance.now() < until; round++) {
		try {
			if (visit.how === "browse" && round % 5 > 0) await browse();
			else if (!(await (visit.how === "post" ? postOnce() : walkOnce()))) return;
		} catch (error) {
			if (error instanceof Over) return;
			visited.errors.push(error instanceof Error ? error.message : String(error));
			await sleep(50);
		}
	}
}

await Promise.all(Array.from({ length: visit.visitors }, (_, who) => live(who, until)));
visited.seconds = (performance.now() - begun) / 1000;
agent.destroy();
process.stdout.write(JSON.stringify(visited));
