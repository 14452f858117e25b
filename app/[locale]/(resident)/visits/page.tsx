import { hideVisits } from "#app/[locale]/(resident)/visits/actions.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { stateTones } from "#app/state-tones.ts";
import { spokenReference, whenText } from "#app/visit-words.ts";
import { listMyVisits, type VisitView } from "#domain/appointments/queries-visits.ts";
import { isLive } from "#domain/appointments/visit-states.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { currentVisitor } from "#lib/session.ts";
import { ButtonLink } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Heading } from "#ui/heading.tsx";
import { Status } from "#ui/notice.tsx";

function VisitList(props: { visits: VisitView[]; locale: Locale; t: Translator; now: Date }) {
	const { locale, t, now } = props;
	return (
		<ul className="grid gap-3">
			{props.visits.map((visit) => (
				<li
					key={visit.reference}
					className="tap grid gap-1 rounded-card border border-line bg-card p-4 sm:grid-cols-[1fr_auto] sm:items-center"
				>
					<div>
						<a
							href={`/${locale}/visits/${visit.reference}`}
							className="cover text-[1.1rem] font-[680]"
						>
							{whenText(t, locale, visit, today(now, visit.office.zone))}
						</a>
						<p>{localized(visit.service.name, locale)}</p>
						<p className="text-ink-soft">
							{t("office.short", { number: visit.office.number })} ·{" "}
							<span className="tabular">{spokenReference(visit.reference)}</span>
						</p>
					</div>
					<p>
						<Status tone={stateTones[visit.state]}>{t(`visit.state.${visit.state}`)}</Status>
					</p>
				</li>
			))}
		</ul>
	);
}

export default async function VisitsPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const visitor = await currentVisitor(locale);
	const now = new Date();
	const visits = visitor ? await listMyVisits(visitor, now) : [];
	const isAhead = (visit: VisitView) => visit.endsAt > now && isLive(visit.state);
	const upcoming = visits.filter(isAhead);
	const past = visits.filter((visit) => !isAhead(visit));
	return (
		<ResidentPage
			locale={locale}
			path="/visits"
			title={pageTitle(t, t("visits.title"))}
			hidden
			own={visits.length > 0}
		>
			<div className="wrap max-w-[50rem]">
				<Heading lead={t("visits.lead")}>{t("visits.title")}</Heading>
				{visits.length === 0 ? (
					<EmptyState picture="calendar" title={t("visits.none")}>
						<p className="text-ink-soft">{t("visits.none-text")}</p>
					</EmptyState>
				) : null}
				{upcoming.length > 0 ? (
					<section className="mb-8">
						<h2 className="mb-3">{t("visits.upcoming")}</h2>
						<VisitList visits={upcoming} locale={locale} t={t} now={now} />
					</section>
				) : null}
				{past.length > 0 ? (
					<section className="mb-8">
						<h2 className="mb-3">{t("visits.past")}</h2>
						<VisitList visits={past} locale={locale} t={t} now={now} />
					</section>
				) : null}
				<p className="mb-8 flex flex-wrap gap-3">
					<ButtonLink href={`/${locale}/services`}>{t("beat.book")}</ButtonLink>
					<ButtonLink href={`/${locale}/visits/find`} look="quiet">
						{t("visits.find-title")}
					</ButtonLink>
				</p>
				{visits.length > 0 ? (
					<form action={hideVisits} className="border-t border-line pt-4">
						<input type="hidden" name="locale" value={locale} />
						<p className="text-ink-soft">{t("visit.forget-text")}</p>
						<p className="text-ink-soft">{t("offline.kept-visits")}</p>
						<button
							type="submit"
							className="min-h-11 cursor-pointer text-blue underline underline-offset-4"
						>
							{t("visit.forget")}
						</button>
					</form>
				) : null}
			</div>
		</ResidentPage>
	);
}
