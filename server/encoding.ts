import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const textual =
	/^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)|application\/manifest\+json|image\/svg\+xml)/;

export const isCompressible = (type: string | undefined): boolean => !!type && textual.test(type);

/** Below this the headers of an encoding weigh as much as it saves. */
export const smallestWorthwhile = 512;

/** Brotli before gzip, unless Accept-Encoding weighs them otherwise or refuses them (q=0). */
export function negotiateEncoding(header: string | undefined): Encoding {
	if (!header) return "identity";
	let best: Encoding = "identity";
	let bestWeight = 0;
	for (const part of header.toLowerCase().split(",")) {
		const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
		const quality = parameters.find((parameter) => parameter.startsWith("q="));
		const weight = quality ? Number(quality.slice(2)) || 0 : 1;
		if (name !== "br" && name !== "gzip") continue;
		if (weight > bestWeight || (weight === bestWeight && weight > 0 && name === "br")) {
			best = name;
			bestWeight = weight;
		}
	}
	return best;
}

/** `effort` is brotli's quality: 4 while somebody waits, 9 for what is kept a minute, 11 for what is kept for ever. */
export async function encode(body: Buffer, encoding: Encoding, effort: number): Promise<Buffer> {
	if (encoding === "br")
		return brotli(body, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: effort,
				[constants.BROTLI_PARAM_SIZE_HINT]: body.length,
				[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
			},
		});
	return encoding === "gzip" ? zip(body, { level: Math.min(effort + 1, 9) }) : body;
}
