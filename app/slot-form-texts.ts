import type { SlotFormTexts } from "#app/[locale]/(resident)/book/[serviceId]/[officeId]/slot-form.tsx";
import type { Translator } from "#lib/i18n.ts";

/** The words of the slot form, which runs without the translator. */
export const slotFormTexts = (t: Translator, title: string): SlotFormTexts => ({
	title,
	errorTitle: `${t("site.error-prefix")} ${title}`,
	errorSummary: t("errors.summary"),
	earliest: t("book.earliest"),
	take: t("book.take"),
	continue: t("book.continue"),
	takenTitle: t("book.taken-title"),
	takenText: t("book.taken-text"),
	takenNone: t("book.taken-none"),
	nearest: t("book.next-three"),
});
