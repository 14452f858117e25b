import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

const source = readFileSync(join(import.meta.dirname, "../../public/sw.js"), "utf8");
export const origin = "https://qadam.test";

/** The Cache Storage of a browser, which outlives a worker. */
class FakeCache {
	readonly pages = new Map<string, Response>();
	#key = (address: string | { url: string }) =>
		new URL(typeof address === "string" ? address : address.url, origin).href;
	async match(address: string | { url: string }) {
		return this.pages.get(this.#key(address))?.clone();
	}
	async put(address: string, answer: Response) {
		this.pages.set(this.#key(address), answer);
	}
	async delete(address: string | { url: string }) {
		return this.pages.delete(this.#key(address));
	}
	async keys() {
		return [...this.pages.keys()].map((url) => ({ url }));
	}
	fetch: (address: string) => Promise<Response> = () => Promise.reject(new TypeError("no fetch"));
	async add(address: string) {
		await this.put(address, await this.fetch(address));
	}
}

export type Shelf = Map<string, FakeCache>;

type Network = (address: string, method: string) => Response | Promise<Response>;

/** Runs public/sw.js as a browser would, with a network that the test plays. */
export function openWorker(options: { version: string; shelf?: Shelf; open?: string[] }) {
	const shelf: Shelf = options.shelf ?? new Map();
	const listeners = new Map<string, (event: unknown) => void>();
	const sent: string[] = [];
	let network: Network = () => Promise.reject(new TypeError("Failed to fetch"));
	const fetch = async (asked: string | { url: string; method?: string }) => {
		const address = typeof asked === "string" ? asked : asked.url;
		const method = (typeof asked === "string" ? "GET" : asked.method) ?? "GET";
		const { pathname, search } = new URL(address, origin);
		sent.push(`${method} ${pathname}${search}`);
		return network(pathname + search, method);
	};
	const caches = {
		async open(name: string) {
			const cache = shelf.get(name) ?? new FakeCache();
			cache.fetch = fetch;
			shelf.set(name, cache);
			return cache;
		},
		keys: async () => [...shelf.keys()],
		delete: async (name: string) => shelf.delete(name),
	};
	const clients = {
		claim: async () => {},
		matchAll: async () => (options.open ?? []).map((path) => ({ url: origin + path })),
	};
	const self = {
		location: { origin },
		clients,
		skipWaiting: () => {},
		addEventListener: (name: string, listener: (event: unknown) => void) =>
			listeners.set(name, listener),
	};
	const patience: (() => void)[] = [];
	const world = createContext({
		self,
		caches,
		fetch,
		Response,
		URL,
		setTimeout: (done: () => void) => patience.push(done),
	});
	runInContext(source.replace("{version}", options.version), world);

	async function dispatch(name: string, event: object = {}) {
		const work: Promise<unknown>[] = [];
		let answer: Promise<Response> | undefined;
		listeners.get(name)?.({
			...event,
			waitUntil: (one: Promise<unknown>) => work.push(one),
			respondWith: (one: Promise<Response>) => {
				answer = one;
			},
		});
		const answered = await answer;
		await Promise.all(work);
		return answered;
	}
	return {
		shelf,
		sent,
		play: (next: Network) => {
			network = next;
		},
		start: async () => {
			await dispatch("install");
			await dispatch("activate");
		},
		/** What the person gets to see, or undefined where the worker keeps out of the way. */
		visit: (path: string, method = "GET") =>
			dispatch("fetch", { request: { method, mode: "navigate", url: origin + path } }),
		load: (path: string, method = "GET") =>
			dispatch("fetch", { request: { method, mode: "no-cors", url: origin + path } }),
		loseNetwork: () => {
			network = () => Promise.reject(new TypeError("Failed to fetch"));
		},
		/** The network answers long after the worker's patience has ended. */
		slowDown: () => {
			const answer = network;
			network = async (address, method) => {
				setTimeout(() => patience.at(-1)?.(), 5);
				await new Promise((resolve) => setTimeout(resolve, 50));
				return answer(address, method);
			};
		},
		/** Paths of all saved pages, by the first word of the cache's name. */
		saved: (kind: "shell" | "public" | "own") =>
			[...shelf]
				.filter(([name]) => name.startsWith(`qadam-${kind}`))
				.flatMap(([, cache]) => [...cache.pages.keys()])
				.map((url) => url.slice(origin.length)),
		everything: async () => {
			const texts = [...shelf.values()].flatMap((cache) =>
				[...cache.pages.values()].map((page) => page.clone().text()),
			);
			return (await Promise.all(texts)).join("\n");
		},
	};
}
