import { leadEdges, serviceEdges, waitEdges } from "./measures.ts";

/*
 * What each counter of the roll-up counts: the one definition, for the minute's work, the nightly recount and the
 * search for differences alike. db/schema/statistics.ts says what the columns mean.
 *
 * A cell is an office and a day. A visit counts on the day it was booked for, on the office's wall clock; a ticket on its
 * own day, under the service of its visit or, without one, under '' and the desk it waits for; an answer where its
 * invitation stands. A visit is of the kind of its service, so that services add up to kinds.
 */

/** How often `value` lies above each edge and not above the next: the bins of measures.ts. */
const bins = (value: string, edges: readonly number[]): string => {
	const conditions = edges.map((edge, at) => {
		const above = edges[at - 1];
		return above === undefined
			? `${value} <= ${edge}`
			: `${value} > ${above} AND ${value} <= ${edge}`;
	});
	return `ARRAY[${[...conditions, `${value} > ${edges.at(-1)}`]
		.map((condition) => `count(*) FILTER (WHERE ${condition})`)
		.join(", ")}]::integer[]`;
};

const counted = (name: string, condition: string): string =>
	`count(*) FILTER (WHERE ${condition})::integer AS ${name}`;

const noBins = (edges: readonly number[]): string => `array_fill(0, ARRAY[${edges.length + 1}])`;

/** A person's minutes: how many people, their sum, the sum of squares, and the bins. */
const minutes = (value: string, edges: readonly number[]): string => `
		count(${value})::integer AS ${value}_count,
		coalesce(sum(${value}), 0)::integer AS ${value}_minutes,
		coalesce(sum(${value}::bigint * ${value}), 0)::bigint AS ${value}_squares,
		${bins(value, edges)} AS ${value}_bins`;

const key = "office_id, day, desk_kind, service_id";

/** Holds and what became of holds alone are no visits; one that was moved away counts apart. */
const visits = `
	SELECT cell.office_id, cell.day, service.desk_kind, visit.service_id, visit.state, visit.channel,
		visit.state <> 'moved' AS counts,
		CASE WHEN visit.booked_at IS NOT NULL
			THEN greatest(0, cell.day - (visit.booked_at AT TIME ZONE office.zone)::date) END AS lead
	FROM cells cell
	JOIN appointments visit ON visit.office_id = cell.office_id AND lower(visit.during)::date = cell.day
		AND visit.state NOT IN ('held', 'expired')
	JOIN services service ON service.id = visit.service_id
	JOIN offices office ON office.id = visit.office_id`;

/**
 * Whoever was called waited until the first call that was not taken back; a booked person not before the booked time.
 * Whoever was served was at the desk in all turns that ended there: finished, parked to fetch something, or sent on.
 */
const tickets = `
	SELECT cell.office_id, cell.day, coalesce(service.desk_kind, ticket.desk_kind) AS desk_kind,
		coalesce(visit.service_id, '') AS service_id, ticket.appointment_id IS NULL AS walked_in, ticket.state,
		CASE WHEN turns.first_call IS NOT NULL THEN floor(
			greatest(0, extract(epoch FROM turns.first_call - greatest(ticket.joined_at, ticket.booked_for))) / 60)::integer
		END AS wait,
		CASE WHEN turns.was_finished THEN floor(turns.seconds / 60)::integer END AS service
	FROM cells cell
	JOIN queue_entries ticket ON ticket.office_id = cell.office_id AND ticket.day = cell.day
	LEFT JOIN appointments visit ON visit.id = ticket.appointment_id
	LEFT JOIN services service ON service.id = visit.service_id
	CROSS JOIN LATERAL (
		SELECT min(turn.called_at) FILTER (WHERE turn.outcome IS DISTINCT FROM 'undone') AS first_call,
			coalesce(bool_or(turn.outcome = 'finished'), false) AS was_finished,
			sum(greatest(0, extract(epoch FROM turn.ended_at - coalesce(turn.started_at, turn.called_at))))
				FILTER (WHERE turn.outcome IN ('finished', 'parked', 'transferred')) AS seconds
		FROM queue_turns turn WHERE turn.entry_id = ticket.id
	) turns`;

