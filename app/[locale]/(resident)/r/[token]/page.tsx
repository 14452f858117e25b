import { marks, markText } from "#app/feedback-words.ts";
import { formTexts } from "#app/form-texts.ts";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { findAnswerByToken, type OwnFeedback } from "#domain/feedback/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { DetailsForm } from "./details-form.tsx";
import { MarkForm } from "./mark-form.tsx";
import { ClosedAnswer, WhatBecame } from "./own-answer.tsx";

type Shown = { feedback: OwnFeedback; token: string; locale: Locale; t: Translator };

const lastDay = ({ expiresAt, office }: OwnFeedback, locale: Locale): string =>
	formatDay(
		Temporal.Instant.fromEpochMilliseconds(expiresAt.getTime())
			.toZonedDateTimeISO(office.zone)
			.toPlainDate(),
		locale,
	);

const savedWords = {
	mark: "feedback.saved-mark",
	again: "feedback.saved-again",
	details: "feedback.saved-details",
	asked: "feedback.saved-asked",
} as const;

const isSaved = (text: string): text is keyof typeof savedWords => Object.hasOwn(savedWords, text);

/** Which office and which day, never what somebody came for: every visit's page looks alike. */
function Caption({ feedback, locale, t }: Shown) {
	const day = formatDay(Temporal.PlainDate.from(feedback.day), locale, true);
	return (
		<>
			{officeTitle(t, feedback.office)}, {localized(feedback.office.address, locale)}
			<span className="block">{t("feedback.of-visit", { day })}</span>
		</>
	);
}

function AskForMark(props: Shown & { by: string }) {
	const { feedback, token, locale, t } = props;
	return (
		<MarkForm
			hidden={{ locale, token, by: props.by }}
			marks={marks.map((value) => ({ value, text: t(`feedback.mark.${value}`) }))}
			texts={{
				...formTexts(t, pageTitle(t, t("feedback.title"))),
				legend: t("feedback.marks"),
				after: t("feedback.once", { day: lastDay(feedback, locale) }),
			}}
		>
			<Heading caption={<Caption {...props} />} lead={t("feedback.lead")}>
				{t("feedback.title")}
			</Heading>
		</MarkForm>
	);
}

function Answered(props: Shown & { saved: string }) {
	const { feedback, token, locale, t, saved } = props;
	const { answer } = feedback;
	if (!answer) return null;
	const above = (
		<>
			<Heading caption={<Caption {...props} />}>{t("feedback.your-answer")}</Heading>
			{isSaved(saved) ? (
				<Notice role="status" look={saved === "again" ? "gold" : "green"} className="mb-6">
					{t(savedWords[saved])}
				</Notice>
			) : null}
			<WhatBecame answer={answer} token={token} locale={locale} t={t} />
		</>
	);
	const title = pageTitle(t, t("feedback.your-answer"));
	if (!answer.canChange)
		return (
			<>
				<title>{title}</title>
				{above}
				<ClosedAnswer answer={answer} t={t} />
			</>
		);
	const chipsOfTone = (tone: "good" | "bad") =>
		feedback.chips
			.filter((chip) => chip.tone === tone)
			.map(({ key }) => ({ value: key, label: t(`feedback.chip.${key}`) }));
	const keptOf = (tone: "good" | "bad") =>
		answer.chips.filter((chip) => chip.tone === tone).map(({ key }) => key);
	const count = answer.words?.length ?? 0;
	const hint = t("feedback.words-hint");
	return (
		<DetailsForm
			hidden={{ locale, token }}
			marks={marks.map((value) => ({
				value: String(value),
				label: markText(t, value),
			}))}
			well={chipsOfTone("good")}
			badly={chipsOfTone("bad")}
			kept={{
				well: keptOf("good"),
				badly: keptOf("bad"),
				words: [answer.words ?? ""],
				rating: [String(answer.rating)],
			}}
			texts={{
				...formTexts(t, title),
				marks: t("feedback.marks"),
				well: t("feedback.well"),
				badly: t("feedback.badly"),
				words: t("feedback.words"),
				wordsHint: count > 0 ? `${hint} ${t("feedback.words-count", { count })}` : hint,
				save: t("feedback.save"),
			}}
		>
			{above}
			<h2 className="mb-4">{t("feedback.more")}</h2>
		</DetailsForm>
	);
}

/** Over, not served or never there, each said plainly: nothing of a visit stands here. */
function Nothing(props: { title: string; text: string; locale: Locale; t: Translator }) {
	const { title, text, locale, t } = props;
	return (
		<>
			<title>{pageTitle(t, title)}</title>
			<Heading lead={text}>{title}</Heading>
			<ButtonLink href={`/${locale}/visits`}>{t("nav.visits")}</ButtonLink>
		</>
	);
}

function Content(
	props: Omit<Shown, "feedback"> & { feedback: OwnFeedback | null; by: string; saved: string },
) {
	const { feedback, locale, t } = props;
	if (!feedback)
		return (
			<Nothing title={t("feedback.none-title")} text={t("feedback.none")} locale={locale} t={t} />
		);
	if (feedback.answer) return <Answered {...props} feedback={feedback} />;
	if (feedback.state === "open") return <AskForMark {...props} feedback={feedback} />;
	const isExpired = feedback.state === "expired";
	return (
		<Nothing
			title={t(isExpired ? "feedback.expired-title" : "feedback.not-served-title")}
			text={
				isExpired
					? t("feedback.expired", { day: lastDay(feedback, locale) })
					: t("feedback.not-served")
			}
			locale={locale}
			t={t}
		/>
	);
}

/**
 * Where the question in a message leads. Looking changes nothing: programs look at links too. The first tap is the
 * mark and counts at once; the rest can follow until somebody has read it.
 */
export default async function RatePage(props: PageProps<{ token: string }>) {
	const { locale, t, token } = await pageLocale(props.params);
	const { by, saved } = await props.searchParams;
	const feedback = await findAnswerByToken(token, new Date());
	return (
		<ResidentPage locale={locale} path={`/r/${encodeURIComponent(token)}`} title={null} hidden>
			{/* The link is the answer's key: no other site learns it, nor does our own log. */}
			<meta name="referrer" content="origin" />
			<div className="wrap max-w-[50rem]">
				<Content
					feedback={feedback}
					token={token}
					locale={locale}
					t={t}
					by={queryText(by)}
					saved={queryText(saved)}
				/>
			</div>
		</ResidentPage>
	);
}
