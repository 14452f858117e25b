import { isLocale } from "#lib/i18n.ts";
import { currentOfficer } from "#lib/session.ts";
import { displayState } from "../display-state.ts";

export const dynamic = "force-dynamic";

/** What the wall asks for after each call, and every few seconds for its clock. */
export async function GET(
	_: Request,
	context: { params: Promise<{ locale: string; officeId: string }> },
): Promise<Response> {
	const { locale, officeId } = await context.params;
	const found = isLocale(locale)
		? await displayState(officeId, locale, await currentOfficer(), new Date())
		: null;
	if (!found) return new Response(null, { status: 404 });
	return Response.json(found.state, { headers: { "cache-control": "no-store" } });
}
