import { createHash } from "node:crypto";
import type { StreamedEvent } from "#app/api/event-stream.ts";
import type { WallNews } from "#domain/queue/live-wall.ts";
import { ticketText } from "#domain/queue/tickets.ts";

/** Tickets and windows, nothing of a person. "away": what the screen shows may be old. */
export function wallEvent(news: WallNews): StreamedEvent {
	if (!news) return { name: "away", id: "away", data: {} };
	const { calls, waiting, at } = news;
	const shown = {
		calls: calls.map((call) => ({
			ticket: ticketText(call),
			window: call.window,
			calledAt: call.calledAt.toISOString(),
			recalled: call.recalled,
			open: call.open,
		})),
		waiting,
	};
	const id = createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 12);
	return { name: "queue", id, data: { ...shown, at: at.toISOString() } };
}
