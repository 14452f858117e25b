import { setMyBeat } from "#app/my-beat.ts";
import { findBeat } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { isLocale } from "#lib/i18n.ts";

/**
 * "This is my inspector" on a beat's page. A plain form to a route, not a Server Action: React writes a key into the
 * form of an action, and such a page could not be kept in memory for everybody.
 */
export async function POST(
	request: Request,
	context: { params: Promise<{ locale: string }> },
): Promise<Response> {
	const { locale } = await context.params;
	const form = await request.formData().catch(() => null);
	const beatId = form?.get("beat");
	if (!isLocale(locale) || typeof beatId !== "string" || beatId.length > 40)
		return new Response(null, { status: 400 });
	if (!(await findBeat(beatId, today(new Date()).toString())))
		return new Response(null, { status: 404 });
	await setMyBeat(beatId);
	return new Response(null, { status: 303, headers: { location: `/${locale}/my-inspector` } });
}
