import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { beatTitle, phoneHref, phoneText } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { listServing } from "#domain/territory/list-serving.ts";
import { territoryIndex } from "#domain/territory/live-index.ts";
import { locateBeats } from "#domain/territory/point-index.ts";
import { findOffice, listBeats } from "#domain/territory/queries.ts";
import {
	type Match,
	type SearchAnswer,
	searchAddresses,
} from "#domain/territory/search-addresses.ts";
import { searchSchema } from "#domain/territory/search-schema.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type MessageKey, type Translator } from "#lib/i18n.ts";
import { Heading } from "#ui/heading.tsx";
import { SearchBox } from "#ui/search-box.tsx";

type Asked = { locale: Locale; t: Translator; service: string };

/** Where a found beat leads: its page, or straight to a time when a visit was being booked. */
function beatHref({ locale, service }: Asked, beatId: string, match?: Match): string {
	if (service) return `/${locale}/book/${service}?beat=${beatId}`;
	// With the house's number in our own list, the beat's page can say how far the office is.
	const house = match?.kind === "address" ? `?address=${match.id}` : "";
	return `/${locale}/beats/${beatId}${house}`;
}

function heading(answer: SearchAnswer, { t, locale }: Asked): { title: string; text?: string } {
	const [first] = answer.matches;
	const label = first ? localized(first.label, locale) : "";
	switch (answer.outcome) {
		case "ask-street":
			return { title: t("find.ask-street", { place: label }), text: t("find.ask-street-text") };
		case "ask-house":
			return { title: t("find.ask-house", { street: label }), text: t("find.ask-house-text") };
		case "similar":
			return { title: t("find.similar"), text: t("find.similar-text") };
		case "nothing":
			return { title: t("find.nothing"), text: t("find.nothing-text") };
		default:
			return { title: t("find.several") };
	}
}

/** A match leads to its beat when there is one; to itself as the next question when there are several. */
function MatchRow(props: { match: Match; asked: Asked }) {
	const { match, asked } = props;
	const [beatId] = match.beatIds;
	const label = localized(match.label, asked.locale);
	const context = localized(match.context, asked.locale);
	const query = new URLSearchParams({ q: `${label}, ${context}` });
	if (asked.service) query.set("service", asked.service);
	const href =
		beatId && match.beatIds.length === 1
			? beatHref(asked, beatId, match)
			: `/${asked.locale}/find?${query}`;
	return (
		<li className="tap rounded-card border border-line bg-card px-4 py-3">
			<a href={href} className="cover text-[1.1rem] font-[650]">
				{label}
			</a>
			<span className="block text-ink-soft">{context}</span>
		</li>
	);
}

/** More beats than this stand folded away: the answer is to name the street, not to read a list. */
const manyBeats = 8;

async function BeatRows(props: { beatIds: string[]; asked: Asked; title: string }) {
	const { asked } = props;
	const day = today(new Date()).toString();
	const [beats, serving] = await Promise.all([
		listBeats({ ids: props.beatIds }),
		listServing(props.beatIds, day),
	]);
	const rows = (
		<ul className="mt-3 grid gap-2.5 sm:grid-cols-2">
			{beats.map((beat) => {
				const officer = serving.get(beat.id)?.officer;
				return (
					<li key={beat.id} className="tap rounded-card border border-line bg-card px-4 py-3">
						<a href={beatHref(asked, beat.id)} className="cover font-[650]">
							{beatTitle(asked.t, beat)}
						</a>
						<span className="block text-ink-soft">
							{officer ? localized(officer.name, asked.locale) : asked.t("unit.nobody")}
						</span>
					</li>
				);
			})}
		</ul>
	);
	const title = `${props.title}: ${beats.length}`;
	if (beats.length > manyBeats)
		return (
			<details className="mt-8">
				<summary className="min-h-11 text-[1.1rem] font-[680] text-blue">{title}</summary>
				{rows}
			</details>
		);
	return (
		<section className="mt-8">
			<h2>{title}</h2>
			{rows}
		</section>
	);
}

function understoodText(answer: SearchAnswer): string {
	const { settlement, street, house } = answer.understood;
	return [settlement, street, house].filter(Boolean).join(", ");
}

