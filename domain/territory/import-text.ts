import { createReadStream } from "node:fs";
import { ImportRefused } from "./import-report.ts";

/** A text in pieces of any size, as it comes from a file. */
export type TextPieces = AsyncIterable<string> | Iterable<string>;

/** Reads a UTF-8 file piece by piece; `onBytes` learns how far it is. Throws ImportRefused for another encoding. */
export async function* readText(
	path: string,
	onBytes: (count: number) => void = () => {},
): AsyncGenerator<string> {
	// The decoder drops a byte order mark, which spreadsheets put first.
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let line = 1;
	try {
		for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
			const piece = decoder.decode(chunk, { stream: true });
			onBytes(chunk.length);
			yield piece;
			for (const letter of piece) if (letter === "\n") line += 1;
		}
		yield decoder.decode();
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		throw new ImportRefused(
			`the file is not UTF-8 (near line ${line}); save it as "CSV UTF-8" or convert it`,
		);
	}
}
