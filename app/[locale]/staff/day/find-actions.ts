"use server";

import { whenText } from "#app/visit-words.ts";
import {
	type FindPurpose,
	findByOffice,
	findPurposes,
} from "#domain/appointments/find-by-office.ts";
import { today } from "#lib/dates.ts";
import { translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";

export type FoundLine = {
	id: string;
	href: string;
	when: string;
	name: string;
	needs: string[];
	state: string;
};

/** Null before the first search. What was typed goes nowhere but back to the form. */
export type FindAnswer = {
	typed: string;
	purpose: string;
	text: string;
	found: FoundLine[];
} | null;

const isPurpose = (text: string): text is FindPurpose =>
	(findPurposes as readonly string[]).includes(text);

export async function findVisitAction(_before: FindAnswer, form: FormData): Promise<FindAnswer> {
	const officer = await requireOfficer("appointments.view");
	const locale = formLocale(form);
	const t = translator(locale);
	const typed = String(form.get("find")).slice(0, 60);
	const asked = String(form.get("why"));
	const purpose = isPurpose(asked) ? asked : findPurposes[0];
	const now = new Date();
	const outcome = await findByOffice(officer, typed, purpose, now);
	if (!outcome.ok) {
		const refusal = outcome.refusal === "not-allowed" ? "not-found" : outcome.refusal;
		return { typed, purpose, text: t(`staff.find.${refusal}`), found: [] };
	}
	const found = outcome.value.map((visit) => ({
		id: visit.id,
		href: `/${locale}/staff/day?date=${visit.day}&office=${visit.officeId}#visit-${visit.id}`,
		when: `${whenText(t, locale, visit, today(now))}, ${t("office.desk", { number: visit.desk.number })}`,
		name: visit.name ?? t("staff.day.no-name"),
		needs: visit.adjustments.map((adjustment) => t(`staff.day.adjustment-${adjustment}`)),
		state: t(`staff.day.state-${visit.state}`),
	}));
	return { typed, purpose, text: t("staff.find.found", { count: found.length }), found };
}
