import { notFound } from "next/navigation";
import { formTexts } from "#app/form-texts.ts";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { beatTitle } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { findBeat } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { newFormKey } from "#lib/form.ts";
import { localized } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { BorderForm } from "./border-form.tsx";

export default async function BorderPage(props: PageProps<{ beatId: string }>) {
	const { locale, t, beatId } = await pageLocale(props.params);
	const beat = await findBeat(beatId, today(new Date()).toString());
	if (!beat) notFound();
	const isSent = queryText((await props.searchParams).sent) === "1";
	const heading = isSent ? t("border.thanks") : t("border.title");
	const title = pageTitle(t, heading, beatTitle(t, beat));
	const above = (
		<Heading
			back={{ href: `/${locale}/beats/${beat.id}`, text: beatTitle(t, beat) }}
			caption={`${beatTitle(t, beat)}, ${localized(beat.unit.name, locale)}`}
			lead={isSent ? t("border.thanks-text") : t("border.lead")}
		>
			{heading}
		</Heading>
	);
	return (
		<ResidentPage
			locale={locale}
			path={`/beats/${beat.id}/border`}
			title={isSent ? title : null}
			hidden
		>
			<div className="wrap max-w-[46rem]">
				{isSent ? (
					<>
						{above}
						<ButtonLink href={`/${locale}/beats/${beat.id}`}>{beatTitle(t, beat)}</ButtonLink>
					</>
				) : (
					<BorderForm
						hidden={{ locale, beatId: beat.id, formKey: newFormKey() }}
						texts={{
							...formTexts(t, title),
							message: t("border.message"),
							hint: t("border.hint"),
							submit: t("border.submit"),
						}}
					>
						{above}
						<Notice look="red" className="mb-6">
							{t("border.emergency")}
						</Notice>
					</BorderForm>
				)}
			</div>
			<noscript>
				<p className="wrap mt-6 text-ink-soft">{t("site.language-first")}</p>
			</noscript>
			<script src="/enhance/keep-typed.js" defer data-enhance="" />
		</ResidentPage>
	);
}
