import { VisitLookup } from "#app/[locale]/(resident)/visits/lookup.tsx";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { ResidentPage } from "#app/resident-page.tsx";

export default async function FindVisitPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage locale={locale} path="/visits/find" title={null} hidden>
			<div className="wrap">
				<VisitLookup
					locale={locale}
					t={t}
					heading={t("visits.find-title")}
					back={{ href: `/${locale}/visits`, text: t("visits.title") }}
				/>
			</div>
		</ResidentPage>
	);
}
