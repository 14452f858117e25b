import { notFound } from "next/navigation";
import { marks, markText } from "#app/feedback-words.ts";
import { formTexts } from "#app/form-texts.ts";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { findOffice } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { TicketForm } from "./ticket-form.tsx";

/** From the code on the office's wall: the number of today's ticket and a mark. Nobody's answer is shown here. */
export default async function RateHerePage(props: PageProps<{ officeId: string }>) {
	const { locale, t, officeId } = await pageLocale(props.params);
	const office = await findOffice(officeId, today(new Date()).toString());
	if (!office) notFound();
	const { code, saved } = await props.searchParams;
	const given = queryText(code);
	const caption = `${officeTitle(t, office)}, ${localized(office.address, locale)}`;
	const title = pageTitle(t, t("feedback.here-title"), officeTitle(t, office));
	const path = `/feedback/here/${office.id}`;
	const isDone = queryText(saved) === "mark";
	return (
		<ResidentPage locale={locale} path={path} title={isDone ? title : null} hidden>
			<div className="wrap max-w-[46rem]">
				{isDone ? (
					<>
						<Heading caption={caption} lead={t("feedback.here-more")}>
							{t("feedback.here-done")}
						</Heading>
						<ButtonLink href={`/${locale}`}>{t("error-page.home")}</ButtonLink>
					</>
				) : (
					<TicketForm
						hidden={{ locale, officeId: office.id }}
						code={/^\d{4}$/.test(given) ? given : ""}
						marks={marks.map((value) => ({
							value: String(value),
							label: markText(t, value),
						}))}
						texts={{
							...formTexts(t, title),
							code: t("queue.code"),
							codeHint: t("queue.code-hint"),
							ticket: t("feedback.ticket"),
							ticketHint: t("feedback.ticket-hint"),
							marks: t("feedback.marks"),
							submit: t("feedback.here-send"),
						}}
					>
						<Heading caption={caption} lead={t("feedback.here-lead")}>
							{t("feedback.here-title")}
						</Heading>
					</TicketForm>
				)}
			</div>
		</ResidentPage>
	);
}
