import { notFound } from "next/navigation";
import { DeadEndLink } from "#app/dead-end-link.tsx";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { OfficeMap } from "#app/place-maps.tsx";
import { officeTitle, phoneHref, phoneText, settlementName } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { OpenStatus, WeekHours } from "#app/serving-card.tsx";
import { breadcrumbs, officeThing } from "#app/structured-data.ts";
import { weekText } from "#app/visit-words.ts";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { wallView } from "#domain/queue/queries-wall.ts";
import { findOffice } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { buttonClass } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { People, Services, Windows } from "./office-sections.tsx";

const accessKinds = [
	["stepFree", "access.step-free"],
	["accessibleToilet", "access.toilet"],
	["parking", "access.parking"],
	["hearingLoop", "access.hearing-loop"],
] as const;

export default async function OfficePage(props: PageProps<{ officeId: string }>) {
	const { locale, t, officeId } = await pageLocale(props.params);
	const now = new Date();
	const day = today(now).toString();
	const office = await findOffice(officeId, day);
	if (!office) notFound();
	const hours = await openingHours({ officeId }, now);
	const wall = await wallView(officeId, now);
	const week = weekText(hours.days, locale);
	const title = officeTitle(t, office);
	const unit = localized(office.unitName, locale);
	const asked = { office, now, locale, t };
	return (
		<ResidentPage
			locale={locale}
			path={`/offices/${office.id}`}
			title={pageTitle(t, title, unit)}
			description={t("meta.office", {
				office: title,
				unit,
				address: localized(office.address, locale),
			})}
			picture={`office-${office.id}`}
			things={[
				breadcrumbs(locale, t, [
					{ name: t("browse.title"), path: "/units" },
					{ name: unit, path: `/units/${office.unitId}` },
					{ name: title, path: `/offices/${office.id}` },
				]),
				officeThing(office, hours.days, locale, t),
			]}
		>
			<div className="wrap">
				<Heading
					back={{ href: `/${locale}/units/${office.unitId}`, text: unit }}
					caption={`${settlementName(office.settlement, locale)}, ${unit}`}
				>
					{title}
				</Heading>
				<p className="-mt-3 mb-5 flex flex-wrap items-center gap-x-5 gap-y-1">
					<OpenStatus hours={hours} now={now} locale={locale} t={t} />
					<a
						href={`/${locale}/offices/${office.id}/queue`}
						className="no-print inline-flex min-h-11 items-center font-[630]"
					>
						{t("queue.now", { count: wall?.waiting ?? 0 })}
					</a>
				</p>
				<Card className="mb-9" padded={false}>
					<Facts
						className="px-4 py-1 sm:px-5"
						facts={[
							{
								term: t("office.address"),
								value: (
									<>
										<span className="font-[650]">{localized(office.address, locale)}</span>
										{office.landmark ? (
											<span className="block text-ink-soft">
												{localized(office.landmark, locale)}
											</span>
										) : null}
									</>
								),
							},
							office.directions !== null && {
								term: t("office.how-to-get"),
								value: localized(office.directions, locale),
							},
							{
								term: t("beat.phone"),
								value: (
									<a href={phoneHref(office.phone)} className="tabular">
										{phoneText(office.phone)}
									</a>
								),
							},
							week.length > 0 && { term: t("beat.hours"), value: <WeekHours week={week} /> },
							{
								term: t("beat.access"),
								value: (
									<ul>
										{accessKinds.map(([kind, key]) => {
											const known = office.access[kind];
											const word =
												known === null ? "access.unknown" : known ? "access.yes" : "access.no";
											return (
												<li key={kind}>
													{t(key)}: {t(word)}
												</li>
											);
										})}
									</ul>
								),
							},
						]}
					/>
					<p className="no-print flex flex-wrap gap-3 px-4 pb-4 sm:px-5">
						<a href={`geo:${office.lat},${office.lon}`} className={buttonClass("quiet")}>
							{t("office.open-map")}
						</a>
						<button
							type="button"
							hidden
							data-share={t("site.copied")}
							className={buttonClass("quiet")}
						>
							{t("site.share")}
						</button>
					</p>
					{office.synthetic ? (
						<p className="stripes px-4 py-2.5 text-[0.93rem] sm:px-5">{t("beat.synthetic")}</p>
					) : null}
				</Card>
				<OfficeMap office={office} locale={locale} t={t} />
				<Services {...asked} />
				<Windows {...asked} />
				<People {...asked} />
				<p className="text-ink-soft">{t("office.explain")}</p>
				<DeadEndLink officeId={office.id} locale={locale} t={t} />
			</div>
		</ResidentPage>
	);
}
