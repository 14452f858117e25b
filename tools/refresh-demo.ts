import { sql } from "drizzle-orm";
import { db, pool } from "#db/client.ts";
import { seedHistory } from "#db/seed/history/history.ts";
import { seedQueue } from "#db/seed/queue.ts";
import { closeBooks } from "#domain/statistics/close-books.ts";
import { today } from "#lib/dates.ts";

// Run by launch.ts at each start of the demo with DATABASE_URL set: what belongs to one day is there today as well, and
// the two years before it go on until yesterday. The first time that takes a while, beside the portal that runs already.
const now = new Date();
await seedQueue(db, now);
const history = await seedHistory(db, today(now).toString());
const published = await db.execute(sql`SELECT FROM statistics_months LIMIT 1`);
if (history || published.rowCount === 0) await closeBooks(now);
await pool.end();
