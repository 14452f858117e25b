import { hash } from "node:crypto";

/*
 * Pictures are drawn once for what they say and kept, the least recently asked for going first. Drawing is limited:
 * one at a time, so many a minute. Whoever asks beyond that is told to take the site's own picture, so that nobody
 * can keep the processor busy by asking for pictures.
 */

type Draw<Words> = (words: Words) => Promise<Buffer>;

export class KeptPictures<Words> {
	readonly #draw: Draw<Words>;
	readonly #now: () => number;
	readonly #kept = new Map<string, Buffer>();
	readonly #drawing = new Map<string, Promise<Buffer>>();
	readonly #limits: { bytes: number; perMinute: number; waiting: number };
	#bytes = 0;
	#turn: Promise<unknown> = Promise.resolve();
	#begun: number[] = [];

	constructor(
		draw: Draw<Words>,
		limits: { bytes: number; perMinute: number; waiting: number },
		now: () => number = Date.now,
	) {
		this.#draw = draw;
		this.#limits = limits;
		this.#now = now;
	}

	/** The picture, or null when too much has been drawn of late. `always`: drawn in any case, for the few fixed ones. */
	async find(words: Words, always = false): Promise<Buffer | null> {
		const key = hash("sha256", JSON.stringify(words), "base64url");
		const kept = this.#kept.get(key);
		if (kept) {
			this.#kept.delete(key);
			this.#kept.set(key, kept);
			return kept;
		}
		const underWay = this.#drawing.get(key);
		if (underWay) return underWay;
		if (!always && !this.#mayDraw()) return null;
		const drawing = this.#turn.then(() => this.#draw(words));
		this.#turn = drawing.catch(() => {});
		this.#drawing.set(key, drawing);
		try {
			const picture = await drawing;
			this.#keep(key, picture);
			return picture;
		} finally {
			this.#drawing.delete(key);
		}
	}

	#mayDraw(): boolean {
		const now = this.#now();
		this.#begun = this.#begun.filter((at) => now - at < 60_000);
		if (this.#drawing.size >= this.#limits.waiting || this.#begun.length >= this.#limits.perMinute)
			return false;
		this.#begun.push(now);
		return true;
	}

	#keep(key: string, picture: Buffer): void {
		this.#kept.set(key, picture);
		this.#bytes += picture.length;
		for (const [oldest, { length }] of this.#kept) {
			if (this.#bytes <= this.#limits.bytes) return;
			this.#kept.delete(oldest);
			this.#bytes -= length;
		}
	}
}
