import type { PublicTopic } from "#db/listen.ts";
import { KeptBody } from "./kept-body.ts";
import type { MemoryRoute } from "./memory-routes.ts";
import type { Rendered } from "./render.ts";

export type KeptPage = { body: KeptBody; type: string; renderedAt: number; route: MemoryRoute };

/** While changes cannot be heard, nothing older than this is shown. */
const deafMaxAgeMs = 3000;

/** React writes it into a form that changes something; such a form may hold a key that is meant for one person. */
const actionField = 'name="$ACTION_';

/**
 * What a look-up ends in: a page that everybody gets, an answer worth sharing but not worth keeping (a 404, a
 * redirect), or `null` for one that set a cookie or has a form that changes something: everybody renders their own.
 */
export type Outcome = { kept: KeptPage } | { shared: Rendered } | null;

/** Public pages by key, least recently used first to go. */
export class PageMemory {
	readonly #pages = new Map<string, KeptPage>();
	readonly #rendering = new Map<string, { outcome: Promise<Outcome>; route: MemoryRoute }>();
	readonly #maxBytes: number;
	readonly #now: () => number;
	#bytes = 0;
	#listening = false;

	constructor(options: { maxBytes?: number; now?: () => number } = {}) {
		this.#maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
		this.#now = options.now ?? Date.now;
	}

	/** Tells whether public changes are heard at this moment. What was missed is unknown, so all is forgotten. */
	setListening(listening: boolean): void {
		this.#listening = listening;
		for (const [key, page] of this.#pages)
			if (page.route.topics.length > 0) this.#forget(key, page);
	}

	/** Forgets what showed this. A rendering under way may have read the old state: it is not kept either. */
	drop(topic: PublicTopic): void {
		for (const [key, page] of this.#pages)
			if (page.route.topics.includes(topic)) this.#forget(key, page);
		for (const [key, { route }] of this.#rendering)
			if (route.topics.includes(topic)) this.#rendering.delete(key);
	}

	find(key: string): KeptPage | undefined {
		const page = this.#pages.get(key);
		if (!page) return undefined;
		const age = this.#now() - page.renderedAt;
		const maxAge = page.route.maxAgeSeconds * 1000;
		if (age >= (this.#listening ? maxAge : Math.min(maxAge, deafMaxAgeMs))) {
			this.#forget(key, page);
			return undefined;
		}
		this.#pages.delete(key);
		this.#pages.set(key, page);
		return page;
	}

	/** Renders a page once for all who ask at the same time. */
	render(key: string, route: MemoryRoute, render: () => Promise<Rendered>): Promise<Outcome> {
		const underWay = this.#rendering.get(key);
		if (underWay) return underWay.outcome;
		const startedAt = this.#now();
		const outcome = render()
			.then((rendered): Outcome => {
				if (rendered.headers["set-cookie"] || rendered.body.includes(actionField)) return null;
				const type = String(rendered.headers["content-type"] ?? "");
				if (rendered.status !== 200 || !type.startsWith("text/html")) return { shared: rendered };
				const effort = route.maxAgeSeconds >= 60 ? 10 : 9;
				const body = new KeptBody(rendered.body, { compressible: true, effort });
				const kept = { body, type, renderedAt: startedAt, route };
				if (this.#rendering.get(key) === entry) this.#keep(key, kept);
				return { kept };
			})
			.finally(() => {
				if (this.#rendering.get(key) === entry) this.#rendering.delete(key);
			});
		const entry = { outcome, route };
		this.#rendering.set(key, entry);
		return outcome;
	}

	#keep(key: string, page: KeptPage): void {
		if (page.body.weight > this.#maxBytes / 4) return;
		const old = this.#pages.get(key);
		if (old) this.#forget(key, old);
		this.#pages.set(key, page);
		this.#bytes += page.body.weight;
		for (const [oldestKey, oldest] of this.#pages) {
			if (this.#bytes <= this.#maxBytes) break;
			this.#forget(oldestKey, oldest);
		}
	}

	#forget(key: string, page: KeptPage): void {
		if (this.#pages.delete(key)) this.#bytes -= page.body.weight;
	}
}
