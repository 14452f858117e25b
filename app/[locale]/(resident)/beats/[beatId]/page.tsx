import { notFound } from "next/navigation";
import { KeepForm } from "#app/[locale]/(resident)/my-inspector/keep-form.tsx";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { BeatPrintLinks } from "#app/paper/print-links.tsx";
import { beatTitle, distanceText, phoneHref, phoneText } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { languagesText, ServingCard, WeekHours } from "#app/serving-card.tsx";
import { breadcrumbs, officeThing } from "#app/structured-data.ts";
import { weekText, whenText } from "#app/visit-words.ts";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { findAddress } from "#domain/territory/find-houses.ts";
import { distanceMetres } from "#domain/territory/geometry.ts";
import { dutyOffice, findBeat } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { ButtonLink, buttonClass } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { BeatMap } from "./beat-map.tsx";

const reception = "inspector-reception";

export default async function BeatPage(props: PageProps<{ beatId: string }>) {
	const { locale, t, beatId } = await pageLocale(props.params);
	const now = new Date();
	const day = today(now);
	const beat = await findBeat(beatId, day.toString());
	if (!beat) notFound();
	const addressId = Number(queryText((await props.searchParams).address) || Number.NaN);
	const [hours, [earliest], duty, home] = await Promise.all([
		openingHours({ beatId }, now),
		earliestSlots({ serviceId: reception, officeId: beat.office.id, beatId, limit: 1, now }),
		beat.serving ? null : dutyOffice(beat.unit.id),
		findAddress(addressId, beat.id),
	]);
	const walk =
		home === null
			? null
			: t("beat.from-address", {
					address: localized(home.label, locale),
					distance: distanceText(
						distanceMetres(home.lon, home.lat, beat.office.lon, beat.office.lat),
						locale,
						t,
					),
				});
	const week = weekText(hours.days, locale);
	const title = beatTitle(t, beat);
	const unit = localized(beat.unit.name, locale);
	const book = `/${locale}/book/${reception}/${beat.office.id}?beat=${beat.id}`;
	return (
		<ResidentPage
			locale={locale}
			path={`/beats/${beat.id}`}
			title={pageTitle(t, title, unit)}
			description={t("meta.beat", {
				beat: title,
				unit,
				address: localized(beat.office.address, locale),
			})}
			picture={`beat-${beat.id}`}
			things={[
				breadcrumbs(locale, t, [
					{ name: t("browse.title"), path: "/units" },
					{ name: unit, path: `/units/${beat.unit.id}` },
					{ name: title, path: `/beats/${beat.id}` },
				]),
				officeThing(beat.office, [], locale, t),
			]}
		>
			<div className="wrap">
				<Heading back={{ href: `/${locale}/units/${beat.unit.id}`, text: unit }} caption={unit}>
					{title}
				</Heading>
				<div className="grid items-start gap-5 md:grid-cols-[1.25fr_1fr]">
					<Card padded={false}>
						<ServingCard beat={beat} duty={duty} hours={hours} now={now} locale={locale} t={t} />
						<Facts
							className="px-4 py-1 sm:px-5"
							facts={[
								beat.serving !== null && {
									term: t("beat.phone"),
									value: (
										<a href={phoneHref(beat.serving.officer.phone)} className="tabular">
											{phoneText(beat.serving.officer.phone)}
										</a>
									),
								},
								week.length > 0 && {
									term: t("beat.hours"),
									value: <WeekHours week={week} />,
								},
								{
									term: t("beat.next-slot"),
									value: earliest ? (
										<b className="font-[680] text-green">{whenText(t, locale, earliest, day)}</b>
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
											{walk ? <span className="block font-[650] text-green">{walk}</span> : null}
											{beat.office.landmark ? (
												<span className="block text-ink-soft">
													{localized(beat.office.landmark, locale)}
												</span>
											) : null}
										</>
									),
								},
								beat.serving !== null && {
									term: t("beat.languages"),
									value: languagesText(beat.serving.officer.languages, t),
								},
							]}
						/>
						<p className="no-print flex flex-wrap gap-3 p-4 pt-2 sm:px-5 sm:pb-5">
							{earliest ? <ButtonLink href={book}>{t("beat.book")}</ButtonLink> : null}
							{beat.serving ? (
								<ButtonLink look="quiet" href={phoneHref(beat.serving.officer.phone)}>
									{t("beat.call")}
								</ButtonLink>
							) : null}
							<button
								type="button"
								hidden
								data-share={t("site.copied")}
								className={buttonClass("quiet")}
							>
								{t("site.share")}
							</button>
						</p>
						<KeepForm beatId={beat.id} locale={locale} t={t} />
						<BeatPrintLinks
							beatId={beat.id}
							addressId={home ? addressId : null}
							locale={locale}
							t={t}
						/>
						{beat.synthetic ? (
							<p className="stripes px-4 py-2.5 text-[0.93rem] sm:px-5">{t("beat.synthetic")}</p>
						) : null}
					</Card>
					<BeatMap beat={beat} title={title} locale={locale} t={t} />
				</div>
			</div>
		</ResidentPage>
	);
}
