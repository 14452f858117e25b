import { hash } from "node:crypto";
import type { Encoding } from "./encoding.ts";

/** The part of a strong ETag that names the content; each encoding of it has a tag of its own. */
export const contentHash = (body: Buffer): string => hash("sha256", body, "base64url").slice(0, 22);

export const entityTag = (content: string, encoding: Encoding): string =>
	encoding === "identity" ? `"${content}"` : `"${content}-${encoding}"`;

/** Whether If-None-Match names this content, in whatever encoding the visitor has it. */
export function isKnown(ifNoneMatch: string | undefined, content: string): boolean {
	if (!ifNoneMatch) return false;
	return ifNoneMatch.split(",").some((part) => {
		const tag = part.trim().replace(/^W\//, "");
		return (
			tag === `"${content}"` ||
			tag === `"${content}-br"` ||
			tag === `"${content}-gzip"` ||
			tag === "*"
		);
	});
}
