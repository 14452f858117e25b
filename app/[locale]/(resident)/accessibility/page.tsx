import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import type { MessageKey, Translator } from "#lib/i18n.ts";
import { Heading } from "#ui/heading.tsx";
import { ProseSections } from "#ui/prose-page.tsx";

const works = [
	"accessibility.works-1",
	"accessibility.works-2",
	"accessibility.works-3",
	"accessibility.works-4",
	"accessibility.works-5",
	"accessibility.works-6",
] as const;
const tested = [
	"accessibility.tested-1",
	"accessibility.tested-2",
	"accessibility.tested-3",
] as const;
const limits = [
	"accessibility.limits-1",
	"accessibility.limits-2",
	"accessibility.limits-3",
	"accessibility.limits-4",
] as const;

function List(props: { t: Translator; keys: readonly MessageKey[] }) {
	return (
		<ul>
			{props.keys.map((key) => (
				<li key={key}>{props.t(key)}</li>
			))}
		</ul>
	);
}

/** The accessibility statement: what works, how it was tested, what is still missing, how to tell us. */
export default async function AccessibilityPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage
			locale={locale}
			path="/accessibility"
			title={pageTitle(t, t("accessibility.title"))}
			description={t("accessibility.lead")}
		>
			<div className="wrap">
				<Heading lead={t("accessibility.lead")}>{t("accessibility.title")}</Heading>
				<ProseSections
					sections={[
						{ title: t("accessibility.works"), body: <List t={t} keys={works} /> },
						{
							title: t("accessibility.view"),
							body: (
								<>
									<p>{t("accessibility.view-text")}</p>
									<p>{t("accessibility.view-keeps")}</p>
									<p>
										<a
											href={`/${locale}/vision?back=${encodeURIComponent(`/${locale}/accessibility`)}`}
										>
											{t("accessibility.view-link")}
										</a>
									</p>
								</>
							),
						},
						{ title: t("accessibility.keyboard"), body: <p>{t("accessibility.keyboard-text")}</p> },
						{ title: t("accessibility.tested"), body: <List t={t} keys={tested} /> },
						{ title: t("accessibility.limits"), body: <List t={t} keys={limits} /> },
						{
							title: t("accessibility.report"),
							body: (
								<>
									<p>{t("accessibility.report-text")}</p>
									<p>
										<a href={`/${locale}/units`}>{t("accessibility.report-link")}</a>
									</p>
								</>
							),
						},
					]}
				/>
			</div>
		</ResidentPage>
	);
}
