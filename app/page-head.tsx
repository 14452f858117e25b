import { publicAddress } from "#app/api/public-address.ts";
import { inContext, scriptJson, type Thing } from "#app/structured-data.ts";
import { type Locale, locales, type Translator } from "#lib/i18n.ts";

const territories: Record<Locale, string> = { kk: "kk_KZ", ru: "ru_RU", en: "en_GB" };

/** Demo people must not be found as if they were somebody's inspector; lib/env.ts decides, the operator may differ. */
const isIndexed = (): boolean => process.env.QADAM_INDEXED === "1";

/** What search engines and messengers read of a public page: languages, description, picture, facts. */
export function PageHead(props: {
	locale: Locale;
	t: Translator;
	/** Without the language and the query. */
	path: string;
	title: string | null;
	description?: string | undefined;
	/** The last part of /{locale}/pictures/…, e.g. "beat-1110-17". */
	picture?: string | undefined;
	things?: Thing[] | undefined;
}) {
	const { locale, t, path, things } = props;
	const address = publicAddress(`/${locale}${path}`);
	const title = props.title ?? t("site.name");
	const description = props.description ?? t("meta.home");
	const open: [string, string][] = [
		["og:type", "website"],
		["og:site_name", t("site.name")],
		["og:url", address],
		["og:title", title],
		["og:description", description],
		["og:locale", territories[locale]],
		...locales
			.filter((other) => other !== locale)
			.map((other): [string, string] => ["og:locale:alternate", territories[other]]),
		["og:image", publicAddress(`/${locale}/pictures/${props.picture ?? "home"}`)],
		["og:image:type", "image/png"],
		["og:image:width", "1200"],
		["og:image:height", "630"],
		["og:image:alt", title],
	];
	return (
		<>
			{isIndexed() ? null : <meta name="robots" content="noindex" />}
			{locales.map((other) => (
				<link
					key={other}
					rel="alternate"
					hrefLang={other}
					href={publicAddress(`/${other}${path}`)}
				/>
			))}
			<link rel="alternate" hrefLang="x-default" href={publicAddress(`/kk${path}`)} />
			<link rel="canonical" href={address} />
			<meta name="description" content={description} />
			{open.map(([property, content]) => (
				<meta key={property + content} property={property} content={content} />
			))}
			<meta name="twitter:card" content="summary_large_image" />
			{things?.length ? (
				<script type="application/ld+json" data-enhance="">
					{scriptJson(inContext(things))}
				</script>
			) : null}
		</>
	);
}
