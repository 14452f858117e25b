import { DeadEndLink } from "#app/dead-end-link.tsx";
import { beatTitle, phoneHref, phoneText } from "#app/place-words.ts";
import { listServing } from "#domain/territory/list-serving.ts";
import { findOffice, listBeats } from "#domain/territory/queries.ts";
import type { Match, SearchAnswer } from "#domain/territory/search-addresses.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";

export type Asked = { locale: Locale; t: Translator; service: string };

/** Where a found beat leads: its page, or straight to a time when a visit was being booked. */
export function beatHref({ locale, service }: Asked, beatId: string, match?: Match): string {
	if (service) return `/${locale}/book/${service}?beat=${beatId}`;
	// With the house's number in our own list, the beat's page can say how far the office is.
	const house = match?.kind === "address" ? `?address=${match.id}` : "";
	return `/${locale}/beats/${beatId}${house}`;
}

export function answerHeading(
	answer: SearchAnswer,
	{ t, locale }: Asked,
): { title: string; text?: string } {
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

export async function BeatRows(props: { beatIds: string[]; asked: Asked; title: string }) {
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

export async function Answer(props: { answer: SearchAnswer; asked: Asked }) {
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
			{answer.outcome === "nothing" || answer.outcome === "similar" ? (
				<DeadEndLink kind="not-found" locale={asked.locale} t={t} />
			) : null}
		</>
	);
}