async function Answer(props: { answer: SearchAnswer; asked: Asked }) {
	const { answer, asked } = props;
	const { t } = asked;
	const [first] = answer.matches;
	const isAsking = answer.outcome === "ask-street" || answer.outcome === "ask-house";
	const understood = understoodText(answer);
	const duty =
		answer.outcome === "nothing" || answer.outcome === "similar"
			? await findOffice(answer.dutyOfficeId, today(new Date()).toString())
			: null;
	return (
		<>
			{understood && !isAsking ? (
				<p className="mb-4 text-ink-soft">{t("find.understood", { what: understood })}</p>
			) : null}
			{isAsking && first ? (
				<BeatRows beatIds={first.beatIds} asked={asked} title={t("find.beats-there")} />
			) : (
				<ul className="grid gap-2.5">
					{answer.matches.map((match) => (
						<MatchRow key={`${match.kind} ${match.id}`} match={match} asked={asked} />
					))}
				</ul>
			)}
			{duty ? (
				<p className="mt-6">
					<a href={`/${asked.locale}/offices/${duty.id}`}>
						{t("office.title", { number: duty.number })}
					</a>
					{", "}
					<a href={phoneHref(duty.phone)} className="tabular">
						{phoneText(duty.phone)}
					</a>
				</p>
			) : null}
		</>
	);
}

/** A coordinate as a link carries it. Anything else is no place. */
function coordinate(text: string, most: number): number | null {
	if (!/^-?\d{1,3}(\.\d{1,12})?$/.test(text)) return null;
	const value = Number(text);
	return Math.abs(value) <= most ? value : null;
}

type Found = { title: string; text?: string; error?: string; body: ReactNode };

async function byPoint(lat: number | null, lng: number | null, asked: Asked): Promise<Found> {
	const { t } = asked;
	const beatIds =
		lat === null || lng === null ? [] : locateBeats((await territoryIndex()).points, lng, lat);
	const [only] = beatIds;
	if (only && beatIds.length === 1) redirect(beatHref(asked, only));
	if (!only) return { title: t("find.outside"), text: t("find.outside-text"), body: null };
	return {
		title: t("find.two-beats"),
		text: t("find.two-beats-text"),
		body: <BeatRows beatIds={beatIds} asked={asked} title={t("find.beats-there")} />,
	};
}

async function byText(query: string, asked: Asked): Promise<Found> {
	const { t } = asked;
	if (query.trim() === "") return { title: t("find.empty"), error: t("find.empty"), body: null };
	const parsed = searchSchema.safeParse({ q: query });
	if (!parsed.success) {
		const words = t(parsed.error.issues[0]?.message as MessageKey);
		return { title: t("find.nothing"), error: words, body: null };
	}
	const answer = await searchAddresses(query, 8, asked.locale);
	const [first] = answer.matches;
	const beatId = first?.beatIds[0];
	if (answer.outcome === "found" && beatId) redirect(beatHref(asked, beatId, first));
	return { ...heading(answer, asked), body: <Answer answer={answer} asked={asked} /> };
}

export default async function FindPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const query = await props.searchParams;
	const q = queryText(query.q);
	const service = queryText(query.service).match(/^[a-z-]{1,60}$/)?.[0] ?? "";
	const asked = { locale, t, service };
	const isPoint = query.lat !== undefined || query.lng !== undefined;
	const found = isPoint
		? await byPoint(
				coordinate(queryText(query.lat), 90),
				coordinate(queryText(query.lng), 180),
				asked,
			)
		: await byText(q, asked);
	// The address typed is personal enough to stay out of the language links only when it is a point.
	const path = isPoint
		? "/find"
		: `/find?${new URLSearchParams({ q: q.slice(0, 200), ...(service ? { service } : {}) })}`;
	return (
		<ResidentPage
			locale={locale}
			path={path}
			title={pageTitle(t, found.error ? `${t("site.error-prefix")} ${found.title}` : found.title)}
			hidden
		>
			<div className="wrap max-w-[50rem]">
				<Heading lead={found.text}>{found.title}</Heading>
				<div className="mb-7">
					<SearchBox
						action={`/${locale}/find`}
						suggestions="/api/v1/addresses"
						label={t("search.label")}
						hint={t("search.hint")}
						submit={t("search.submit")}
						value={q.slice(0, 200)}
						error={found.error}
						hidden={service ? { service } : undefined}
						links={[{ href: `/${locale}/units`, text: t("search.browse") }]}
					/>
				</div>
				{found.body}
			</div>
			<script src="/enhance/search.js" defer data-enhance="" />
		</ResidentPage>
	);
}
