import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { Heading } from "#ui/heading.tsx";
import { ProseSections } from "#ui/prose-page.tsx";

const topics = ["ask", "who", "search", "cookies", "rights"] as const;

export default async function PrivacyPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage
			locale={locale}
			path="/privacy"
			title={pageTitle(t, t("privacy.title"))}
			description={t("meta.privacy")}
		>
			<div className="wrap">
				<Heading lead={t("privacy.lead")}>{t("privacy.title")}</Heading>
				<ProseSections
					sections={topics.map((topic) => ({
						title: t(`privacy.${topic}`),
						body: <p>{t(`privacy.${topic}-text`)}</p>,
					}))}
				/>
			</div>
		</ResidentPage>
	);
}
