import { publicAddress } from "#app/api/public-address.ts";
import { officeTitle, settlementName } from "#app/place-words.ts";
import type { ServiceView } from "#domain/appointments/queries.ts";
import type { DayHours } from "#domain/appointments/queries-hours.ts";
import type { OfficeView } from "#domain/territory/queries.ts";
import { formatMinute } from "#lib/dates.ts";
import { type Locale, locales, localized, type Translator } from "#lib/i18n.ts";

// What pages say of themselves in the words of schema.org. Places and services only: an inspector stands on the page,
// where they are true today, and not in a search engine's memory, where they stay when somebody else serves.

/** Something of schema.org: "@type" and its properties. Those that are undefined are left out. */
export type Thing = { "@type": string } & Record<string, unknown>;

/**
 * JSON that may stand in a <script>: neither a name with "</script>" or "<!--" nor a line separator ends it.
 * JSON.parse gives back the same text.
 */
export const scriptJson = (value: unknown): string =>
	JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		(letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);

export const inContext = (things: Thing[]): object => ({
	"@context": "https://schema.org",
	"@graph": things,
});

const organizationId = (): string => publicAddress("/#police");

const organization = (t: Translator): Thing => ({
	"@type": "GovernmentOrganization",
	"@id": organizationId(),
	name: t("site.official"),
	url: publicAddress("/"),
});

const region = (t: Translator): Thing => ({
	"@type": "AdministrativeArea",
	name: t("meta.region"),
});

/** The site itself, its search, and whose it is. */
export const siteThings = (locale: Locale, t: Translator): Thing[] => [
	{
		"@type": "WebSite",
		"@id": publicAddress("/#site"),
		name: t("site.name"),
		description: t("meta.home"),
		url: publicAddress(`/${locale}`),
		inLanguage: locales,
		publisher: { "@id": organizationId() },
		potentialAction: {
			"@type": "SearchAction",
			target: {
				"@type": "EntryPoint",
				urlTemplate: `${publicAddress(`/${locale}/find`)}?q={search_term_string}`,
			},
			"query-input": "required name=search_term_string",
		},
	},
	{
		...organization(t),
		areaServed: region(t),
		contactPoint: ["102", "112"].map((telephone) => ({
			"@type": "ContactPoint",
			contactType: "emergency",
			telephone,
		})),
	},
];

/** The way from the home page to this page, whose own entry is the last one. */
export const breadcrumbs = (
	locale: Locale,
	t: Translator,
	steps: { name: string; path: string }[],
): Thing => ({
	"@type": "BreadcrumbList",
	itemListElement: [{ name: t("site.name"), path: "" }, ...steps].map(({ name, path }, index) => ({
		"@type": "ListItem",
		position: index + 1,
		name,
		item: publicAddress(`/${locale}${path}`),
	})),
});

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Each with its own day: what is said of this week holds for this week. */
const openingHoursThings = (days: DayHours[]): Thing[] =>
	days.flatMap(({ day, weekday, hours }) =>
		hours.map((open) => ({
			"@type": "OpeningHoursSpecification",
			dayOfWeek: `https://schema.org/${weekdays[weekday - 1]}`,
			opens: formatMinute(open.opensMinute),
			closes: formatMinute(open.closesMinute),
			validFrom: day,
			validThrough: day,
		})),
	);

const features = [
	["stepFree", "access.step-free"],
	["accessibleToilet", "access.toilet"],
	["parking", "access.parking"],
	["hearingLoop", "access.hearing-loop"],
] as const;

export function officeThing(
	office: OfficeView,
	days: DayHours[],
	locale: Locale,
	t: Translator,
): Thing {
	const known = features.filter(([kind]) => office.access[kind] !== null);
	return {
		"@type": "PoliceStation",
		"@id": publicAddress(`/kk/offices/${office.id}#office`),
		name: `${officeTitle(t, office)}, ${localized(office.unitName, locale)}`,
		url: publicAddress(`/${locale}/offices/${office.id}`),
		image: publicAddress(`/${locale}/pictures/office-${office.id}`),
		telephone: office.phone,
		address: {
			"@type": "PostalAddress",
			streetAddress: localized(office.address, locale),
			addressLocality: settlementName(office.settlement, locale),
			addressRegion: t("meta.region"),
			addressCountry: "KZ",
		},
		geo: { "@type": "GeoCoordinates", latitude: office.lat, longitude: office.lon },
		containedInPlace: {
			"@type": "AdministrativeArea",
			name: localized(office.unitName, locale),
			containedInPlace: region(t),
		},
		parentOrganization: organization(t),
		openingHoursSpecification: days.length > 0 ? openingHoursThings(days) : undefined,
		amenityFeature: known.map(([kind, key]) => ({
			"@type": "LocationFeatureSpecification",
			name: t(key),
			value: office.access[kind],
		})),
	};
}

export const serviceThing = (service: ServiceView, locale: Locale, t: Translator): Thing => ({
	"@type": "GovernmentService",
	"@id": publicAddress(`/kk/services/${service.id}#service`),
	name: localized(service.name, locale),
	description: localized(service.summary, locale),
	url: publicAddress(`/${locale}/services/${service.id}`),
	provider: organization(t),
	areaServed: region(t),
	audience: { "@type": "Audience", audienceType: localized(service.eligibility, locale) },
	availableChannel: [
		service.bookable ? publicAddress(`/${locale}/book/${service.id}`) : null,
		service.onlineUrl,
	]
		.filter((url) => url !== null)
		.map((serviceUrl) => ({ "@type": "ServiceChannel", serviceUrl })),
	offers:
		service.feeTenge === null
			? undefined
			: { "@type": "Offer", price: service.feeTenge, priceCurrency: "KZT" },
});
