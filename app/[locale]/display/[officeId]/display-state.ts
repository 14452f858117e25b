import { publicAddress } from "#app/api/public-address.ts";
import { qrModules } from "#app/paper/qr-code.ts";
import { clockText } from "#app/queue-words.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { codeForWall, wallView } from "#domain/queue/queries-wall.ts";
import { ticketText } from "#domain/queue/tickets.ts";
import { formatDay } from "#lib/dates.ts";
import { type Locale, translator } from "#lib/i18n.ts";

/** What changes on the wall, in words and numbers that need no further formatting. */
export type DisplayState = {
	time: string;
	date: string[];
	waiting: string[];
	/** The newest first. The key is another one each time a ticket is called. */
	calls: { key: string; ticket: string; window: number; open: boolean }[];
	/** Four digits, where somebody who works there has signed in at the screen. */
	code: string | null;
	/** With the code: rows of the QR that leads to rating today's ticket. It changes with the day, the page stays open. */
	rateRows: string[] | null;
};

/** Kazakh stands first on every wall; under it Russian, or English where the screen was opened so. */
export const wallLanguages = (locale: Locale): [Locale, Locale] =>
	locale === "en" ? ["kk", "en"] : ["kk", "ru"];

const rowsOf = (path: string): string[] =>
	qrModules(publicAddress(path)).map((row) => row.map((dark) => (dark ? "1" : "0")).join(""));

export async function displayState(
	officeId: string,
	locale: Locale,
	officer: Officer | null,
	now: Date,
): Promise<{
	state: DisplayState;
	wall: NonNullable<Awaited<ReturnType<typeof wallView>>>;
} | null> {
	const wall = await wallView(officeId, now);
	if (!wall) return null;
	const languages = wallLanguages(locale);
	const code = officer ? await codeForWall(officer, officeId, now) : null;
	const state = {
		time: clockText(now, wall.office.zone),
		date: languages.map((one) => formatDay(Temporal.PlainDate.from(wall.day), one)),
		waiting: languages.map((one) => translator(one)("queue.now", { count: wall.waiting })),
		calls: wall.calls.map((call) => ({
			key: `${ticketText(call)} ${call.calledAt.getTime()}`,
			ticket: ticketText(call),
			window: call.window,
			open: call.open,
		})),
		code,
		rateRows: code ? rowsOf(`/kk/feedback/here/${officeId}?code=${code}`) : null,
	};
	return { state, wall };
}
