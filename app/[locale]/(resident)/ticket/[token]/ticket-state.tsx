import { clockText } from "#app/queue-words.ts";
import type { TicketView } from "#domain/queue/queries-ticket.ts";
import { ticketText } from "#domain/queue/tickets.ts";
import type { Translator } from "#lib/i18n.ts";
import { QrCode } from "#ui/qr-code.tsx";
import { Ticket } from "#ui/ticket.tsx";

/** The state in one line, the page's heading: "Your turn: window 3". */
export const stateText = (ticket: TicketView, t: Translator): string =>
	t(`ticket.state-${ticket.state}`, { window: ticket.window ?? 0 });

export function minutesText(minutes: TicketView["minutes"], t: Translator): string {
	if (!minutes) return t("ticket.no-range");
	const { low, high } = minutes;
	return low === 0 ? t("ticket.soon", { high }) : t("ticket.minutes", { low, high });
}

/** What is heard when something has changed: the state, and while one waits how many are before. */
export function spokenText(ticket: TicketView, t: Translator): string {
	if (ticket.ahead === null) return stateText(ticket, t);
	const people = t("ticket.people", { count: ticket.ahead });
	return `${stateText(ticket, t)}. ${t("ticket.ahead")}: ${people}`;
}

const looks = {
	called: "border-gold bg-gold-soft",
	"in-service": "border-green bg-green-soft",
	waiting: "border-sky bg-sky",
	parked: "border-sky bg-sky",
	finished: "border-green bg-green-soft",
	"not-here": "border-red bg-red-soft",
	left: "border-line bg-card",
} as const satisfies Record<TicketView["state"], string>;

/** The page's heading. Nobody who is called can take it for anything else. */
export function TicketHeading(props: { ticket: TicketView; t: Translator }) {
	const { ticket, t } = props;
	const isCalled = ticket.state === "called";
	return (
		<div
			className={`no-print mt-5 rounded-card border-4 px-4 py-4 sm:mt-8 sm:px-6 ${looks[ticket.state]}`}
		>
			<h1 tabIndex={-1} id="heading" className={isCalled ? "text-[2.2rem] sm:text-[3rem]" : ""}>
				{stateText(ticket, t)}
			</h1>
			<p className="mt-2 text-[1.1rem]">{t(`ticket.text-${ticket.state}`)}</p>
		</div>
	);
}

/** The paper itself. It looks alike whatever one has come for. */
export function TicketPaper(props: {
	ticket: TicketView;
	place: string;
	/** The code that leads to this very page, for paper. */
	modules: boolean[][];
	t: Translator;
}) {
	const { ticket, t } = props;
	const { zone } = ticket.office;
	const waits = ticket.ahead !== null;
	return (
		<Ticket
			term={t("ticket.term")}
			number={ticketText(ticket)}
			place={props.place}
			facts={[
				...(ticket.ahead === null
					? []
					: [{ term: t("ticket.ahead"), value: t("ticket.people", { count: ticket.ahead }) }]),
				...(waits ? [{ term: t("ticket.range"), value: minutesText(ticket.minutes, t) }] : []),
				...(ticket.bookedFor
					? [{ term: t("ticket.booked-for"), value: clockText(ticket.bookedFor, zone) }]
					: []),
				{ term: t("ticket.taken"), value: clockText(ticket.joinedAt, zone) },
			]}
			note={waits ? t("ticket.keep") : undefined}
		>
			<div className="print-only">
				<QrCode modules={props.modules} className="mx-auto mt-4 size-36" />
				<p>{t("ticket.on-phone")}</p>
			</div>
		</Ticket>
	);
}
