import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { consume } from "#domain/identity/limit-rate.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { phoneTailKeys, unsealContact } from "./contact.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { readReference } from "./reference.ts";
import { seesVisit } from "./seen-by.ts";
import { dayOf, dayText, minuteOf } from "./wall-clock.ts";

/** Why a clerk looks somebody up. Kept in the audit with the clerk and the visits that were shown. */
export const findPurposes = ["is-here", "is-calling", "office-matter"] as const;
export type FindPurpose = (typeof findPurposes)[number];

export type FindByOfficeRefusal =
	| "not-found"
	| "not-allowed"
	| "not-readable"
	| "too-many-attempts";

/** More than these stand under one phone tail only where everybody is looked through. */
const mostFound = 20;

/** What was typed: a reference in any form, or the last four digits of a phone. */
function conditionOf(typed: string) {
	const digits = typed.replace(/\s/g, "");
	if (/^\d{4}$/.test(digits))
		return { by: "phone-tail", where: inArray(appointments.phoneTailKey, phoneTailKeys(digits)) };
	const reference = readReference(typed);
	return reference ? { by: "reference", where: eq(appointments.reference, reference) } : null;
}

const columns = {
	id: appointments.id,
	reference: appointments.reference,
	state: appointments.state,
	officeId: appointments.officeId,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	contact: appointments.contact,
	language: appointments.language,
	adjustments: appointments.adjustments,
	desk: { number: desks.number },
};

const select = () =>
	db.select(columns).from(appointments).innerJoin(desks, eq(desks.id, appointments.deskId));

function view({ start, contact, ...rest }: Awaited<ReturnType<typeof select>>[number]) {
	return {
		...rest,
		day: dayText(dayOf(start)),
		startMinute: minuteOf(start),
		name: contact ? unsealContact(contact).name : null,
	};
}

export type FoundVisit = ReturnType<typeof view>;

/**
 * Finds visits by their reference or by the last four digits of a phone, among those the officer may see and no others;
 * those to come first. Each look leaves an audit row with its purpose, each visit that was shown another.
 */
export async function findByOffice(
	officer: Officer,
	typed: string,
	purpose: FindPurpose,
	now: Date,
): Promise<Outcome<FoundVisit[], FindByOfficeRefusal>> {
	if (!can(officer, "appointments.view")) return refuse("not-allowed");
	const condition = conditionOf(typed);
	if (!condition) return refuse("not-readable");
	const { allowed } = await consume("find-visit-officer", officer.accountId);
	if (!allowed) return refuse("too-many-attempts");
	const rows = await select()
		.where(
			and(
				condition.where,
				seesVisit(officer),
				ne(appointments.state, "moved"),
				sql`${appointments.reference} IS NOT NULL`,
				sql`upper(${appointments.during}) > ${now}::timestamptz - interval '30 days'`,
			),
		)
		.orderBy(desc(sql`lower(${appointments.during})`))
		.limit(mostFound);
	await db.transaction(async (transaction) => {
		const entry = { action: "appointment.looked-up", purpose, details: { by: condition.by } };
		await recordAudit(transaction, officer, {
			...entry,
			subjectKind: "account",
			subjectId: officer.accountId,
			details: { ...entry.details, found: rows.length },
		});
		for (const { id } of rows)
			await recordAudit(transaction, officer, {
				...entry,
				subjectKind: "appointment",
				subjectId: id,
			});
	});
	return rows.length > 0 ? done(rows.map(view).reverse()) : refuse("not-found");
}
