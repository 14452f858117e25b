import { request } from "node:http";
import { beforeAll, expect, test, vi } from "vitest";
import { pool } from "#db/client.ts";
import { officeId, seedOffice } from "#tests/factories/office.ts";
import { type Site, startSite } from "#tests/factories/site.ts";

let site: Site;
beforeAll(async () => {
	await seedOffice();
	site = await startSite();
});

function follow() {
	const heard = { text: "", headers: {} as Record<string, unknown>, ended: false };
	const asking = request(
		{
			port: site.port,
			path: `/api/v1/queue/${officeId}/events`,
			headers: {
				host: `localhost:${site.port}`,
				accept: "text/event-stream",
				"accept-encoding": "br, gzip",
			},
		},
		(incoming) => {
			heard.headers = incoming.headers;
			incoming.on("data", (piece: Buffer) => {
				heard.text += piece.toString();
			});
			incoming.on("close", () => {
				heard.ended = true;
			});
			incoming.on("error", () => {});
		},
	);
	asking.on("error", () => {});
	asking.end();
	return heard;
}

test("events pass the front door one by one, unpacked, and a stop ends them at once", async () => {
	const heard = follow();
	await vi.waitFor(() => expect(heard.text).toContain("event: queue"), { timeout: 20_000 });
	expect(heard.headers["content-type"]).toMatch(/^text\/event-stream/);
	expect(heard.headers["content-encoding"]).toBeUndefined();
	expect(heard.headers["cache-control"]).toContain("no-store");
	await pool.query(
		`INSERT INTO queue_entries (office_id, day, desk_kind, letter, number, joined_at, language, token_hash)
			VALUES ($1, (now() AT TIME ZONE 'Asia/Almaty')::date, 'migration', 'K', 7, now(), 'kk', 'hash')`,
		[officeId],
	);
	await vi.waitFor(() => expect(heard.text).toContain('"waiting":1'), { timeout: 20_000 });
	const code = await site.stop();
	expect(code).toBe(0);
	await vi.waitFor(() => expect(heard.ended).toBe(true), { timeout: 20_000 });
	// One line of the log for a whole stream, however much it told.
	expect(
		site
			.output()
			.split("\n")
			.filter((line) => line.includes("/events")),
	).toHaveLength(1);
});
