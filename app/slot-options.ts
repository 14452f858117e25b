import type { Slot } from "#domain/appointments/rules.ts";
import { slotValue } from "#domain/appointments/schema.ts";
import { formatDay, formatMinute, today } from "#lib/dates.ts";
import { type Locale, translator } from "#lib/i18n.ts";
import type { SlotOption } from "#ui/slot-choice.tsx";
import { whenText } from "./visit-words.ts";

/** Slots as the form shows them: the time big, and the whole sentence for who cannot see where it stands. */
export function slotOptions(
	slots: Slot[],
	locale: Locale,
	now: Date,
	show: "time" | "day",
	noteOf: (slot: Slot) => string | undefined = () => undefined,
): SlotOption[] {
	const t = translator(locale);
	return slots.map((slot) => {
		const note = noteOf(slot);
		const label = t("book.slot-label", {
			day: formatDay(Temporal.PlainDate.from(slot.day), locale),
			start: formatMinute(slot.startMinute),
			end: formatMinute(slot.endMinute),
			minutes: slot.endMinute - slot.startMinute,
		});
		return {
			value: slotValue(slot),
			time:
				show === "time" ? formatMinute(slot.startMinute) : whenText(t, locale, slot, today(now)),
			label: note ? `${label}, ${note}` : label,
			note,
		};
	});
}
