import { publicAddress } from "#app/api/public-address.ts";
import { listServices } from "#domain/appointments/queries.ts";
import { listBeats, listOffices, listUnits } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { locales } from "#lib/i18n.ts";

// Every public page and no other: nothing that a form made, nothing that belongs to somebody. There is no <lastmod>:
// what a page shows (free times, who serves today) changes without anybody writing down when.

const fixed = [
	"",
	"/units",
	"/services",
	"/locate",
	"/feedback",
	"/help",
	"/about",
	"/heard",
	"/glossary",
	"/accessibility",
	"/privacy",
	"/open-data",
];

/** The paths, without the language, of each part of the site map. */
const parts = {
	pages: async () => fixed,
	units: async () => (await listUnits()).map(({ id }) => `/units/${id}`),
	offices: async () => (await listOffices()).map(({ id }) => `/offices/${id}`),
	beats: async () => (await listBeats()).map(({ id }) => `/beats/${id}`),
	services: async () =>
		(await listServices(today(new Date()).toString())).map(({ id }) => `/services/${id}`),
} as const satisfies Record<string, () => Promise<readonly string[]>>;

export type MapPart = keyof typeof parts;
export const mapParts = Object.keys(parts) as MapPart[];
export const isMapPart = (text: string): text is MapPart => Object.hasOwn(parts, text);

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** Ids and paths need no escaping today; an origin might. */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export const mapIndex = (): string =>
	`${head}<sitemapindex xmlns="${namespace}">\n${mapParts
		.map((part) => `<sitemap><loc>${escaped(publicAddress(`/sitemaps/${part}`))}</loc></sitemap>\n`)
		.join("")}</sitemapindex>\n`;

/** Each page in each language, every one naming all of them, itself too (sitemaps with hreflang ask for that). */
export async function mapOf(part: MapPart): Promise<string> {
	const entries = (await parts[part]()).flatMap((path) => {
		const links = [...locales, "x-default" as const]
			.map((language) => {
				const address = publicAddress(`/${language === "x-default" ? "kk" : language}${path}`);
				return `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(address)}"/>`;
			})
			.join("");
		return locales.map(
			(locale) => `<url><loc>${escaped(publicAddress(`/${locale}${path}`))}</loc>${links}</url>\n`,
		);
	});
	return `${head}<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join("")}</urlset>\n`;
}
