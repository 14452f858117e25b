import type { Client } from "pg";
import type { QueueRules } from "#domain/queue/rules.ts";
import type { Person, QueueEvent } from "#tests/factories/check-queue-history.ts";
import { asking } from "./portal.ts";

export type OwnOffice = {
	id: string;
	/** Its windows 1 and 2, both of the migration service. Window 3 is by invitation only. */
	desks: [string, string];
	/** Who may sign in there, with the password of all demo accounts. */
	logins: { counter: string; migration: string; head: string };
	/** YYYY-MM-DD of its wall clock. */
	today: string;
	/** A day on which it is open, to be closed. */
	later: string;
};

/** The time zone in which it is morning now, on the day that it is in Astana: between ten and eleven, or an hour less. */
function morningZone(): string {
	const { hour } = Temporal.Now.zonedDateTimeISO("Asia/Almaty");
	const ahead = Math.min(14, 15 - hour);
	return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

const opens = 8 * 60;
const closes = 20 * 60;

/**
 * An office where it is morning whenever the tests run, open on each of the next days, be they Sundays or holidays. It
 * has windows and three people of its own, so that no other test takes part in its day.
 */
export async function openOwnOffice(): Promise<OwnOffice> {
	const zone = morningZone();
	const today = Temporal.Now.plainDateISO(zone);
	return asking(async (client) => {
		// Two tests that begin at once shall not choose the same number.
		await client.query("SELECT pg_advisory_lock(1)");
		const { rows } = await client.query<{ id: string }>(
			`INSERT INTO offices (id, unit_id, settlement_id, number, address, lon, lat, phone, access, zone, synthetic)
			SELECT unit_id || '-' || next, unit_id, settlement_id, next, address, lon, lat, phone, access, $1, true
			FROM (SELECT *, (SELECT greatest(900, max(number)) + 1 FROM offices) AS next
				FROM offices ORDER BY id DESC LIMIT 1) AS last
			RETURNING id`,
			[zone],
		);
		const id = rows[0]?.id ?? "";
		const desks: OwnOffice["desks"] = [`${id}-d1`, `${id}-d2`];
		const windows = [...desks, `${id}-d3`];
		await client.query(
			`INSERT INTO desks (id, office_id, number, kind)
			VALUES ($1, $4, 1, 'migration'), ($2, $4, 2, 'migration'), ($3, $4, 3, 'probation')`,
			[...windows, id],
		);
		await client.query(
			`INSERT INTO desk_services (desk_id, service_id)
			SELECT desks.id, services.id FROM desks JOIN services ON desk_kind = desks.kind
			WHERE office_id = $1 AND bookable`,
			[id],
		);
		await client.query(
			`INSERT INTO schedule_exceptions (office_id, desk_id, day, kind, opens_minute, closes_minute, step_minutes)
			SELECT $1, desk, $3::date + ahead, 'open', $4, $5, 20
			FROM unnest($2::text[]) AS desk, generate_series(0, 7) AS ahead`,
			[id, windows, today.toString(), opens, closes],
		);
		const logins = { counter: `counter-${id}`, migration: `migration-${id}`, head: `head-${id}` };
		for (const [login, like] of [
			[logins.counter, "front-desk"],
			[logins.migration, "migration"],
			[logins.head, "head"],
		])
			await client.query(
				`INSERT INTO accounts (login, password_hash, role, display_name, office_id, is_demo)
				SELECT $1, password_hash, role, display_name, $3, true FROM accounts WHERE login = $2`,
				[login, like, id],
			);
		return { id, desks, logins, today: today.toString(), later: today.add({ days: 3 }).toString() };
	});
}

type OfferStanding = { state: string; holdState: string; visitState: string };

/** How the offer for a visit stands, with the time that is held and the time that was lost. */
export async function offerOf(reference: string): Promise<OfferStanding | null> {
	return asking(async (client) => {
		const { rows } = await client.query<OfferStanding>(
			`SELECT offers.state, held.state AS "holdState", visit.state AS "visitState"
			FROM offers JOIN appointments AS visit ON visit.id = offers.visit_id
			JOIN appointments AS held ON held.id = offers.hold_id
			WHERE visit.reference = $1 ORDER BY offers.created_at DESC LIMIT 1`,
			[reference],
		);
		return rows[0] ?? null;
	});
}

/** The time to answer is over: the clock is put forward for this offer, and the worker is asked to look. */
export async function letOfferRunOut(reference: string): Promise<void> {
	await asking(async (client) => {
		await client.query(
			`UPDATE offers SET expires_at = now() - interval '1 minute'
			FROM appointments AS visit WHERE visit.id = offers.visit_id AND visit.reference = $1 AND offers.state = 'open'`,
			[reference],
		);
		await client.query("SELECT graphile_worker.add_job('sweep-offers', queue_name := 'offers')");
	});
}

/** The tickets of the office's day that nobody has brought to an end. */
export async function openTickets(officeId: string): Promise<number> {
	return asking(async (client) => {
		const { rows } = await client.query<{ count: number }>(
			`SELECT count(*)::int AS count FROM queue_entries
			WHERE office_id = $1 AND state IN ('waiting', 'parked', 'called', 'in-service')`,
			[officeId],
		);
		return rows[0]?.count ?? -1;
	});
}

type Standing = { reference: string; state: string; day: string };

/** Each visit of the office as it stands now; a moved one is where it was moved to. */
export async function visitsOf(officeId: string): Promise<Standing[]> {
	return asking(async (client) => {
		const { rows } = await client.query<Standing>(
			`SELECT reference, state, lower(during)::date::text AS day FROM appointments
			WHERE office_id = $1 AND reference IS NOT NULL AND state <> 'moved' ORDER BY lower(during), desk_id`,
			[officeId],
		);
		return rows;
	});
}

const faults = {
	/** A call is written to somebody else: to the last who took a number, long before they came. */
	"another-s-call": `UPDATE queue_steps SET entry_id = other.entry_id
		FROM (SELECT id, entry_id FROM queue_steps WHERE office_id = $1 AND kind = 'joined' ORDER BY id DESC LIMIT 1) AS other
		WHERE queue_steps.id = (SELECT min(id) FROM queue_steps WHERE office_id = $1 AND kind = 'called')`,
	/** Somebody's end is struck out: they took a number and nobody knows what became of them. */
	"struck-out": `DELETE FROM queue_steps WHERE id IN (SELECT max(id) FROM queue_steps
		WHERE office_id = $1 AND kind IN ('finished', 'left', 'not-here') GROUP BY office_id)`,
} as const;

type Fault = keyof typeof faults;
type History = { events: QueueEvent[]; people: Map<string, Person>; rules: QueueRules };

async function readRules(client: Client, day: string): Promise<QueueRules> {
	const { rows } = await client.query<{ key: string; value: string }>(
		`SELECT DISTINCT ON (key) key, value FROM regulation_values
		WHERE key LIKE 'queue.%' AND valid_from <= $1 ORDER BY key, valid_from DESC`,
		[day],
	);
	const values = new Map(rows.map(({ key, value }) => [key, Number(value)]));
	const number = (key: string): number => {
		const value = values.get(`queue.${key}`);
		if (value === undefined) throw new Error(`No rule says ${key}.`);
		return value;
	};
	return {
		walkInOffsetMinutes: number("walk-in-offset-minutes"),
		lateMinutes: number("late-minutes"),
		bookedPassMinutes: number("booked-pass-minutes"),
		walkInPatienceMinutes: number("walk-in-patience-minutes"),
		walkInEvery: number("walk-in-every"),
	};
}

/** What the database keeps of the office's day; `planted`: as it would be with that fault in it, which is not kept. */
export async function readHistory(office: OwnOffice, planted?: Fault): Promise<History> {
	return asking(async (client) => {
		await client.query("BEGIN");
		if (planted) {
			const { rowCount } = await client.query(faults[planted], [office.id]);
			if (rowCount !== 1) throw new Error(`The fault ${planted} was not planted.`);
		}
		const steps = await client.query<QueueEvent>(
			`SELECT id::int, kind, entry_id AS entry, (extract(epoch FROM at) * 1000)::float8 AS at, desk_kind AS line,
				desk_id AS desk, undoes_id::int AS undoes
			FROM queue_steps WHERE office_id = $1 ORDER BY queue_steps.id`,
			[office.id],
		);
		const entries = await client.query<{ id: string; joined: Date; booked: Date | null }>(
			"SELECT id, joined_at AS joined, booked_for AS booked FROM queue_entries WHERE office_id = $1",
			[office.id],
		);
		const rules = await readRules(client, office.today);
		await client.query("ROLLBACK");
		const people = entries.rows.map(({ id, joined, booked }): [string, Person] => [
			id,
			{ joinedAt: joined.getTime(), bookedFor: booked?.getTime() ?? null },
		]);
		return { events: steps.rows, people: new Map(people), rules };
	});
}
