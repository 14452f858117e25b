import { notFound } from "next/navigation";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";

const codes = [
	"400",
	"403",
	"404",
	"405",
	"409",
	"410",
	"413",
	"421",
	"429",
	"500",
	"503",
] as const;

/**
 * What the front door sends in place of Next's empty shell. It keeps the rendered page in memory and puts the
 * request's own number where {reference} stands.
 */
export default async function ErrorPage(props: PageProps<{ code: string }>) {
	const { locale, t, code: given } = await pageLocale(props.params);
	const code = codes.find((known) => known === given);
	if (!code) notFound();
	const title = t(`error-page.${code}.title`);
	return (
		<ResidentPage locale={locale} path="" title={pageTitle(t, title)} hidden>
			<div className="wrap">
				<Heading lead={t(`error-page.${code}.text`)}>{title}</Heading>
				<div className="prose">
					<p>
						<ButtonLink href={`/${locale}`}>{t("error-page.home")}</ButtonLink>
					</p>
					<p>{t("error-page.phone")}</p>
					<p className="text-ink-soft">{t("error-page.reference", { reference: "{reference}" })}</p>
				</div>
			</div>
		</ResidentPage>
	);
}
