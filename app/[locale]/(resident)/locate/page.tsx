import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { Button } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { SearchBox } from "#ui/search-box.tsx";

/** Asks for the place on tap only (enhance/locate.js); without a script it says so and offers the field. */
export default async function LocatePage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage
			locale={locale}
			path="/locate"
			title={pageTitle(t, t("locate.title"))}
			description={t("meta.locate")}
		>
			<div className="wrap max-w-[46rem]">
				<Heading back={{ href: `/${locale}`, text: t("site.back") }} lead={t("locate.text")}>
					{t("locate.title")}
				</Heading>
				<form
					action={`/${locale}/find`}
					method="get"
					data-locate={t("locate.failed")}
					hidden
					className="mb-6"
				>
					<input type="hidden" name="lat" />
					<input type="hidden" name="lng" />
					<Button>{t("locate.button")}</Button>
					<p role="status" className="mt-3" />
				</form>
				<noscript>
					<p className="mb-4">{t("locate.no-script")}</p>
				</noscript>
				<SearchBox
					action={`/${locale}/find`}
					suggestions="/api/v1/addresses"
					label={t("search.label")}
					hint={t("search.hint")}
					submit={t("search.submit")}
				/>
			</div>
			<script src="/enhance/locate.js" defer data-enhance="" />
			<script src="/enhance/search.js" defer data-enhance="" />
		</ResidentPage>
	);
}
