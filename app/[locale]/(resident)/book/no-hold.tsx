import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";

/** A details or check page without a time behind it: another browser, cookies off, or long ago. */
export function NoHold(props: { locale: Locale; t: Translator; path: string }) {
	const { locale, t } = props;
	return (
		<ResidentPage
			locale={locale}
			path={props.path}
			title={pageTitle(t, t("book.no-hold-title"))}
			hidden
		>
			<div className="wrap">
				<Heading lead={t("book.no-hold-text")}>{t("book.no-hold-title")}</Heading>
				<p className="flex flex-wrap gap-3">
					<ButtonLink href={`/${locale}/services`}>{t("nav.services")}</ButtonLink>
					<ButtonLink href={`/${locale}/visits`} look="quiet">
						{t("nav.visits")}
					</ButtonLink>
				</p>
			</div>
		</ResidentPage>
	);
}
