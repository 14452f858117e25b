import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { Client } from "pg";
import { runningEmbedded } from "#db/embedded.ts";

const folder = () => process.env.QADAM_E2E_DATA ?? "";

/** All that the portal under test has written to its output; null where somebody else started it. */
export function portalLog(): string | null {
	const path = join(folder(), "portal.log");
	return existsSync(path) ? readFileSync(path, "utf8") : null;
}

export async function asking<Answer>(work: (client: Client) => Promise<Answer>): Promise<Answer> {
	const client = new Client({ connectionString: runningEmbedded(folder())?.url("qadam") });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

/**
 * A visit's day cannot be waited for in a test, and on a Sunday nobody could book one for today. So a booked visit is
 * put on this very day, at the first quarter of an hour when its desk is free.
 */
export async function bringToToday(reference: string): Promise<void> {
	await asking(async (client) => {
		for (let quarter = 0; quarter < 92; quarter++) {
			const { rowCount } = await client
				.query(
					`UPDATE appointments SET during = tsrange(today + $2 * interval '15 minutes', today + ($2 + 1) * interval '15 minutes')
					FROM (SELECT date_trunc('day', now() AT TIME ZONE 'Asia/Almaty') AS today) AS calendar
					WHERE reference = $1 AND state = 'booked'`,
					[reference, quarter],
				)
				.catch((error: { code?: string }) => {
					if (error.code === "23P01") return { rowCount: null };
					throw error;
				});
			if (rowCount === 1) return;
		}
		throw new Error("The desk has no free quarter of an hour today.");
	});
}

/** How many live visits stand in the table under a reference's person: what "booked once" means. */
export async function countVisits(references: string[]): Promise<number> {
	return asking(async (client) => {
		const { rows } = await client.query(
			"SELECT count(*)::int AS count FROM appointments WHERE reference = ANY ($1) AND state = 'booked'",
			[references],
		);
		return rows[0].count;
	});
}

/** The beats that the inspector with this sign-in serves today, and one of the same office that another one serves. */
export async function beatsOfInspector(login: string): Promise<{ own: string; other: string }> {
	return asking(async (client) => {
		const { rows } = await client.query<{ id: string; own: boolean }>(
			`SELECT beats.id, bool_or(assignments.officer_id = accounts.officer_id) AS own
			FROM accounts
			JOIN beats ON beats.office_id = accounts.office_id
			JOIN assignments ON assignments.beat_id = beats.id AND assignments.during @> current_date
			WHERE accounts.login = $1
			GROUP BY beats.id ORDER BY beats.id`,
			[login],
		);
		return {
			own: rows.find((row) => row.own)?.id ?? "",
			other: rows.find((row) => !row.own)?.id ?? "",
		};
	});
}

type Ring = [number, number][];

/** A point on the line between a beat and its neighbour. */
export async function pointOnBorder(request: APIRequestContext, beat: string) {
	const { features } = await (await request.get("/api/v1/beats.geojson")).json();
	const { geometry } = features.find((one: { id: string }) => one.id === beat);
	const ring: Ring =
		geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.coordinates[0][0];
	for (let at = 0; at + 1 < ring.length; at++) {
		const [[west = 0, south = 0] = [], [east = 0, north = 0] = []] = [ring[at], ring[at + 1]];
		const point = { lat: ((south + north) / 2).toFixed(5), lng: ((west + east) / 2).toFixed(5) };
		const answer = await request.get(`/api/v1/locate?lat=${point.lat}&lng=${point.lng}`);
		if ((await answer.json()).ambiguous) return point;
	}
	throw new Error(`beat ${beat} has no neighbour`);
}
