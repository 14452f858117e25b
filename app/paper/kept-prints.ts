import { hash } from "node:crypto";
import type { BeatNotice } from "./notice-content.ts";
import { type PaperKind, printNotices } from "./print-notices.ts";

/** Prints by what they say, least recently asked for first to go: drawing is the dear part, not asking. */
const kept = new Map<string, Promise<Buffer>>();
const mostKept = 150;

/** The print of these notices; drawn once for all who ask while the facts stay as they are. */
export function keptPrint(
	kind: PaperKind,
	notices: readonly [BeatNotice, ...BeatNotice[]],
): Promise<Buffer> {
	const key = `${kind} ${hash("sha256", JSON.stringify(notices), "base64url")}`;
	const print = kept.get(key) ?? printNotices(kind, notices);
	kept.delete(key);
	kept.set(key, print);
	// What failed is tried anew.
	print.catch(() => kept.delete(key));
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
	return print;
}
