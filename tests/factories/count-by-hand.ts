import { pool } from "#db/client.ts";

// What the roll-up should say, counted person by person in plain code from the rows as they lie there. It shares nothing
// with the SQL that it checks: neither the statements nor the bins.

type Visit = {
	id: string;
	office_id: string;
	service_id: string;
	state: string;
	channel: string;
	starts: string;
	booked_at: Date | null;
};
type Ticket = {
	id: string;
	office_id: string;
	day: string;
	desk_kind: string;
	appointment_id: string | null;
	state: string;
	joined_at: Date;
	booked_for: Date | null;
};
type Turn = {
	entry_id: string;
	called_at: Date;
	started_at: Date | null;
	ended_at: Date | null;
	outcome: string | null;
};
type Feedback = {
	office_id: string;
	day: string;
	desk_kind: string;
	service_id: string | null;
	rating: number;
	moderation: string;
	chips: string[];
};

const rowsOf = async <Row>(statement: string): Promise<Row[]> =>
	(await pool.query(statement)).rows as Row[];

const zero = () => ({
	booked: 0,
	served: 0,
	not_come: 0,
	cancelled_by_resident: 0,
	cancelled_by_office: 0,
	open: 0,
	moved: 0,
	by_site: 0,
	by_counter: 0,
	by_phone: 0,
	by_partner: 0,
	lead_count: 0,
	lead_days: 0,
	lead_bins: new Array<number>(8).fill(0),
	walk_ins: 0,
	walk_ins_served: 0,
	left_queue: 0,
	wait_count: 0,
	wait_minutes: 0,
	wait_squares: 0,
	wait_bins: new Array<number>(10).fill(0),
	service_count: 0,
	service_minutes: 0,
	service_squares: 0,
	service_bins: new Array<number>(10).fill(0),
	asked: 0,
	rated_1: 0,
	rated_2: 0,
	rated_3: 0,
	rated_4: 0,
	rated_5: 0,
	with_words: 0,
});
type Sums = ReturnType<typeof zero>;

const minuteSteps = [5, 10, 15, 20, 30, 45, 60, 90, 120];
const daySteps = [0, 1, 2, 4, 7, 14, 30];

function drop(bins: number[], steps: number[], value: number): void {
	let bin = 0;
	while (bin < steps.length && value > (steps[bin] ?? 0)) bin++;
	bins[bin] = (bins[bin] ?? 0) + 1;
}

const dayNumberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
/** The tests' offices are five hours ahead of UTC the whole year. */
const wallDay = (instant: Date): number =>
	Math.floor((instant.getTime() + 5 * 3_600_000) / 86_400_000);

function addVisit(sums: Sums, visit: Visit, day: string): void {
	if (visit.state === "moved") {
		sums.moved++;
		return;
	}
	sums.booked++;
	if (visit.state === "served") sums.served++;
	else if (visit.state === "not-come") sums.not_come++;
	else if (visit.state === "cancelled-by-resident") sums.cancelled_by_resident++;
	else if (visit.state === "cancelled-by-office") sums.cancelled_by_office++;
	else sums.open++;
	sums[`by_${visit.channel as "site" | "counter" | "phone" | "partner"}`]++;
	if (!visit.booked_at) return;
	const lead = Math.max(0, dayNumberOf(day) - wallDay(visit.booked_at));
	sums.lead_count++;
	sums.lead_days += lead;
	drop(sums.lead_bins, daySteps, lead);
}

function addMinutes(sums: Sums, what: "wait" | "service", minutes: number): void {
	sums[`${what}_count`]++;
	sums[`${what}_minutes`] += minutes;
	sums[`${what}_squares`] += minutes ** 2;
	drop(sums[`${what}_bins`], minuteSteps, minutes);
}

