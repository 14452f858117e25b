import { notFound } from "next/navigation";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { whenText } from "#app/visit-words.ts";
import { findUnit } from "#domain/territory/queries.ts";
import { regionZone, today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { EmergencyCalls } from "#ui/emergency-calls.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { SearchBox } from "#ui/search-box.tsx";

const codes = [
	"400",
	"403",
	"404",
	"405",
	"409",
	"410",
	"413",
	"421",
	"429",
	"500",
	"503",
	"maintenance",
] as const;
const reasons = ["update", "database", "network"] as const;

type Words = { locale: Locale; t: Translator };

/** When the operator plans to be done, on the region's clock; null for what is no time to come. */
function untilText(until: string, now: Date, { locale, t }: Words): string | null {
	const instant = new Date(until);
	if (!(instant > now)) return null;
	const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
		regionZone,
	);
	const slot = {
		day: wall.toPlainDate().toString(),
		startMinute: wall.hour * 60 + wall.minute,
	};
	return t("error-page.until", { when: whenText(t, locale, slot, today(now)) });
}

/** What somebody who came to a wrong address most likely looks for. */
async function Near(props: Words & { unitId: string }) {
	const { locale, t, unitId } = props;
	// Without a database this page is all the more needed.
	const unit = unitId ? await findUnit(unitId).catch(() => null) : null;
	const links = [
		...(unit
			? [
					{
						path: `/units/${unit.id}`,
						text: t("error-page.near-unit", { name: localized(unit.name, locale) }),
					},
				]
			: []),
		{ path: "/units", text: t("browse.title") },
		{ path: "/services", text: t("nav.services") },
		{ path: "/visits", text: t("nav.visits") },
	];
	return (
		<section>
			<h2 className="mb-2">{t("error-page.near-title")}</h2>
			<ul>
				{links.map(({ path, text }) => (
					<li key={path}>
						<a href={`/${locale}${path}`} className="inline-flex min-h-11 items-center">
							{text}
						</a>
					</li>
				))}
			</ul>
		</section>
	);
}

function Search({ locale, t }: Words) {
	return (
		<>
			<SearchBox
				action={`/${locale}/find`}
				suggestions="/api/v1/addresses"
				label={t("search.label")}
				hint={t("search.hint")}
				submit={t("search.submit")}
			/>
			<script src="/enhance/search.js" defer data-enhance="" />
		</>
	);
}

/**
 * What the front door sends in place of Next's empty shell. It keeps the rendered page in memory and puts the
 * request's own number where {reference} stands, and the time to come back where {retry} stands.
 */
export default async function ErrorPage(props: PageProps<{ code: string }>) {
	const { locale, t, code: given } = await pageLocale(props.params);
	const code = codes.find((known) => known === given);
	if (!code) notFound();
	const query = await props.searchParams;
	const words = { locale, t };
	const title = t(`error-page.${code}.title`);
	const reason = reasons.find((known) => known === query.reason);
	const until =
		code === "maintenance" ? untilText(queryText(query.until), new Date(), words) : null;
	const isPassing = code === "429" || code === "503";
	return (
		<ResidentPage locale={locale} path="" title={pageTitle(t, title)} hidden>
			<div className="wrap">
				<Heading lead={t(`error-page.${code}.text`)}>{title}</Heading>
				<div className="grid max-w-[46rem] grid-cols-1 gap-6">
					{code === "maintenance" && (until || reason) ? (
						<Notice look="sky">
							{reason ? <p>{t(`error-page.reason.${reason}`)}</p> : null}
							{until ? <p className="font-[680]">{until}</p> : null}
						</Notice>
					) : null}
					{isPassing ? (
						<Notice look="sky">
							<p className="font-[680]">{t("error-page.try-again", { time: "{retry}" })}</p>
						</Notice>
					) : null}
					{code === "404" ? <Search {...words} /> : null}
					<section>
						<h2 className="mb-1">{t("error-page.next-title")}</h2>
						<p>{t(`error-page.${code}.next`)}</p>
					</section>
					{code === "404" ? <Near {...words} unitId={queryText(query.near)} /> : null}
					<section>
						<h2 className="mb-1">{t("error-page.answers-title")}</h2>
						<p>{t(`error-page.${code}.answers`)}</p>
					</section>
					{code === "maintenance" ? null : (
						<p>
							<ButtonLink href={`/${locale}`}>{t("error-page.home")}</ButtonLink>
						</p>
					)}
					<EmergencyCalls text={t("error-page.phone")} numbers={["102", "112"]} />
					<p className="text-ink-soft">{t("error-page.reference", { reference: "{reference}" })}</p>
				</div>
			</div>
		</ResidentPage>
	);
}
