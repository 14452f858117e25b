import { notFound } from "next/navigation";
import { rolesOf, schemes, tokensSource } from "#app/[locale]/design/colour-roles.ts";
import { requireReader } from "#app/[locale]/design/gate.ts";
import { isLocale } from "#lib/i18n.ts";

/** The tokens of one scheme as a stylesheet, so that the gallery shows it whatever the device prefers. */
export async function GET(
	_request: Request,
	context: { params: Promise<{ locale: string; scheme: string }> },
): Promise<Response> {
	const { locale, scheme: asked } = await context.params;
	const scheme = schemes.find((known) => known === asked);
	if (!isLocale(locale) || !scheme) notFound();
	await requireReader(locale);
	const tokens = [...rolesOf(tokensSource(), scheme)].map(([name, value]) => `--${name}:${value};`);
	return new Response(`:root{color-scheme:${scheme};${tokens.join("")}}`, {
		headers: { "content-type": "text/css; charset=utf-8", "cache-control": "private, no-cache" },
	});
}
