import { askAnotherLook } from "#app/[locale]/(resident)/r/actions.ts";
import { markText } from "#app/feedback-words.ts";
import type { OwnFeedback } from "#domain/feedback/queries.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

type Answer = NonNullable<OwnFeedback["answer"]>;

const tones = { none: "plain", waiting: "gold", shown: "green", withheld: "red" } as const;

/** What became of somebody's words: read or not, shown or why not, what the office says to them. */
export function WhatBecame(props: {
	answer: Answer;
	token: string;
	locale: Locale;
	t: Translator;
}) {
	const { answer, token, locale, t } = props;
	const { moderation, withheldReason, askedAgainAt, reply } = answer;
	if (moderation === "none" && !reply) return null;
	const canAsk = moderation === "withheld" && !askedAgainAt;
	return (
		<section className="mb-7">
			<h2 className="mb-2">{t("feedback.became")}</h2>
			{moderation === "none" ? null : (
				<>
					<p className="mb-2">
						<Status tone={tones[moderation]}>{t(`feedback.state.${moderation}`)}</Status>
					</p>
					<p>
						{moderation === "withheld" && withheldReason
							? `${t(`feedback.withheld.${withheldReason}`)} `
							: ""}
						{t(`feedback.state-text.${moderation}`)}
					</p>
				</>
			)}
			{reply ? (
				<Notice look="sky" className="mt-4" title={t("feedback.reply")}>
					<p className="whitespace-pre-line wrap-anywhere">{reply}</p>
				</Notice>
			) : null}
			{askedAgainAt ? <p className="mt-3">{t("feedback.asked-again")}</p> : null}
			{canAsk ? (
				<div className="mt-4">
					<PlainForm
						action={askAnotherLook}
						hidden={{ locale, token }}
						submit={t("feedback.ask-again")}
						look="quiet"
					/>
				</div>
			) : null}
		</section>
	);
}

/** An answer that stays as it is. */
export function ClosedAnswer(props: { answer: Answer; t: Translator }) {
	const { answer, t } = props;
	return (
		<Card className="mb-7">
			<Facts
				facts={[
					{
						term: t("feedback.marks"),
						value: <b className="font-[700]">{markText(t, answer.rating)}</b>,
					},
					...(["good", "bad"] as const).map((tone) => {
						const chips = answer.chips.filter((chip) => chip.tone === tone);
						return (
							chips.length > 0 && {
								term: t(tone === "good" ? "feedback.well" : "feedback.badly"),
								value: chips.map(({ key }) => t(`feedback.chip.${key}`)).join(", "),
							}
						);
					}),
					answer.words !== null && {
						term: t("feedback.your-words"),
						value: <span className="whitespace-pre-line wrap-anywhere">{answer.words}</span>,
					},
				]}
			/>
			<p className="mt-3 text-ink-soft">{t("feedback.closed")}</p>
		</Card>
	);
}
