import { type Encoding, encode, smallestWorthwhile } from "./encoding.ts";
import { contentHash } from "./entity-tag.ts";

/** A body that is sent many times: its hash is known, and each encoding of it is made once, when first asked for. */
export class KeptBody {
	readonly hash: string;
	readonly identity: Buffer;
	readonly #effort: number;
	readonly #compressible: boolean;
	readonly #ready = new Map<Encoding, Buffer>();
	readonly #making = new Map<Encoding, Promise<Buffer>>();

	constructor(identity: Buffer, options: { compressible: boolean; effort: number }) {
		this.identity = identity;
		this.hash = contentHash(identity);
		this.#compressible = options.compressible && identity.length >= smallestWorthwhile;
		this.#effort = options.effort;
		this.#ready.set("identity", identity);
	}

	/** What it takes in memory once all encodings are made, roughly. */
	get weight(): number {
		return Math.ceil(this.identity.length * 1.6) + 1000;
	}

	encodingFor(wanted: Encoding): Encoding {
		return this.#compressible ? wanted : "identity";
	}

	/** At once if it is there: the common case must not wait for a turn of the event loop. */
	ready(encoding: Encoding): Buffer | undefined {
		return this.#ready.get(encoding);
	}

	make(encoding: Encoding): Promise<Buffer> {
		let making = this.#making.get(encoding);
		if (!making) {
			making = encode(this.identity, encoding, this.#effort).then((body) => {
				this.#ready.set(encoding, body);
				this.#making.delete(encoding);
				return body;
			});
			this.#making.set(encoding, making);
		}
		return making;
	}
}
