import {
	type IncomingHttpHeaders,
	IncomingMessage,
	type OutgoingHttpHeader,
	type OutgoingHttpHeaders,
	ServerResponse,
} from "node:http";
import { Socket } from "node:net";

/** Next's request handler. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What Next is asked. It gets no more of the visitor's request than stands here. */
export type Question = {
	method: string;
	url: string;
	headers: IncomingHttpHeaders;
	body?: Buffer;
};

export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

/** A slow answer is better refused than waited for: the database gives up after 2.5 s. */
const patienceMs = 20_000;
const largestBody = 16 * 1024 * 1024;

/**
 * A request for Next that is made, not received. Its socket is connected to nothing: Next would hang a listener
 * for WebSockets on the real one's server and so open a way around the door.
 */
export function makeRequest(question: Question): IncomingMessage {
	const request = new IncomingMessage(new Socket());
	request.method = question.method;
	request.url = question.url;
	request.httpVersion = "1.1";
	request.httpVersionMajor = 1;
	request.httpVersionMinor = 1;
	request.headers = question.headers;
	for (const [name, value] of Object.entries(question.headers))
		if (value !== undefined) request.rawHeaders.push(name, String(value));
	if (question.body?.length) request.push(question.body);
	request.push(null);
	return request;
}

type Callback = (error?: Error | null) => void;

/** A response that keeps what is written to it. */
class KeepingResponse extends ServerResponse {
	readonly #chunks: Buffer[] = [];
	#length = 0;
	#started = false;

	constructor(request: IncomingMessage) {
		super(request);
		// Node's own getter looks at headers on a socket, and here is none.
		Object.defineProperty(this, "headersSent", { get: () => this.#started });
	}

	override flushHeaders(): void {
		this.#started = true;
	}

	override writeHead(
		status: number,
		reasonOrHeaders?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
		headers?: OutgoingHttpHeaders | OutgoingHttpHeader[],
	): this {
		this.statusCode = status;
		const given = typeof reasonOrHeaders === "string" ? headers : (reasonOrHeaders ?? headers);
		if (Array.isArray(given))
			for (let at = 0; at + 1 < given.length; at += 2)
				this.appendHeader(String(given[at]), String(given[at + 1]));
		else
			for (const [name, value] of Object.entries(given ?? {}))
				if (value !== undefined) this.setHeader(name, value);
		this.#started = true;
		return this;
	}

	#add(chunk: unknown, encoding: BufferEncoding | undefined): void {
		this.#started = true;
		if (chunk === undefined || chunk === null || this.req.method === "HEAD") return;
		const bytes =
			typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk as Uint8Array);
		this.#length += bytes.length;
		if (this.#length > largestBody) throw new Error("A page grew beyond 16 MB");
		this.#chunks.push(bytes);
	}

	override write(
		chunk: unknown,
		encodingOrCallback?: BufferEncoding | Callback,
		callback?: Callback,
	): boolean {
		const inline = typeof encodingOrCallback === "function";
		this.#add(chunk, inline ? undefined : encodingOrCallback);
		const then = inline ? encodingOrCallback : callback;
		if (then) process.nextTick(then);
		return true;
	}

	override end(...parameters: unknown[]): this {
		if (this.finished) return this;
		const [chunk, encoding] = parameters;
		if (typeof chunk !== "function")
			this.#add(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : undefined);
		this.finished = true;
		const then = parameters.find((parameter) => typeof parameter === "function");
		process.nextTick(() => {
			if (then) (then as () => void)();
			this.emit("finish");
			this.emit("close");
		});
		return this;
	}

	rendered(): Rendered {
		return {
			status: this.statusCode,
			headers: this.getHeaders(),
			body: Buffer.concat(this.#chunks),
		};
	}
}

/** Lets Next answer a question, whole. Rejects when it throws, or when nobody waits any more. */
export function render(
	handler: Handler,
	question: Question,
	signal?: AbortSignal,
): Promise<Rendered> {
	return new Promise((resolve, reject) => {
		const response = new KeepingResponse(makeRequest(question));
		const giveUp = (reason: string): void => {
			settle();
			// Next stops rendering when a response closes before it is finished.
			response.destroy();
			response.emit("close");
			reject(new Error(reason));
		};
		const abandon = (): void => giveUp("The visitor has gone");
		const timer = setTimeout(() => giveUp("Rendering took too long"), patienceMs);
		const settle = (): void => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", abandon);
		};
		signal?.addEventListener("abort", abandon);
		response.once("finish", () => {
			settle();
			resolve(response.rendered());
		});
		handler(response.req, response).catch((error: unknown) => {
			settle();
			reject(error);
		});
	});
}
