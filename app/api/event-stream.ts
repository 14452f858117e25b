/** A browser that lost the line comes back after this time. */
const retryMs = 2000;
/** A line that says nothing for longer is cut by proxies, and taken for dead by screens. */
const heartbeatMs = 15_000;
/** Whoever does not read what was sent is let go, rather than that it heaps up here. */
const unread = 64;

export type StreamedEvent = { name: string; id: string; data: object };

const written = ({ name, id, data }: StreamedEvent): string =>
	`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

export type Sending = { send: (event: StreamedEvent) => void; end: () => void };

/**
 * Server-sent events (WHATWG HTML, 9.2) until the reader goes. `begin` gets the way to send and answers what to do at
 * the end; what it throws ends the stream.
 */
export function eventStream(
	signal: AbortSignal,
	begin: (sending: Sending) => Promise<() => void>,
): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	let finish: () => void = () => {};
	return new ReadableStream<Uint8Array>(
		{
			async start(controller) {
				let over = false;
				let after: (() => void) | null = null;
				const heartbeat = setInterval(() => write(": here\n\n"), heartbeatMs);
				finish = () => {
					if (over) return;
					over = true;
					clearInterval(heartbeat);
					signal.removeEventListener("abort", finish);
					after?.();
					try {
						controller.close();
					} catch {
						// The reader has closed it.
					}
				};
				const write = (text: string): void => {
					if (over) return;
					if ((controller.desiredSize ?? 0) <= 0) finish();
					else controller.enqueue(encoder.encode(text));
				};
				signal.addEventListener("abort", finish);
				write(`retry: ${retryMs}\n\n`);
				try {
					after = await begin({ send: (event) => write(written(event)), end: finish });
				} catch {
					finish();
				}
				// The reader went while it was begun.
				if (over) after?.();
				else if (signal.aborted) finish();
			},
			cancel: () => finish(),
		},
		new CountQueuingStrategy({ highWaterMark: unread }),
	);
}