function addTicket(sums: Sums, ticket: Ticket, turns: Turn[]): void {
	if (ticket.appointment_id === null) {
		sums.walk_ins++;
		if (ticket.state === "finished") sums.walk_ins_served++;
	}
	if (["left", "not-here"].includes(ticket.state)) sums.left_queue++;
	const calls = turns.filter((turn) => turn.outcome !== "undone").map((turn) => +turn.called_at);
	if (calls.length > 0) {
		const since = Math.max(+ticket.joined_at, +(ticket.booked_for ?? 0));
		addMinutes(sums, "wait", Math.max(0, Math.floor((Math.min(...calls) - since) / 60_000)));
	}
	if (!turns.some((turn) => turn.outcome === "finished")) return;
	let atDesk = 0;
	for (const { outcome, ended_at, started_at, called_at } of turns)
		if (ended_at && (outcome === "finished" || outcome === "parked" || outcome === "transferred"))
			atDesk += Math.max(0, +ended_at - +(started_at ?? called_at));
	addMinutes(sums, "service", Math.floor(atDesk / 60_000));
}

/** Rows of both tables by their keys, as they should stand. */
export async function countByHand(): Promise<{
	days: Record<string, Sums>;
	chips: Record<string, number>;
}> {
	const kinds = new Map(
		(await rowsOf<{ id: string; desk_kind: string }>("SELECT * FROM services")).map((row) => [
			row.id,
			row.desk_kind,
		]),
	);
	const days: Record<string, Sums> = {};
	const at = (office: string, day: string, kind: string | undefined, service: string): Sums => {
		const key = [office, day, kind, service].join(" ");
		days[key] ??= zero();
		return days[key];
	};
	const visits = await rowsOf<Visit>("SELECT *, lower(during)::text AS starts FROM appointments");
	for (const visit of visits) {
		if (visit.state === "held" || visit.state === "expired") continue;
		const day = visit.starts.slice(0, 10);
		addVisit(at(visit.office_id, day, kinds.get(visit.service_id), visit.service_id), visit, day);
	}
	const serviceOf = new Map(visits.map((visit) => [visit.id, visit.service_id]));
	const turns = await rowsOf<Turn>("SELECT * FROM queue_turns");
	for (const ticket of await rowsOf<Ticket>("SELECT *, day::text AS day FROM queue_entries")) {
		const service = serviceOf.get(ticket.appointment_id ?? "") ?? "";
		addTicket(
			at(ticket.office_id, ticket.day, kinds.get(service) ?? ticket.desk_kind, service),
			ticket,
			turns.filter((turn) => turn.entry_id === ticket.id),
		);
	}
	type Invitation = Pick<Feedback, "office_id" | "day" | "desk_kind" | "service_id">;
	for (const asked of await rowsOf<Invitation>(
		"SELECT *, day::text AS day FROM feedback_invitations",
	))
		at(asked.office_id, asked.day, asked.desk_kind, asked.service_id ?? "").asked++;
	const chips: Record<string, number> = {};
	for (const answer of await rowsOf<Feedback>("SELECT *, day::text AS day FROM feedback_answers")) {
		const service = answer.service_id ?? "";
		const sums = at(answer.office_id, answer.day, answer.desk_kind, service);
		sums[`rated_${answer.rating as 1 | 2 | 3 | 4 | 5}`]++;
		if (answer.moderation !== "none") sums.with_words++;
		for (const chip of new Set(answer.chips)) {
			const key = [answer.office_id, answer.day, answer.desk_kind, service, chip].join(" ");
			chips[key] = (chips[key] ?? 0) + 1;
		}
	}
	return { days, chips };
}

/** The same rows as the roll-up has them. */
export async function readRollUp(): ReturnType<typeof countByHand> {
	type Row = Record<string, string | number> & Sums;
	const days: Record<string, Sums> = {};
	for (const row of await rowsOf<Row>("SELECT *, day::text AS day FROM statistics_days")) {
		const { office_id, day, desk_kind, service_id, ...sums } = row;
		days[[office_id, day, desk_kind, service_id].join(" ")] = {
			...(sums as Sums),
			wait_squares: Number(row.wait_squares),
			service_squares: Number(row.service_squares),
		};
	}
	const chips: Record<string, number> = {};
	for (const row of await rowsOf<Record<string, string | number>>(
		"SELECT *, day::text AS day FROM statistics_chips",
	))
		chips[[row.office_id, row.day, row.desk_kind, row.service_id, row.chip].join(" ")] = Number(
			row.times,
		);
	return { days, chips };
}
