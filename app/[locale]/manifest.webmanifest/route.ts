import { isLocale, translator } from "#lib/i18n.ts";

const icons = [
	{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
	{ src: "/icons/192.png", sizes: "192x192", type: "image/png" },
	{ src: "/icons/512.png", sizes: "512x512", type: "image/png" },
	{ src: "/icons/maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
];

/** What a phone needs to put the portal on its home screen, in the language of the page it is put there from. */
export async function GET(
	_request: Request,
	context: { params: Promise<{ locale: string }> },
): Promise<Response> {
	const { locale } = await context.params;
	if (!isLocale(locale)) return new Response(null, { status: 404 });
	const t = translator(locale);
	const manifest = {
		// One app, whichever language it was put there in.
		id: "/",
		lang: locale,
		name: `${t("site.name")} – ${t("site.tagline")}`,
		short_name: t("site.name"),
		description: t("home.lead"),
		start_url: `/${locale}`,
		scope: "/",
		display: "standalone",
		background_color: "#ffffff",
		theme_color: "#07345e",
		icons,
		shortcuts: [
			{ name: t("home.title"), url: `/${locale}` },
			{ name: t("nav.my-inspector"), url: `/${locale}/my-inspector` },
			{ name: t("nav.visits"), url: `/${locale}/visits` },
			// A shortcut may open a page only: this one has the numbers to call, with a network or without.
			{ name: "102 · 112", url: `/${locale}/offline` },
		],
	};
	return new Response(JSON.stringify(manifest), {
		headers: {
			"content-type": "application/manifest+json; charset=utf-8",
			"cache-control": "public, max-age=3600",
		},
	});
}
