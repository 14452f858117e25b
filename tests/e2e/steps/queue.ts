import { Client } from "pg";
import { runningEmbedded } from "#db/embedded.ts";

const today = "(now() AT TIME ZONE 'Asia/Almaty')::date";

async function asking<Answer>(work: (client: Client) => Promise<Answer>): Promise<Answer> {
	const folder = process.env.QADAM_E2E_DATA ?? "";
	const client = new Client({ connectionString: runningEmbedded(folder)?.url("qadam") });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

/** The tests run at any hour and on Sundays: today the office's windows are open all day. */
export const openWindowsToday = (office: string): Promise<void> =>
	asking(async (client) => {
		await client.query(
			`INSERT INTO schedule_exceptions (office_id, desk_id, day, kind, opens_minute, closes_minute, step_minutes)
			SELECT office_id, id, ${today}, 'open', 0, 1440, 20 FROM desks
			WHERE office_id = $1 AND kind <> 'inspector' AND NOT EXISTS (
				SELECT 1 FROM schedule_exceptions AS known WHERE known.desk_id = desks.id AND known.day = ${today})`,
			[office],
		);
	});

export const queueOf = (office: string) => ({
	/** As in the morning, before anybody came. */
	empty: (): Promise<void> =>
		asking(async (client) => {
			const ofToday = `SELECT id FROM queue_entries WHERE office_id = $1 AND day = ${today}`;
			await client.query(`DELETE FROM queue_steps WHERE entry_id IN (${ofToday})`, [office]);
			await client.query(`DELETE FROM queue_turns WHERE entry_id IN (${ofToday})`, [office]);
			await client.query(`DELETE FROM queue_entries WHERE office_id = $1 AND day = ${today}`, [
				office,
			]);
		}),
	count: (): Promise<number> =>
		asking(async (client) => {
			const { rows } = await client.query(
				`SELECT count(*)::int AS count FROM queue_entries WHERE office_id = $1 AND day = ${today}`,
				[office],
			);
			return rows[0].count;
		}),
});
