import type { ReactNode } from "react";
import { PageHead } from "#app/page-head.tsx";
import type { Thing } from "#app/structured-data.ts";
import { ViewEntrance, ViewStrip } from "#app/view-strip.tsx";
import { type Locale, locales, type Translator, translator } from "#lib/i18n.ts";
import { PageFrame } from "#ui/page-frame.tsx";

/** Each language by its own name. */
export const languageNames: Record<Locale, string> = {
	kk: "Қазақша",
	ru: "Русский",
	en: "English",
};

const shortNames: Record<Locale, string> = { kk: "Қаз", ru: "Рус", en: "Eng" };

const sections = [
	{ key: "nav.services", path: "/services" },
	{ key: "nav.browse", path: "/units" },
	{ key: "nav.visits", path: "/visits" },
] as const;

const footer = [
	{ key: "nav.help", path: "/help" },
	{ key: "nav.about", path: "/about" },
	{ key: "nav.heard", path: "/heard" },
	{ key: "nav.glossary", path: "/glossary" },
	{ key: "nav.accessibility", path: "/accessibility" },
	{ key: "nav.privacy", path: "/privacy" },
	{ key: "nav.open-data", path: "/open-data" },
	{ key: "nav.staff", path: "/staff" },
] as const;

/** "question – service – site", the order in which a screen reader's user needs it. */
export function pageTitle(t: Translator, ...parts: string[]): string {
	return [...parts, t("site.name")].join(" – ");
}

const demo = process.env.QADAM_DEMO === "1";

/** How to tell this site from an imitation; a demonstration says that it is none of the police's. */
const reasons = (t: Translator): string[] => [
	...(demo ? [t("site.know-demo")] : []),
	t("site.know-address", { host: new URL(process.env.PUBLIC_URL ?? "http://localhost:3000").host }),
	t("site.know-money"),
	t("site.know-doubt"),
];

/** The worker shows this on a copy, and writes in place of {0} when the page was made. Nobody else sees it. */
function SavedCopy(props: { t: Translator; here: string }) {
	const { t } = props;
	return (
		<div data-saved-copy="" hidden className="border-b border-gold-line bg-gold-soft">
			<p className="wrap flex flex-wrap items-center gap-x-4 py-2">
				<span>{t("offline.copy", { when: "{0}" })}</span>
				<a href={props.here} className="inline-flex min-h-11 items-center font-[620]">
					{t("offline.again")}
				</a>
			</p>
		</div>
	);
}

/**
 * The frame of every resident's page. `path` is the page's own path and query without the language:
 * the switch keeps the visitor where they are.
 */
export function ResidentPage(props: {
	locale: Locale;
	path: string;
	/** Null where the page's form writes the title itself, with "Error:" before it when needed. */
	title: string | null;
	/** Not to be found by search engines: forms, visits, results. */
	hidden?: boolean;
	wide?: boolean;
	/** For search results and messengers, at most two short sentences; the site's own without it. */
	description?: string;
	/** Which of /{locale}/pictures/… stands for the page when it is shared; the site's own without it. */
	picture?: string;
	/** The page's facts in the words of schema.org. */
	things?: Thing[];
	/** Tells of one person: the worker (public/sw.js) may save it on this device, and wipes it with the rest of theirs. */
	own?: boolean;
	/** False where a saved copy needs no line that says so. */
	saved?: boolean;
	children: ReactNode;
}) {
	const { locale, path } = props;
	const t = translator(locale);
	const bare = path.split("?")[0] ?? "";
	return (
		<>
			{props.title === null ? null : <title>{props.title}</title>}
			{props.own ? <meta name="qadam-keep" content="own" /> : null}
			<link rel="manifest" href={`/${locale}/manifest.webmanifest`} />
			{props.hidden ? (
				<meta name="robots" content="noindex" />
			) : (
				<PageHead
					locale={locale}
					t={t}
					path={bare}
					title={props.title}
					description={props.description}
					picture={props.picture}
					things={props.things}
				/>
			)}
			<PageFrame
				view={
					<>
						{props.saved === false ? null : <SavedCopy t={t} here={`/${locale}${path}`} />}
						<ViewStrip locale={locale} path={path} />
					</>
				}
				entrance={<ViewEntrance locale={locale} path={path} />}
				home={`/${locale}`}
				texts={{
					skip: t("site.skip"),
					official: t("site.official"),
					emergency: t("site.emergency"),
					howYouKnow: t("site.how-you-know"),
					reasons: reasons(t),
					demo: demo ? { short: t("site.demo-short"), what: t("site.demo-what") } : null,
					name: t("site.name"),
					tagline: t("site.tagline"),
					languageLabel: t("site.languages"),
					navigationLabel: t("site.navigation"),
					footerLabel: t("site.footer"),
					credits: t("site.credits"),
				}}
				languages={locales.map((other) => ({
					href: `/${other}${path}`,
					text: languageNames[other],
					short: shortNames[other],
					lang: other,
					current: other === locale,
				}))}
				navigation={sections.map((section) => ({
					href: `/${locale}${section.path}`,
					text: t(section.key),
					current: bare === section.path || bare.startsWith(`${section.path}/`),
				}))}
				footer={footer.map((link) => ({ href: `/${locale}${link.path}`, text: t(link.key) }))}
			>
				{props.children}
			</PageFrame>
			<script
				src="/enhance/page.js"
				defer
				data-enhance=""
				data-sending={t("site.sending")}
				data-long={t("site.sending-long")}
				data-unsent={t("offline.not-sent")}
			/>
		</>
	);
}
