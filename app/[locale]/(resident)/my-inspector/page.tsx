import { myBeat } from "#app/my-beat.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { beatTitle, phoneHref, phoneText } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { ServingCard, WeekHours } from "#app/serving-card.tsx";
import { weekText, whenText } from "#app/visit-words.ts";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { type BeatView, dutyOffice, findBeat } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { ButtonLink, buttonClass } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { SearchBox } from "#ui/search-box.tsx";

const reception = "inspector-reception";

/** Nothing chosen yet, or the beat is no more: the way to find it. */
function NoBeat(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	return (
		<ResidentPage locale={locale} path="/my-inspector" title={pageTitle(t, t("mine.title"))} hidden>
			<div className="wrap max-w-[46rem]">
				<Heading lead={t("mine.none-lead")}>{t("mine.title")}</Heading>
				<SearchBox
					action={`/${locale}/find`}
					suggestions="/api/v1/addresses"
					label={t("search.label")}
					hint={t("search.hint")}
					submit={t("search.submit")}
					links={[
						{ href: `/${locale}/locate`, text: t("search.by-location") },
						{ href: `/${locale}/units`, text: t("search.browse") },
					]}
				/>
			</div>
			<script src="/enhance/search.js" defer data-enhance="" />
		</ResidentPage>
	);
}

async function BeatCard(props: { beat: BeatView; locale: Locale; t: Translator }) {
	const { beat, locale, t } = props;
	const now = new Date();
	const [hours, [earliest], duty] = await Promise.all([
		openingHours({ beatId: beat.id }, now),
		earliestSlots({
			serviceId: reception,
			officeId: beat.office.id,
			beatId: beat.id,
			limit: 1,
			now,
		}),
		beat.serving ? null : dutyOffice(beat.unit.id),
	]);
	const week = weekText(hours.days, locale);
	const phone = beat.serving?.officer.phone;
	return (
		<Card padded={false}>
			<ServingCard beat={beat} duty={duty} hours={hours} now={now} locale={locale} t={t} />
			<Facts
				className="px-4 py-1 sm:px-5"
				facts={[
					phone !== undefined && {
						term: t("beat.phone"),
						value: (
							<a href={phoneHref(phone)} className="tabular">
								{phoneText(phone)}
							</a>
						),
					},
					week.length > 0 && { term: t("beat.hours"), value: <WeekHours week={week} /> },
					{
						term: t("beat.next-slot"),
						value: earliest ? (
							<b className="font-[680] text-green">
								{whenText(t, locale, earliest, today(now, beat.office.zone))}
							</b>
						) : (
							t("home.no-slots")
						),
					},
					{
						term: t("beat.office"),
						value: (
							<>
								<a href={`/${locale}/offices/${beat.office.id}`}>
									{t("office.title", { number: beat.office.number })}
								</a>
								<span className="block">{localized(beat.office.address, locale)}</span>
							</>
						),
					},
				]}
			/>
			<p className="no-print flex flex-wrap gap-3 p-4 pt-2 sm:px-5 sm:pb-5">
				{earliest ? (
					<ButtonLink href={`/${locale}/book/${reception}/${beat.office.id}?beat=${beat.id}`}>
						{t("beat.book")}
					</ButtonLink>
				) : null}
				{phone ? (
					<ButtonLink look="quiet" href={phoneHref(phone)}>
						{t("beat.call")}
					</ButtonLink>
				) : null}
				<ButtonLink look="quiet" href={`/${locale}/beats/${beat.id}`}>
					{t("mine.full")}
				</ButtonLink>
			</p>
			{beat.synthetic ? (
				<p className="stripes px-4 py-2.5 text-[0.93rem] sm:px-5">{t("beat.synthetic")}</p>
			) : null}
		</Card>
	);
}

/** The card of the one inspector this device has chosen. The home page is the same for all and only links here. */
export default async function MyInspectorPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const beatId = await myBeat();
	const beat = beatId ? await findBeat(beatId, today(new Date()).toString()) : null;
	if (!beat) return <NoBeat locale={locale} t={t} />;
	const title = beatTitle(t, beat);
	return (
		<ResidentPage
			locale={locale}
			path="/my-inspector"
			title={pageTitle(t, t("mine.title"), title)}
			hidden
			own
		>
			<div className="wrap max-w-[50rem]">
				<Heading caption={`${title}, ${localized(beat.unit.name, locale)}`} lead={t("mine.lead")}>
					{t("mine.title")}
				</Heading>
				<BeatCard beat={beat} locale={locale} t={t} />
				<form method="post" action={`/${locale}/my-inspector/forget`} className="no-print mt-8">
					<p className="mb-3 max-w-[48ch] text-ink-soft">{t("mine.forget-text")}</p>
					<button type="submit" className={buttonClass("quiet")}>
						{t("mine.forget")}
					</button>
				</form>
			</div>
		</ResidentPage>
	);
}
