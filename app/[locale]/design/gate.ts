import { redirect } from "next/navigation";
import type { Officer } from "#domain/identity/actors.ts";
import type { Locale } from "#lib/i18n.ts";
import { currentOfficer } from "#lib/session.ts";

/** The gallery is for those who build and those who work here: anybody under `npm run dev`, else whoever is signed in. */
export async function requireReader(locale: Locale): Promise<Officer | null> {
	const officer = await currentOfficer();
	if (!officer && process.env.NODE_ENV !== "development") redirect(`/${locale}/staff/sign-in`);
	return officer;
}
