import { db, pool } from "#db/client.ts";
import { seedQueue } from "#db/seed/queue.ts";

// Run by launch.ts at each start of the demo with DATABASE_URL set: what belongs to one day is there today as well.
await seedQueue(db, new Date());
await pool.end();
