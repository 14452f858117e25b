import { maskedText } from "#app/masked-words.ts";
import { chipTone } from "#domain/feedback/chips.ts";
import { masked, masks } from "#domain/feedback/masks.ts";
import { withheldReasons } from "#domain/feedback/moderate-words.ts";
import type { AnswerWords, DeadEndWords } from "#domain/feedback/queries-waiting-words.ts";
import { formatMonths } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { Card } from "#ui/card.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { ReplyForm, ShowForm, WithholdForm } from "./words-forms.tsx";

type Words = AnswerWords | DeadEndWords;

/** In the field, masks stand in the officer's language; what comes back is told from the words by its quotes. */
const spelled = (t: Translator, words: string): string =>
	masks.reduce(
		(text, mask) => text.replaceAll(masked(mask), `‹${t(`moderation.mask.${mask}`)}›`),
		words,
	);

const ratingTone = (rating: number) => (rating >= 4 ? "green" : rating <= 2 ? "red" : "gold");

function About(props: { words: Words; t: Translator; locale: Locale; withOffice: boolean }) {
	const { words, t, locale } = props;
	const place = [
		formatMonths(words.month, words.month, locale),
		props.withOffice && words.office ? t("office.title", { number: words.office.number }) : "",
		words.serviceName ? localized(words.serviceName, locale) : "",
	].filter(Boolean);
	const heading =
		words.of === "answer"
			? t("moderation.rated", { rating: words.rating })
			: t(`dead-end.kind-${words.kind}`);
	return (
		<div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1.5">
			<h3 className="text-[1.05rem]">
				{words.of === "answer" ? (
					<Status tone={ratingTone(words.rating)}>{heading}</Status>
				) : (
					heading
				)}
			</h3>
			<p className="text-ink-soft">{place.join(" · ")}</p>
			{words.of === "answer" && words.chips.length > 0 ? (
				<ul className="flex flex-wrap gap-2 text-[0.94rem]">
					{words.chips.map((chip) => (
						<li key={chip} className="rounded-[10px] border border-line px-2.5 py-0.5">
							<span aria-hidden="true">{chipTone(chip) === "good" ? "+" : "−"}</span>{" "}
							{t(`feedback.chip.${chip}`)}
						</li>
					))}
				</ul>
			) : null}
		</div>
	);
}

function State(props: { words: AnswerWords; t: Translator }) {
	const { words, t } = props;
	if (words.state === "shown") return <Status tone="green">{t("moderation.state-shown")}</Status>;
	if (words.state === "waiting")
		return <Status tone="gold">{t("moderation.state-waiting")}</Status>;
	const reason = words.withheldReason ? t(`moderation.reason-${words.withheldReason}`) : "";
	return <Status tone="red">{t("moderation.state-withheld", { reason })}</Status>;
}

/** One person's words with all that may be done about them. `position` tells its buttons from the others'. */
export function WordsCard(props: {
	words: Words;
	list: "waiting" | "decided";
	position: number;
	mayReply: boolean;
	withOffice: boolean;
	locale: Locale;
	t: Translator;
}) {
	const { words, list, position, t, locale } = props;
	const of = words.id.slice(0, 8);
	const common = (submit: string) => ({
		of,
		errorPrefix: t("site.error-prefix"),
		submit,
		submitLabel: `${submit}: ${position}`,
		hidden: { locale, list, of: words.of, id: words.id, seen: words.state },
	});
	const withhold = (
		<WithholdForm
			{...common(t("moderation.withhold"))}
			fold={{ summary: t("moderation.withhold-open"), className: "max-w-[24rem]" }}
			label={t("moderation.reason")}
			choose={t("moderation.reason-choose")}
			reasons={withheldReasons.map((reason) => [reason, t(`moderation.reason-${reason}`)])}
		/>
	);
	return (
		<Card>
			<About words={words} t={t} locale={locale} withOffice={props.withOffice} />
			{words.of === "answer" && words.askedAgainAt ? (
				<p className="mb-3 font-[650]">{t("moderation.asked-again")}</p>
			) : null}
			{list === "waiting" ? (
				<div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
					<div>
						<p className="mb-1 font-[650]">{t("moderation.original")}</p>
						<p
							lang={words.language}
							className="rounded-field bg-sky px-3.5 py-2.5 whitespace-pre-line wrap-anywhere"
						>
							{words.original ?? t("moderation.original-forgotten")}
						</p>
					</div>
					<ShowForm
						{...common(t("moderation.show"))}
						lang={words.language}
						kept={spelled(t, words.maskedWords)}
						label={t("moderation.kept")}
						hint={t("moderation.kept-hint")}
						rows={Math.min(12, 2 + Math.floor(words.maskedWords.length / 60))}
					/>
				</div>
			) : (
				<>
					<p lang={words.language} className="mb-3 whitespace-pre-line wrap-anywhere">
						{maskedText(t, words.maskedWords)}
					</p>
					{words.of === "answer" ? <State words={words} t={t} /> : null}
				</>
			)}
			{words.of === "answer" && words.reply ? (
				<Notice look="sky" className="mt-4" title={t("moderation.reply")}>
					<p className="whitespace-pre-line wrap-anywhere">{words.reply}</p>
				</Notice>
			) : null}
			<div className="mt-3 grid items-start gap-x-8 gap-y-1 sm:flex sm:flex-wrap">
				{list === "waiting" || words.state === "shown" ? withhold : null}
				{props.mayReply && words.of === "answer" ? (
					<ReplyForm
						{...common(t("moderation.reply-send"))}
						fold={{
							summary: t(words.reply ? "moderation.reply-mend" : "moderation.reply-open"),
							className: "min-w-0 max-w-[40rem] grow",
						}}
						hidden={{ locale, list, id: words.id, seenReply: words.replyVersion }}
						reply={words.reply ?? ""}
						label={t("moderation.reply")}
						hint={t("moderation.reply-hint")}
					/>
				) : null}
			</div>
		</Card>
	);
}
