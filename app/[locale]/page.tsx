import { isLocale, translator } from "#lib/i18n.ts";

export default async function HomePage(props: { params: Promise<{ locale: string }> }) {
	const { locale } = await props.params;
	if (!isLocale(locale)) return null;
	return <h1>{translator(locale)("site.tagline")}</h1>;
}
