import { pool } from "#db/client.ts";
import { seedDemo } from "#db/seed/seed.ts";
import { today } from "#lib/dates.ts";
import { markDemo } from "./demo-region.ts";

// Run by launch.ts and reset.ts with DATABASE_URL set; loads the demo region as of today.
const url = process.env.DATABASE_URL ?? "";
await markDemo(url, false);
await seedDemo(today(new Date()).toString());
await markDemo(url, true);
await pool.end();
