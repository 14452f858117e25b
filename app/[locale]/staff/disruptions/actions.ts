"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { offerAlternatives } from "#domain/appointments/offer-alternatives.ts";
import { listDisruptions } from "#domain/appointments/queries-disruptions.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";

/** Offers a time to one person, or to all whom nobody has asked yet, without waiting for the worker. */
export async function offerTimes(form: FormData): Promise<void> {
	const officer = await requireOfficer("appointments.manage");
	const now = new Date();
	const one = z.uuid().safeParse(form.get("disruption"));
	const wanted = one.success
		? [one.data]
		: (await listDisruptions(officer, now))
				.filter(({ answer }) => answer === "not-asked")
				.map(({ id }) => id);
	const { offered, withoutTime } = await offerAlternatives(officer, wanted, now);
	redirect(`/${formLocale(form)}/staff/disruptions?offered=${offered}&without=${withoutTime}`);
}
