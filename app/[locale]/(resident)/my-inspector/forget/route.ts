import { forgetMyBeat } from "#app/my-beat.ts";
import { isLocale } from "#lib/i18n.ts";

/** One tap: this browser no longer knows the beat. The saved copies go when the page comes back without it. */
export async function POST(
	_request: Request,
	context: { params: Promise<{ locale: string }> },
): Promise<Response> {
	const { locale } = await context.params;
	if (!isLocale(locale)) return new Response(null, { status: 400 });
	await forgetMyBeat();
	return new Response(null, { status: 303, headers: { location: `/${locale}/my-inspector` } });
}
