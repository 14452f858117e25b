import { isLocale } from "#lib/i18n.ts";
import { currentOfficer, requireOfficer } from "#lib/session.ts";
import { printAnswer } from "./answer-print.ts";
import { findNotice, findOfficeNotices } from "./find-notice.ts";
import { keptPrint } from "./kept-prints.ts";
import type { PaperKind } from "./print-notices.ts";

/** The front door puts the ordinary page of the visitor's language in its place. */
const notFound = (): Response => new Response(null, { status: 404 });

/** Five minutes: who serves a beat changes by the day, and the sheet says of which day it is. */
const forAll = "public, max-age=300";

/** The paper of one beat, for everybody. `?address=` is the house at whose entrance the poster will hang. */
export async function answerBeatPrint(
	kind: PaperKind,
	request: Request,
	params: { locale: string; beatId: string },
): Promise<Response> {
	if (!isLocale(params.locale)) return notFound();
	const asked = new URL(request.url).searchParams.get("address") ?? "";
	const addressId = kind === "poster" && /^\d{1,15}$/.test(asked) ? Number(asked) : undefined;
	const notice = await findNotice(params.beatId, new Date(), addressId);
	if (!notice) return notFound();
	const bytes = await keptPrint(kind, [notice]);
	const plain = `qadam-${notice.beatId}-${kind}.pdf`;
	const full = `${notice.title.kk} (${notice.beatId}), ${notice.day}.pdf`;
	return printAnswer(bytes, { plain, full }, forAll);
}

/** The paper of all beats of an office in one document, for whoever is signed in: it says public facts only. */
export async function answerOfficePrint(
	kind: PaperKind,
	params: { locale: string; officeId: string },
): Promise<Response> {
	// Without a session this leads to the sign-in page and back here.
	if (!(await currentOfficer())) await requireOfficer("appointments.view");
	const notices = isLocale(params.locale)
		? await findOfficeNotices(params.officeId, new Date())
		: null;
	const [first, ...rest] = notices ?? [];
	if (!first) return notFound();
	const bytes = await keptPrint(kind, [first, ...rest]);
	const plain = `qadam-${params.officeId}-${kind}.pdf`;
	const full = `${first.office.title.kk} (${params.officeId}), ${first.day}.pdf`;
	return printAnswer(bytes, { plain, full }, "private, no-store");
}
