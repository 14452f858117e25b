import { connect, type Socket } from "node:net";

export type Answered = { status: number; bytes: number };

/**
 * One HTTP connection that is kept and asked again and again. Node's own client would be slower than the pages kept in
 * memory that it is to measure; this one only looks for where an answer ends.
 */
export class Connection {
	readonly #socket: Socket;
	#buffered: Buffer = Buffer.alloc(0);
	#resolve: ((answer: Answered) => void) | null = null;
	#reject: ((error: Error) => void) | null = null;

	constructor(port: number) {
		this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
		this.#socket.on("data", (piece: Buffer) => this.#take(piece));
		this.#socket.on("error", (error) => this.#reject?.(error));
		this.#socket.on("close", () => this.#reject?.(new Error("The connection was closed.")));
	}

	ask(request: Buffer): Promise<Answered> {
		return new Promise((resolve, reject) => {
			this.#resolve = resolve;
			this.#reject = reject;
			this.#socket.write(request);
		});
	}

	close(): void {
		this.#reject = null;
		this.#socket.destroy();
	}

	#take(piece: Buffer): void {
		this.#buffered = this.#buffered.length > 0 ? Buffer.concat([this.#buffered, piece]) : piece;
		const headEnd = this.#buffered.indexOf("\r\n\r\n");
		if (headEnd < 0) return;
		const head = this.#buffered.toString("latin1", 0, headEnd).toLowerCase();
		const lengthAt = head.indexOf("\r\ncontent-length:");
		const whole =
			lengthAt >= 0
				? this.#buffered.length >= headEnd + 4 + Number.parseInt(head.slice(lengthAt + 17), 10)
				: !head.includes("\r\ntransfer-encoding: chunked") ||
					this.#buffered.toString("latin1", this.#buffered.length - 7).endsWith("\r\n0\r\n\r\n");
		if (!whole) return;
		const answer = { status: Number(head.slice(9, 12)), bytes: this.#buffered.length };
		this.#buffered = Buffer.alloc(0);
		const resolve = this.#resolve;
		this.#resolve = null;
		resolve?.(answer);
	}
}
