import { publicAddress } from "#app/api/public-address.ts";
import { locales } from "#lib/i18n.ts";

export const dynamic = "force-dynamic";

/** Forms, visits, results and the staff's part. A page that must not be found says so itself as well. */
const closed = ["book", "visits", "find", "staff", "leadership", "kiosk", "display", "errors"];

/**
 * A demonstration is open to crawlers too: only who may read a page learns from it that it must not be shown, and a
 * messenger that draws a preview asks here first. It names no site map.
 */
export function GET(): Response {
	const indexed = process.env.QADAM_INDEXED === "1";
	const lines = [
		"User-agent: *",
		...locales.flatMap((locale) => closed.map((part) => `Disallow: /${locale}/${part}`)),
		...locales.map((locale) => `Disallow: /${locale}/beats/*/border`),
		"Disallow: /api/",
		...(indexed ? ["", `Sitemap: ${publicAddress("/sitemap.xml")}`] : []),
	];
	return new Response(`${lines.join("\n")}\n`, {
		headers: {
			"content-type": "text/plain; charset=utf-8",
			"cache-control": "public, max-age=3600",
		},
	});
}
