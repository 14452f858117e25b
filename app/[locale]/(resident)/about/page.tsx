import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { Heading } from "#ui/heading.tsx";
import { ProseSections } from "#ui/prose-page.tsx";

export default async function AboutPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage
			locale={locale}
			path="/about"
			title={pageTitle(t, t("about.title"))}
			description={t("about.lead")}
		>
			<div className="wrap">
				<Heading lead={t("about.lead")}>{t("about.title")}</Heading>
				<ProseSections
					sections={[
						{
							title: t("about.what"),
							body: (
								<ul>
									<li>{t("about.what-1")}</li>
									<li>{t("about.what-2")}</li>
									<li>{t("about.what-3")}</li>
									<li>{t("about.what-4")}</li>
								</ul>
							),
						},
						{
							title: t("about.not"),
							body: (
								<ul>
									<li>{t("about.not-1")}</li>
									<li>{t("about.not-2")}</li>
									<li>{t("about.not-3")}</li>
								</ul>
							),
						},
						{
							title: t("about.data"),
							body: (
								<>
									<p>{t("about.data-text")}</p>
									{process.env.QADAM_DEMO === "1" ? <p>{t("about.synthetic-text")}</p> : null}
								</>
							),
						},
					]}
				/>
			</div>
		</ResidentPage>
	);
}