/** Each counter of the cells in `cells` (office_id, day), under the names of statistics_days. */
export const countDays = `
	SELECT ${key},
		coalesce(booked, 0) AS booked, coalesce(served, 0) AS served, coalesce(not_come, 0) AS not_come,
		coalesce(cancelled_by_resident, 0) AS cancelled_by_resident,
		coalesce(cancelled_by_office, 0) AS cancelled_by_office,
		coalesce(open, 0) AS open, coalesce(moved, 0) AS moved,
		coalesce(by_site, 0) AS by_site, coalesce(by_counter, 0) AS by_counter,
		coalesce(by_phone, 0) AS by_phone, coalesce(by_partner, 0) AS by_partner,
		coalesce(lead_count, 0) AS lead_count, coalesce(lead_days, 0) AS lead_days,
		coalesce(lead_bins, ${noBins(leadEdges)}) AS lead_bins,
		coalesce(walk_ins, 0) AS walk_ins, coalesce(walk_ins_served, 0) AS walk_ins_served,
		coalesce(left_queue, 0) AS left_queue,
		coalesce(wait_count, 0) AS wait_count, coalesce(wait_minutes, 0) AS wait_minutes,
		coalesce(wait_squares, 0) AS wait_squares, coalesce(wait_bins, ${noBins(waitEdges)}) AS wait_bins,
		coalesce(service_count, 0) AS service_count, coalesce(service_minutes, 0) AS service_minutes,
		coalesce(service_squares, 0) AS service_squares,
		coalesce(service_bins, ${noBins(serviceEdges)}) AS service_bins,
		coalesce(asked, 0) AS asked, coalesce(rated_1, 0) AS rated_1, coalesce(rated_2, 0) AS rated_2,
		coalesce(rated_3, 0) AS rated_3, coalesce(rated_4, 0) AS rated_4, coalesce(rated_5, 0) AS rated_5,
		coalesce(with_words, 0) AS with_words
	FROM (
		SELECT ${key}, ${counted("booked", "counts")}, ${counted("served", "state = 'served'")},
			${counted("not_come", "state = 'not-come'")},
			${counted("cancelled_by_resident", "state = 'cancelled-by-resident'")},
			${counted("cancelled_by_office", "state = 'cancelled-by-office'")},
			${counted("open", "state IN ('booked', 'arrived', 'called', 'in-service')")},
			${counted("moved", "state = 'moved'")},
			${counted("by_site", "counts AND channel = 'site'")},
			${counted("by_counter", "counts AND channel = 'counter'")},
			${counted("by_phone", "counts AND channel = 'phone'")},
			${counted("by_partner", "counts AND channel = 'partner'")},
			(count(lead) FILTER (WHERE counts))::integer AS lead_count,
			coalesce(sum(lead) FILTER (WHERE counts), 0)::integer AS lead_days,
			${bins("CASE WHEN counts THEN lead END", leadEdges)} AS lead_bins
		FROM (${visits}) visits GROUP BY ${key}
	) of_visits
	FULL JOIN (
		SELECT ${key}, ${counted("walk_ins", "walked_in")},
			${counted("walk_ins_served", "walked_in AND state = 'finished'")},
			${counted("left_queue", "state IN ('left', 'not-here')")},
			${minutes("wait", waitEdges)}, ${minutes("service", serviceEdges)}
		FROM (${tickets}) tickets GROUP BY ${key}
	) of_tickets USING (${key})
	FULL JOIN (
		SELECT cell.office_id, cell.day, invitation.desk_kind, coalesce(invitation.service_id, '') AS service_id,
			count(*)::integer AS asked
		FROM cells cell
		JOIN feedback_invitations invitation ON invitation.office_id = cell.office_id AND invitation.day = cell.day
		GROUP BY 1, 2, 3, 4
	) of_invitations USING (${key})
	FULL JOIN (
		SELECT cell.office_id, cell.day, answer.desk_kind, coalesce(answer.service_id, '') AS service_id,
			${[1, 2, 3, 4, 5].map((rating) => counted(`rated_${rating}`, `answer.rating = ${rating}`)).join(", ")},
			${counted("with_words", "answer.moderation <> 'none'")}
		FROM cells cell
		JOIN feedback_answers answer ON answer.office_id = cell.office_id AND answer.day = cell.day
		GROUP BY 1, 2, 3, 4
	) of_answers USING (${key})`;

/** Columns of statistics_days in the order in which countDays gives them. */
export const dayColumns = `${key}, booked, served, not_come, cancelled_by_resident, cancelled_by_office, open, moved,
	by_site, by_counter, by_phone, by_partner, lead_count, lead_days, lead_bins, walk_ins, walk_ins_served, left_queue,
	wait_count, wait_minutes, wait_squares, wait_bins, service_count, service_minutes, service_squares, service_bins,
	asked, rated_1, rated_2, rated_3, rated_4, rated_5, with_words`;

/** A chip counts once in an answer. */
export const countChips = `
	SELECT cell.office_id, cell.day, answer.desk_kind, coalesce(answer.service_id, '') AS service_id, chip,
		count(DISTINCT answer.id)::integer AS times
	FROM cells cell
	JOIN feedback_answers answer ON answer.office_id = cell.office_id AND answer.day = cell.day
	CROSS JOIN LATERAL unnest(answer.chips) AS chip
	GROUP BY 1, 2, 3, 4, 5`;

export const chipColumns = `${key}, chip, times`;
