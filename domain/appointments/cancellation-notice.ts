import type { Localized } from "#db/schema/columns.ts";
import type { Language } from "#domain/identity/actors.ts";
import { linkOrigins } from "#domain/notifications/link-origins.ts";
import { writeSms } from "#domain/notifications/write-message.ts";

type Told = {
	reference: string | null;
	language: Language | null;
	day: string;
	startMinute: number;
	contact: { phone: string; email: string | null } | null;
	desk: { number: number };
	office: { number: number; address: Localized; phone: string };
};

/** The message a person gets when the office cancels, word for word and in their language; null: they get none. */
export function cancellationNotice(visit: Told): { language: Language; text: string } | null {
	const { reference, language, contact, office } = visit;
	if (!reference || !language || !contact?.phone) return null;
	const text = writeSms(
		{
			kind: "cancelled-by-office",
			language,
			to: contact.phone,
			facts: {
				day: visit.day,
				startMinute: visit.startMinute,
				officeNumber: office.number,
				window: visit.desk.number,
				reference,
				address: office.address,
				phone: office.phone,
				token: null,
				offeredUntil: null,
			},
			digest: null,
			calendar: null,
		},
		linkOrigins(process.env),
	);
	return { language, text };
}
