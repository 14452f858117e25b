import { db } from "#db/client.ts";
import { seedAccounts } from "./accounts.ts";
import { seedAppointments } from "./appointments.ts";
import { seedTerritory } from "./territory.ts";

/**
 * Fills an empty database with the demo: the region, then what can be booked there, then who may sign in.
 * `day` (YYYY-MM-DD) is the day that leaves and rotas are laid around. Each part does nothing when it is there already.
 * This folder composes the demo from the rules of domain/, like an application: it is no part of the data layer.
 */
export async function seedDemo(day: string): Promise<void> {
	await seedTerritory(db, day);
	await seedAppointments(db, day);
	await seedAccounts(db);
}
