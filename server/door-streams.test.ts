import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { type Fixture, openFixture } from "#tests/factories/door.ts";

let fixture: Fixture | undefined;
afterEach(async () => {
	await fixture?.close();
	fixture = undefined;
});

test("events pass one by one and unpacked, and a stop ends the stream instead of waiting for it", async () => {
	fixture = await openFixture();
	const { port, door } = fixture;
	const heard = { text: "", packed: undefined as string | undefined, ended: false };
	const asking = request(
		{
			port,
			path: "/api/v1/stream",
			headers: {
				host: `localhost:${port}`,
				accept: "text/event-stream",
				"accept-encoding": "br, gzip",
			},
		},
		(incoming) => {
			heard.packed = incoming.headers["content-encoding"];
			incoming.on("data", (piece: Buffer) => {
				heard.text += piece.toString();
			});
			incoming.on("end", () => {
				heard.ended = true;
			});
		},
	);
	asking.end();
	await vi.waitFor(() => expect(heard.text).toContain("first"));
	await vi.waitFor(() => expect(heard.text).toContain("data: second"));
	expect([heard.packed, heard.ended]).toEqual([undefined, false]);
	door.startClosing();
	await vi.waitFor(() => expect(heard.ended).toBe(true));
	await wait(400);
	expect(heard.text).not.toContain("late");
});
