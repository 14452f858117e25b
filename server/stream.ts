import type { ServerResponse } from "node:http";
import {
	type BrotliCompress,
	constants,
	createBrotliCompress,
	createGzip,
	type Gzip,
} from "node:zlib";
import { type Encoding, isCompressible } from "./encoding.ts";

type Callback = (error?: Error | null) => void;

function openEncoder(encoding: Encoding): BrotliCompress | Gzip {
	// Each piece goes out at once: React shows what has arrived.
	return encoding === "br"
		? createBrotliCompress({
				flush: constants.BROTLI_OPERATION_FLUSH,
				params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
			})
		: createGzip({ flush: constants.Z_SYNC_FLUSH, level: 5 });
}

/** What becomes of an answer whose status and headers are known, and whose body is about to come. */
export type Fate = "send" | "replace";

/**
 * Prepares a response that Next writes to piece by piece (an application's page): `finishHeaders` may still change
 * its headers when they are known, then its body is compressed as it comes. If it answers "replace", the body is
 * thrown away and, once it has ended, `replace` answers on the same, untouched response.
 */
export function prepareStream(
	response: ServerResponse,
	encoding: Encoding,
	finishHeaders: () => Fate,
	replace: () => void,
): void {
	const write = response.write.bind(response) as (chunk: unknown, then?: Callback) => boolean;
	const end = response.end.bind(response);
	const flushHeaders = response.flushHeaders.bind(response);
	const writeHead = response.writeHead.bind(response) as (
		...parameters: unknown[]
	) => ServerResponse;
	let encoder: BrotliCompress | Gzip | null = null;
	let begun = false;
	let fate: Fate = "send";

	function begin(): void {
		if (begun) return;
		begun = true;
		fate = finishHeaders();
		if (fate === "replace") return;
		const type = response.getHeader("content-type");
		const bodiless = response.req.method === "HEAD" || [204, 304].includes(response.statusCode);
		if (
			encoding === "identity" ||
			bodiless ||
			!isCompressible(String(type ?? "")) ||
			String(type).startsWith("text/event-stream") ||
			response.hasHeader("content-encoding")
		)
			return;
		response.setHeader("content-encoding", encoding);
		response.removeHeader("content-length");
		encoder = openEncoder(encoding);
		encoder.on("data", (piece: Buffer) => {
			if (!write(piece)) encoder?.pause();
		});
		response.on("drain", () => encoder?.resume());
		// Next waits for the response's own "drain" after a write that returned false.
		encoder.on("drain", () => response.emit("drain"));
		response.on("close", () => encoder?.destroy());
		encoder.on("end", () => end());
	}

	response.writeHead = ((status: number, ...rest: unknown[]) => {
		response.statusCode = status;
		const headers = rest.find((part) => typeof part === "object" && part !== null);
		if (headers && !Array.isArray(headers))
			for (const [name, value] of Object.entries(headers))
				response.setHeader(name, value as string);
		begin();
		return fate === "send" ? writeHead(status) : response;
	}) as ServerResponse["writeHead"];

	response.flushHeaders = () => {
		begin();
		if (fate === "send") flushHeaders();
	};

	response.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
		begin();
		const then = rest.find((part) => typeof part === "function") as Callback | undefined;
		const bytes = typeof chunk === "string" ? Buffer.from(chunk, rest[0] as BufferEncoding) : chunk;
		if (fate === "replace") {
			if (then) process.nextTick(then);
			return true;
		}
		if (!encoder) return write(bytes, then);
		return encoder.write(bytes, then);
	}) as ServerResponse["write"];

	response.end = ((...parameters: unknown[]) => {
		begin();
		const [chunk, encodingName] = parameters;
		const then = parameters.find((part) => typeof part === "function") as (() => void) | undefined;
		if (fate === "replace") {
			Object.assign(response, { write, end, flushHeaders, writeHead });
			if (then) response.once("finish", then);
			process.nextTick(replace);
			return response;
		}
		if (!encoder) {
			end(...(parameters as Parameters<typeof end>));
			return response;
		}
		if (then) response.once("finish", then);
		if (chunk !== undefined && chunk !== null && typeof chunk !== "function")
			encoder.end(
				typeof chunk === "string" ? Buffer.from(chunk, encodingName as BufferEncoding) : chunk,
			);
		else encoder.end();
		return response;
	}) as ServerResponse["end"];
}
