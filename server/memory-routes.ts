import type { PublicTopic } from "#db/listen.ts";
import { isLocale } from "./locale.ts";
import type { Target } from "./target.ts";

/**
 * Pages that everybody sees alike and that are therefore kept in memory: a table, not a header set by the page,
 * because the door must know before it renders that no cookie may have a say. Such a page is rendered without
 * the visitor's cookies (but for the low-vision one), so it cannot show anything personal.
 */
export type MemoryRoute = {
	/** After the language; "*" stands for one segment, "" for the home page. */
	path: string;
	/** The page may read these parameters; with any other one it is rendered afresh. */
	parameters?: readonly string[];
	topics: readonly PublicTopic[];
	/** Short wherever free slots or "open now" are shown. */
	maxAgeSeconds: number;
};

const everything: readonly PublicTopic[] = ["territory", "services", "schedules"];

/** No topic: their words change with a deployment only. */
const fixedPages = [
	"about",
	"accessibility",
	"glossary",
	"help",
	"locate",
	"offline",
	"open-data",
	"privacy",
];

export const memoryRoutes: readonly MemoryRoute[] = [
	{ path: "", topics: everything, maxAgeSeconds: 5 },
	{ path: "units", topics: ["territory"], maxAgeSeconds: 60 },
	{ path: "units/*", topics: everything, maxAgeSeconds: 5 },
	{ path: "beats/*", parameters: ["address"], topics: everything, maxAgeSeconds: 5 },
	{ path: "offices/*", topics: everything, maxAgeSeconds: 5 },
	{
		path: "feedback",
		parameters: ["kind", "office", "service"],
		topics: ["services", "territory"],
		maxAgeSeconds: 60,
	},
	{ path: "services", topics: ["services", "territory"], maxAgeSeconds: 60 },
	{ path: "services/*", topics: everything, maxAgeSeconds: 5 },
	// Figures change by night, words when they are shown.
	{ path: "heard", topics: ["territory", "services"], maxAgeSeconds: 60 },
	...fixedPages.map((path) => ({ path, topics: [], maxAgeSeconds: 300 })),
];

const longestParameter = 40;
const segment = /^[\w-]{1,40}$/;

const byPath = new Map(memoryRoutes.map((route) => [route.path, route]));

function routeOf(path: string): MemoryRoute | undefined {
	const [, locale, ...rest] = path.split("/");
	if (!isLocale(locale) || rest.length > 2) return undefined;
	const exact = byPath.get(rest.join("/"));
	if (exact || rest.length !== 2) return exact;
	return segment.test(rest[1] ?? "") ? byPath.get(`${rest[0]}/*`) : undefined;
}

export type MemoryPlan = { key: string; route: MemoryRoute; view: string | undefined };

/** How a GET of this address is kept, or null when it must be rendered for this visitor alone. */
export function memoryPlan(target: Target, view: string | undefined): MemoryPlan | null {
	const route = routeOf(target.path);
	if (!route) return null;
	if (target.search.length < 2) return { key: `${view ?? ""} ${target.path}`, route, view };
	const parameters = [...new URLSearchParams(target.search)];
	const known = parameters.every(
		([name, value]) => route.parameters?.includes(name) && value.length <= longestParameter,
	);
	if (!known) return null;
	// The order of parameters means nothing to a page that reads each by its name.
	const query = new URLSearchParams(parameters);
	query.sort();
	return { key: `${view ?? ""} ${target.path}?${query}`, route, view };
}
