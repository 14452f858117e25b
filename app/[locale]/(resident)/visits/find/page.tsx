import { VisitLookup } from "#app/[locale]/(resident)/visits/lookup.tsx";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { ResidentPage } from "#app/resident-page.tsx";
import { Heading } from "#ui/heading.tsx";

export default async function FindVisitPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage locale={locale} path="/visits/find" title={null} hidden>
			<div className="wrap">
				<Heading back={{ href: `/${locale}/visits`, text: t("visits.title") }}>
					{t("visits.find-title")}
				</Heading>
				<VisitLookup locale={locale} t={t} heading={t("visits.find-title")} />
			</div>
		</ResidentPage>
	);
}
