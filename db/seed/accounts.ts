import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { accounts, type roles } from "#db/schema/identity.ts";
import { assignments, beats, officers } from "#db/schema/territory.ts";
import { hashPassword } from "#domain/identity/passwords.ts";

type DemoAccount = {
	login: string;
	password: string;
	role: (typeof roles)[number];
	displayName: string;
	/** Null: the whole region. */
	officeId: string | null;
};

const password = "steppe-wind-demo";
const officeId = "1110-4";

/** One invented person for each role; № 4 in Kokshetau is the office that has every kind of desk. */
export const demoAccounts: readonly DemoAccount[] = [
	{ login: "inspector", role: "inspector", displayName: "Дәурен Сатыбалдин", officeId, password },
	{ login: "front-desk", role: "front-desk", displayName: "Айгерім Оспанова", officeId, password },
	{
		login: "probation",
		role: "probation-officer",
		displayName: "Марат Жүнісов",
		officeId,
		password,
	},
	{
		login: "migration",
		role: "migration-officer",
		displayName: "Елена Ковалёва",
		officeId,
		password,
	},
	{ login: "head", role: "office-head", displayName: "Серік Абдрахманов", officeId, password },
	{
		login: "leadership",
		role: "leadership",
		displayName: "Гүлнар Есенова",
		officeId: null,
		password,
	},
	{
		login: "admin",
		role: "administrator",
		displayName: "Тимур Ахметов",
		officeId: null,
		password,
	},
];

/** The inspector of the office's first beat for whom nobody stands in: the demo inspector signs in as that person. */
async function firstInspector(database: Database) {
	const [row] = await database
		.select({ id: officers.id, name: officers.name })
		.from(assignments)
		.innerJoin(beats, eq(beats.id, assignments.beatId))
		.innerJoin(officers, eq(officers.id, assignments.officerId))
		.where(
			and(
				eq(beats.officeId, officeId),
				eq(assignments.kind, "permanent"),
				sql`${assignments.during} @> current_date`,
				sql`NOT EXISTS (SELECT 1 FROM ${assignments} AS acting
					WHERE acting.beat_id = ${beats.id} AND acting.kind = 'acting')`,
			),
		)
		.orderBy(asc(beats.number))
		.limit(1);
	return row ?? null;
}

/** Their passwords are public: in production they exist only where the operator set QADAM_DEMO=1. Run again, it adds what is missing. */
export async function seedAccounts(database: Database): Promise<void> {
	if (process.env.NODE_ENV === "production" && process.env.QADAM_DEMO !== "1")
		throw new Error("Demo accounts are refused in production unless QADAM_DEMO=1.");
	const inspector = await firstInspector(database);
	const passwordHash = await hashPassword(password);
	await database
		.insert(accounts)
		.values(
			demoAccounts.map(({ login, role, displayName, officeId: place }) => {
				const own = role === "inspector" ? inspector : null;
				return {
					login,
					passwordHash,
					role,
					displayName: own?.name.kk ?? displayName,
					officeId: place,
					officerId: own?.id ?? null,
					isDemo: true,
				};
			}),
		)
		.onConflictDoNothing({ target: accounts.login });
}
