import { setImmediate } from "node:timers/promises";
import type { BeatNotice } from "./notice-content.ts";
import { startPaper } from "./paper-document.ts";
import { drawCards } from "./pocket-card.ts";
import { drawPoster } from "./poster.ts";

export type PaperKind = "poster" | "cards";

/** One document with the paper of each of these beats. Between two of them others get their turn. */
export async function printNotices(
	kind: PaperKind,
	notices: readonly [BeatNotice, ...BeatNotice[]],
): Promise<Buffer> {
	const [first] = notices;
	const title = notices.length === 1 ? first.title.kk : first.office.title.kk;
	const asOf = new Date(first.day.toZonedDateTime("UTC").epochMilliseconds);
	const paper = await startPaper({ title: `${title} – Qadam, ${first.asOf}`, asOf });
	for (const notice of notices) {
		if (kind === "poster") await drawPoster(paper, notice);
		else drawCards(paper, notice);
		await setImmediate();
	}
	return paper.finish();
}
