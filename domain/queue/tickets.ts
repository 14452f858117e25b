import type { deskKinds } from "#db/schema/appointments.ts";
import { lookupKey } from "#domain/identity/sealing.ts";

export type DeskKind = (typeof deskKinds)[number];

/** Letters that look alike in the Latin and the Cyrillic alphabet and are not mistaken for a digit. */
const letters = ["A", "K", "M", "T"] as const;
const kinds: readonly DeskKind[] = ["inspector", "migration", "probation"];

export type DealtLine = { letter: string; firstNumber: number };

const draw = (officeId: string, day: string, what: string): number =>
	Buffer.from(lookupKey("queue-letters", `${officeId} ${day} ${what}`), "base64url").readUIntBE(
		0,
		6,
	);

/**
 * The letters of an office's lines on a day, each with the number its tickets begin at. Dealt from the secret, so that
 * neither a letter nor a low number tells those who wait which kind of desk somebody came for.
 */
export function dealLine(officeId: string, day: string, kind: DeskKind): DealtLine {
	const deck = [...letters].sort(
		(one, other) => draw(officeId, day, one) - draw(officeId, day, other),
	);
	return {
		letter: deck[kinds.indexOf(kind)] ?? "A",
		firstNumber: 11 + (draw(officeId, day, `first ${kind}`) % 80),
	};
}

/**
 * Four digits that hang on the office's wall today: whoever types them stands in the office. They keep people from
 * joining from home, nothing else.
 */
export const codeOfDay = (officeId: string, day: string): string =>
	String(draw(officeId, day, "code") % 10_000).padStart(4, "0");

/** As it is shown, said and printed. */
export const ticketText = (ticket: { letter: string; number: number }): string =>
	`${ticket.letter}${String(ticket.number).padStart(3, "0")}`;
