import type { Translator } from "#lib/i18n.ts";
import type { PageFormTexts } from "#ui/page-form.tsx";

/** The words that every form says beside its own; `title` is its page's. */
export const formTexts = (t: Translator, title: string): PageFormTexts => ({
	title,
	errorTitle: `${t("site.error-prefix")} ${title}`,
	errorSummary: t("errors.summary"),
	errorPrefix: t("site.error-prefix"),
});
