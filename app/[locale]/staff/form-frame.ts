import { formTexts } from "#app/form-texts.ts";
import { defaultLocale, isLocale, type Locale, type Translator } from "#lib/i18n.ts";

/** The words every form of the staff shares; `title` is what the page is about. */
export const formWords = (t: Translator, title: string) =>
	formTexts(t, `${title} – ${t("staff.part")} – ${t("site.name")}`);

/** The language a form was rendered in; it carries it along as a hidden field. */
export function formLocale(form: FormData): Locale {
	const locale = String(form.get("locale"));
	return isLocale(locale) ? locale : defaultLocale;
}
