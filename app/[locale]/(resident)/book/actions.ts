"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { phoneText } from "#app/place-words.ts";
import { confirmRefusalWords, holdRefusalWords } from "#app/refusal-words.ts";
import { slotOptions } from "#app/slot-options.ts";
import { confirmAppointment } from "#domain/appointments/confirm-appointment.ts";
import { extendHold } from "#domain/appointments/extend-hold.ts";
import { holdSlot } from "#domain/appointments/hold-slot.ts";
import { startMove } from "#domain/appointments/move-appointment.ts";
import { nearestSlots } from "#domain/appointments/queries-slots.ts";
import { findMyHold } from "#domain/appointments/queries-visits.ts";
import { saveDetails } from "#domain/appointments/save-details.ts";
import { detailsSchema, slotSchema } from "#domain/appointments/schema.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";
import type { SlotOption } from "#ui/slot-choice.tsx";

export type TakeSlotState = {
	errors: { field: string; text: string }[];
	/** The slot was gone: what is nearest to it. */
	nearest: SlotOption[] | null;
} | null;

const identifier = z.string().regex(/^[0-9A-Za-z-]{1,60}$/);

const takeSlotSchema = slotSchema.extend({
	service: identifier,
	beat: identifier.or(z.literal("")).default(""),
	/** The reference of the visit that is to be moved here. */
	moves: identifier.or(z.literal("")).default(""),
});

const confirmSchema = z.object({ hold: identifier });

/** Takes a slot for ten minutes and goes on to the details; a slot that is gone comes back with the three nearest. */
export async function takeSlot(_: TakeSlotState, form: FormData): Promise<TakeSlotState> {
	const locale = formLocale(form);
	const parsed = parseForm(takeSlotSchema, form, locale);
	if (!parsed.ok) return { errors: parsed.state.errors.slice(0, 1), nearest: null };
	const { slot, service, formKey, moves } = parsed.value;
	const beatId = parsed.value.beat || null;
	const visitor = await requireVisitor(locale);
	const now = new Date();
	const request = { ...slot, serviceId: service, formKey, beatId };
	const outcome = moves
		? await startMove(visitor, moves, request, now)
		: await holdSlot(visitor, request, now);
	if (outcome.ok)
		redirect(`/${locale}/book/${moves ? "check" : "details"}?hold=${outcome.value.holdId}`);
	if (outcome.refusal !== "slot-taken" && outcome.refusal !== "slot-not-offered") {
		const text = translator(locale)(holdRefusalWords[outcome.refusal]);
		return { errors: [{ field: "slot", text }], nearest: null };
	}
	const nearest = await nearestSlots({
		serviceId: service,
		officeId: slot.officeId,
		beatId,
		day: slot.day,
		startMinute: slot.startMinute,
		limit: 3,
		now,
	});
	return { errors: [], nearest: slotOptions(nearest, locale, now, "day") };
}

/** Keeps who comes, sealed, in the hold; goes on to "check your answers". */
export async function giveDetails(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(detailsSchema.safeExtend({ hold: identifier }), form, locale);
	if (!parsed.ok) return parsed.state;
	const { hold, ...details } = parsed.value;
	const visitor = await requireVisitor(locale);
	await saveDetails(visitor, hold, details);
	// A hold that is not there any more: the next page says so and keeps the way open.
	redirect(`/${locale}/book/check?hold=${hold}`);
}

export type ConfirmState = { refusal: string | null } | null;

/** Makes the hold the booking. Sent twice it is one booking, and both are shown it. */
export async function confirmBooking(_: ConfirmState, form: FormData): Promise<ConfirmState> {
	const locale = formLocale(form);
	const parsed = parseForm(confirmSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/book/check`);
	const visitor = await requireVisitor(locale);
	const outcome = await confirmAppointment(visitor, parsed.value.hold, new Date());
	if (outcome.ok) redirect(`/${locale}/visits/${outcome.value.reference}`);
	const { hold } = parsed.value;
	if (outcome.refusal === "details-missing") redirect(`/${locale}/book/details?hold=${hold}`);
	// The page reads the truth again: with every answer kept it offers the three nearest times.
	if (outcome.refusal === "hold-expired-and-taken")
		redirect(`/${locale}/book/check?hold=${hold}&taken=1`);
	if (outcome.refusal === "desk-closed") redirect(`/${locale}/book/check?hold=${hold}&closed=1`);
	const t = translator(locale);
	if (outcome.refusal === "ask-the-office") {
		const held = await findMyHold(visitor, new Date(), hold);
		return { refusal: t("refusal.ask-the-office", { phone: phoneText(held?.office.phone ?? "") }) };
	}
	return { refusal: t(confirmRefusalWords[outcome.refusal]) };
}

/** Ten minutes more, once. */
export async function extendMyHold(form: FormData): Promise<void> {
	const locale = formLocale(form);
	const parsed = parseForm(confirmSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/book/check`);
	const { hold } = parsed.value;
	await extendHold(await requireVisitor(locale), hold, new Date());
	redirect(`/${locale}/book/${form.get("from") === "check" ? "check" : "details"}?hold=${hold}`);
}
