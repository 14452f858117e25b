import { openQuestion } from "#app/[locale]/(resident)/r/actions.ts";
import { publicAddress } from "#app/api/public-address.ts";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { qrModules } from "#app/paper/qr-code.ts";
import { officeTitle } from "#app/place-words.ts";
import { clockText, ruleText } from "#app/queue-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { type TicketView, ticketView } from "#domain/queue/queries-ticket.ts";
import { ticketText } from "#domain/queue/tickets.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { ButtonLink, buttonClass } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { PlainForm } from "#ui/plain-form.tsx";
import { spokenText, stateText, TicketHeading, TicketPaper } from "./ticket-state.tsx";

const isOver = (ticket: TicketView): boolean =>
	["finished", "not-here", "left"].includes(ticket.state);

/** Of another day, forgotten or never there: said alike. */
function NoSuchTicket(props: { locale: Locale; t: Translator; path: string }) {
	const { locale, t, path } = props;
	return (
		<ResidentPage locale={locale} path={path} title={pageTitle(t, t("ticket.none-title"))} hidden>
			<div className="wrap max-w-[46rem]">
				<Heading lead={t("ticket.none")}>{t("ticket.none-title")}</Heading>
				<ButtonLink href={`/${locale}/units`}>{t("nav.browse")}</ButtonLink>
			</div>
		</ResidentPage>
	);
}

/**
 * Without scripts the page is asked for again by a link, or by itself once the person has said so (WCAG 2.2.1): a page
 * that reloads unasked throws a screen reader back to its start.
 */
function AskAgain(props: { href: string; isAuto: boolean; t: Translator }) {
	const { href, isAuto, t } = props;
	return (
		<p data-plain="" className="no-print mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
			<ButtonLink look="quiet" href={isAuto ? `${href}?auto=1` : href}>
				{t("ticket.refresh")}
			</ButtonLink>
			<a href={isAuto ? href : `${href}?auto=1`} className="inline-flex min-h-11 items-center">
				{t(isAuto ? "ticket.auto-stop" : "ticket.auto")}
			</a>
		</p>
	);
}

/** One's place in the line, from the ticket on. Whoever has the link sees it; it tells nobody's name and no purpose. */
export default async function TicketPage(props: PageProps<{ token: string }>) {
	const { locale, t, token } = await pageLocale(props.params);
	const now = new Date();
	const path = `/ticket/${encodeURIComponent(token)}`;
	const ticket = await ticketView(token, now);
	if (!ticket) return <NoSuchTicket locale={locale} t={t} path={path} />;
	const { office } = ticket;
	const isAuto = queryText((await props.searchParams).auto) === "1" && !isOver(ticket);
	const time = clockText(now, office.zone);
	return (
		<ResidentPage
			locale={locale}
			path={path}
			title={pageTitle(t, `${ticketText(ticket)}: ${stateText(ticket, t)}`)}
			hidden
		>
			{/* The link is the ticket: no other site learns it, nor does our own log. */}
			<meta name="referrer" content="origin" />
			{isAuto ? <meta httpEquiv="refresh" content="30" /> : null}
			<div className="wrap max-w-[46rem]">
				<p
					id="lost"
					hidden
					className="mt-4 rounded-card border-2 border-red bg-red-soft px-4 py-3"
				/>
				<div
					id="ticket"
					data-state={ticket.state}
					data-say={spokenText(ticket, t)}
					data-lost={t("ticket.lost", { time })}
				>
					<TicketHeading ticket={ticket} t={t} />
					<div className="mt-5">
						<TicketPaper
							ticket={ticket}
							place={`${officeTitle(t, office)}, ${localized(office.address, locale)}`}
							modules={qrModules(publicAddress(`/${locale}${path}`))}
							t={t}
						/>
					</div>
					<p className="no-print mt-3 text-ink-soft">{t("ticket.checked", { time })}</p>
				</div>
				{ticket.state === "finished" ? (
					<section className="no-print mt-6">
						<h2 className="mb-3 text-[1.3rem]">{t("feedback.title")}</h2>
						<PlainForm
							action={openQuestion}
							hidden={{ locale, ticket: token }}
							submit={t("feedback.go")}
						/>
					</section>
				) : null}
				<p id="said" role="status" className="sr-only" />
				{isOver(ticket) ? null : (
					<>
						<button
							type="button"
							hidden
							id="alert"
							aria-pressed="false"
							data-on={t("ticket.alert-on")}
							data-off={t("ticket.alert-off")}
							className={`${buttonClass("quiet")} no-print mt-4`}
						>
							{t("ticket.alert-on")}
						</button>
						<button
							type="button"
							hidden
							data-print=""
							className={`${buttonClass("quiet")} no-print ms-3 mt-4`}
						>
							{t("site.print")}
						</button>
						<AskAgain href={`/${locale}${path}`} isAuto={isAuto} t={t} />
					</>
				)}
				<section className="no-print mt-8">
					<h2 className="mb-1 text-[1.15rem]">{t("queue.rule-title")}</h2>
					<p className="max-w-[60ch]">{ruleText(t, ticket.rules)}</p>
				</section>
				{ticket.canLeave ? (
					<p className="no-print mt-6">
						<ButtonLink look="warning" href={`/${locale}${path}/leave`}>
							{t("ticket.leave")}
						</ButtonLink>
					</p>
				) : null}
			</div>
			<script
				src="/enhance/ticket.js"
				defer
				data-enhance=""
				data-events={isOver(ticket) ? undefined : `/api/v1/queue/${office.id}/events`}
			/>
		</ResidentPage>
	);
}
