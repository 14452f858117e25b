import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { Hills } from "#ui/hills.tsx";
import { SearchBox } from "#ui/search-box.tsx";

export default async function HomePage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage locale={locale} path="" title={pageTitle(t, t("home.title"))}>
			<div className="hero">
				<div className="wrap pt-9 pb-2 sm:pt-14">
					<h1 tabIndex={-1}>{t("home.title")}</h1>
					<p className="mt-4 mb-6 max-w-[44ch] text-[1.15rem] text-ink-soft sm:text-[1.25rem]">
						{t("home.lead")}
					</p>
					<div className="max-w-[44rem]">
						<SearchBox
							action={`/${locale}/find`}
							suggestions="/api/v1/addresses"
							label={t("search.label")}
							hint={t("search.hint")}
							submit={t("search.submit")}
							links={[
								{ href: `/${locale}/locate`, text: t("search.by-location") },
								{ href: `/${locale}/units`, text: t("search.browse") },
							]}
							lifted
						/>
					</div>
				</div>
				<Hills className="block h-32 w-full sm:h-48" />
			</div>
			<script src="/enhance/search.js" defer data-enhance="" />
		</ResidentPage>
	);
}
