import { Client } from "pg";

// The mark of a demo: db:reset may empty such a database without being asked twice.
const loading = "qadam demo, being loaded";
const complete = "qadam demo";

async function asking<Answer>(
	url: string,
	work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
	const client = new Client({ connectionString: url, application_name: "qadam-start" });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

async function mark(client: Client): Promise<string | null> {
	const { rows } = await client.query<{ mark: string | null }>(
		"SELECT obj_description('public'::regnamespace, 'pg_namespace') AS mark",
	);
	return rows[0]?.mark ?? null;
}

/** Whether the demo region is still to be loaded: the database is empty, or an earlier loading was cut short. */
export const needsDemo = (url: string): Promise<boolean> =>
	asking(url, async (client) => {
		const found = await mark(client);
		if (found === complete) return false;
		if (found === loading) return true;
		const { rowCount } = await client.query("SELECT 1 FROM units LIMIT 1");
		return rowCount === 0;
	});

/** Whether everything in the database is invented and may be thrown away. */
export const isDemoDatabase = (url: string): Promise<boolean> =>
	asking(url, async (client) => [loading, complete].includes((await mark(client)) ?? ""));

export const markDemo = (url: string, isComplete: boolean): Promise<void> =>
	asking(url, async (client) => {
		await client.query(`COMMENT ON SCHEMA public IS '${isComplete ? complete : loading}'`);
	});
