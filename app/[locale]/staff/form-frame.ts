import { defaultLocale, isLocale, type Locale, type Translator } from "#lib/i18n.ts";

/** The words every form of the staff shares; `title` is what the page is about. */
export function formWords(t: Translator, title: string) {
	const whole = `${title} – ${t("staff.part")} – ${t("site.name")}`;
	return {
		title: whole,
		errorTitle: `${t("site.error-prefix")} ${whole}`,
		errorSummary: t("errors.summary"),
		errorPrefix: t("site.error-prefix"),
	};
}

/** The language a form was rendered in; it carries it along as a hidden field. */
export function formLocale(form: FormData): Locale {
	const locale = String(form.get("locale"));
	return isLocale(locale) ? locale : defaultLocale;
}
