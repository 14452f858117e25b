import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import {
	type AnswerWords,
	type DeadEndWords,
	listDecided,
	listWaiting,
} from "#domain/feedback/queries-waiting-words.ts";
import { can } from "#domain/identity/permissions.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { StaffPage } from "../staff-page.tsx";
import { requireModerator } from "./gate.ts";
import { WordsCard } from "./words-card.tsx";

const outcomes = ["shown", "withheld", "replied"] as const;

function WordsList(props: {
	title?: string;
	words: (AnswerWords | DeadEndWords)[];
	list: "waiting" | "decided";
	mayReply: boolean;
	withOffice: boolean;
	locale: Locale;
	t: Translator;
}) {
	const { title, words, ...rest } = props;
	if (words.length === 0) return null;
	return (
		<section className="mb-9">
			<h2 className={title ? "mb-3" : "sr-only"}>{title ?? props.t("moderation.tab-decided")}</h2>
			<ul className="grid gap-4">
				{words.map((one, index) => (
					<li key={one.id}>
						<WordsCard {...rest} words={one} position={index + 1} />
					</li>
				))}
			</ul>
		</section>
	);
}

export default async function FeedbackPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireModerator();
	const query = await props.searchParams;
	const reviews = can(officer, "feedback.review");
	const list = queryText(query.list) === "decided" ? "decided" : "waiting";
	const page = Math.max(1, Math.min(1000, Number.parseInt(queryText(query.page), 10) || 1));
	const outcome = outcomes.find((one) => one === queryText(query.done));
	const path = `/${locale}/staff/feedback`;
	const waiting = await listWaiting(officer);
	const decided = list === "decided" ? await listDecided(officer, page) : null;
	const count = waiting.answers.length + waiting.deadEnds.length;
	const shared = { list, mayReply: !reviews, withOffice: reviews, locale, t } as const;
	return (
		<StaffPage
			locale={locale}
			path={`/staff/feedback${list === "decided" ? "?list=decided" : ""}`}
			title={t("moderation.title")}
			officer={officer}
		>
			<div className="mx-auto max-w-[72rem]">
				<Heading lead={t(reviews ? "moderation.lead-review" : "moderation.lead")}>
					{t("moderation.title")}
				</Heading>
				{outcome ? (
					<Notice role="status" look="green" className="mb-6">
						{t(`moderation.done-${outcome}`)}
					</Notice>
				) : null}
				<Tabs
					label={t("moderation.title")}
					tabs={[
						{
							href: path,
							text: t("moderation.tab-waiting"),
							count: String(count),
							current: list === "waiting",
						},
						{
							href: `${path}?list=decided`,
							text: t("moderation.tab-decided"),
							current: list === "decided",
						},
					]}
				/>
				{list === "waiting" && count === 0 ? (
					<EmptyState picture="road" title={t("moderation.none")}>
						<p>{t("moderation.none-text")}</p>
					</EmptyState>
				) : null}
				{list === "waiting" && count > 0 ? (
					<p className="mb-5 max-w-[60ch]">{t("moderation.kept-hint")}</p>
				) : null}
				{list === "waiting" ? (
					<>
						<WordsList {...shared} title={t("moderation.answers")} words={waiting.answers} />
						<WordsList {...shared} title={t("moderation.dead-ends")} words={waiting.deadEnds} />
					</>
				) : null}
				{decided ? (
					<>
						{decided.words.length === 0 ? (
							<EmptyState picture="calendar" title={t("moderation.none-decided")} />
						) : null}
						<WordsList {...shared} words={decided.words} />
						{page > 1 || decided.hasMore ? (
							<Pagination
								label={t("moderation.page-label")}
								position={t("moderation.page", { page })}
								previous={
									page > 1
										? {
												href: `${path}?list=decided&page=${page - 1}`,
												text: t("moderation.later"),
											}
										: null
								}
								next={
									decided.hasMore
										? {
												href: `${path}?list=decided&page=${page + 1}`,
												text: t("moderation.earlier"),
											}
										: null
								}
							/>
						) : null}
					</>
				) : null}
			</div>
		</StaffPage>
	);
}
