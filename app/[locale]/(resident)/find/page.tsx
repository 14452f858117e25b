import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { territoryIndex } from "#domain/territory/live-index.ts";
import { locateBeats } from "#domain/territory/point-index.ts";
import { searchAddresses } from "#domain/territory/search-addresses.ts";
import { searchSchema } from "#domain/territory/search-schema.ts";
import type { MessageKey } from "#lib/i18n.ts";
import { Heading } from "#ui/heading.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import { Answer, type Asked, answerHeading, BeatRows, beatHref } from "./answer.tsx";

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
	return { ...answerHeading(answer, asked), body: <Answer answer={answer} asked={asked} /> };
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
