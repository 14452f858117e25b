import { knownMigrations, migrateDatabase } from "#db/migrate.ts";

// npm run db:migrate
await migrateDatabase(process.env.DATABASE_URL ?? "");
console.log(`✓ The database has all ${knownMigrations()} migrations.`);
