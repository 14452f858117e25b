import type { Locale, Translator } from "#lib/i18n.ts";

/** "This is my inspector", on a beat's page: a plain form, so that the page is the same for everybody. */
export function KeepForm(props: { beatId: string; locale: Locale; t: Translator }) {
	const { beatId, locale, t } = props;
	return (
		<form
			method="post"
			action={`/${locale}/my-inspector/keep`}
			className="no-print flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-3 sm:px-5"
		>
			<input type="hidden" name="beat" value={beatId} />
			<button
				type="submit"
				className="min-h-11 cursor-pointer font-[620] text-blue underline underline-offset-4"
			>
				{t("mine.keep")}
			</button>
			<span className="text-[0.95rem] text-ink-soft">{t("mine.keep-text")}</span>
		</form>
	);
}
