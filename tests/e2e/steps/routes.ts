import type { logins } from "./staff.ts";

/*
 * Every page of app/ with addresses at which it is looked at (tests/architecture/swept-routes.test.ts compares). In an
 * address {visit} and {hold} stand for a visit and a hold of the resident who looks.
 */

type Swept = {
	paths: string[];
	/** Who must be signed in; nobody for residents' pages. */
	login?: (typeof logins)[number];
	/** Runs the framework's scripts: the staff's pages, screens. */
	isApplication?: true;
	/** To be found by search engines, with its other languages. */
	isListed?: true;
	/** Many of a kind: the daily tests look at the first only. */
	isMany?: true;
};
type NotSwept = { because: string };

const listed = (...paths: string[]): Swept => ({ paths, isListed: true });
const resident = (...paths: string[]): Swept => ({ paths });
const staff = (login: string, ...paths: string[]): Swept => ({
	paths,
	login,
	isApplication: true,
});

const errors = ["404", "400", "403", "405", "409", "410", "413", "421", "429", "500", "503"];

export const routes: Readonly<Record<string, Swept | NotSwept>> = {
	"/": listed(""),
	"/about": listed("/about"),
	"/accessibility": listed("/accessibility"),
	"/beats/[beatId]": listed("/beats/1110-19"),
	"/beats/[beatId]/border": resident("/beats/1110-19/border"),
	"/book/[serviceId]": resident("/book/inspector-reception", "/book/temporary-residence"),
	"/book/[serviceId]/[officeId]": resident(
		"/book/inspector-reception/1110-4",
		"/book/inspector-reception/1110-4?beat=1110-17",
	),
	"/book/check": resident("/book/check?hold={hold}"),
	"/book/details": resident("/book/details?hold={hold}", "/book/details"),
	"/dev/messages": resident("/dev/messages"),
	"/errors/[code]": {
		paths: [...errors, "maintenance?reason=database"].map((code) => `/errors/${code}`),
		isMany: true,
	},
	"/feedback": listed("/feedback"),
	"/find": resident(
		`/find?q=${encodeURIComponent("Кокшетау")}`,
		`/find?q=${encodeURIComponent("Ыъщ 999")}`,
	),
	"/glossary": listed("/glossary"),
	"/heard": listed("/heard"),
	"/help": listed("/help"),
	"/locate": listed("/locate"),
	"/my-inspector": resident("/my-inspector"),
	"/offices/[officeId]": listed("/offices/1110-4"),
	"/offline": resident("/offline"),
	"/open-data": listed("/open-data"),
	"/privacy": listed("/privacy"),
	"/services": listed("/services"),
	"/services/[serviceId]": listed(
		"/services/inspector-reception",
		"/services/residence-registration",
	),
	"/units": listed("/units"),
	"/units/[unitId]": listed("/units/1110"),
	"/v/[token]": resident("/v/nobody-s-token"),
	"/feedback/here/[officeId]": resident(
		"/feedback/here/1110-4",
		"/feedback/here/1110-4?saved=mark",
	),
	"/digest/[token]": resident("/digest/nobody-s-token"),
	"/r/[token]": resident("/r/nobody-s-token"),
	"/vision": resident("/vision"),
	"/visits": resident("/visits"),
	"/visits/[reference]": resident("/visits/{visit}", "/visits/ABCDEFGH12"),
	"/visits/[reference]/cancel": resident("/visits/{visit}/cancel"),
	"/visits/[reference]/move": resident("/visits/{visit}/move"),
	"/visits/find": resident("/visits/find"),
	"/offers/[token]": resident("/offers/nobody-s-token"),
	"/offices/[officeId]/queue": resident("/offices/1110-4/queue"),
	"/offices/[officeId]/queue/here": resident("/offices/1110-4/queue/here"),
	"/ticket/[token]": resident("/ticket/nobody-s-token"),
	"/ticket/[token]/leave": { because: "without a ticket in the queue it leads away" },
	"/waiting-list": { because: "without an office and a service there is nothing to wait for" },
	"/waiting-list/[token]": { because: "its address is known to who waits alone" },
	"/display/[officeId]": { because: "a screen on a wall, of one size, with a spec of its own" },
	"/kiosk/[officeId]": { because: "a screen at the entrance, of one size, with a spec of its own" },
	"/design": { because: "design.spec.ts looks at the gallery in every language and scheme" },
	"/staff": { because: "it leads to the first page of whoever is signed in" },
	"/staff/api-keys": staff("admin", "/staff/api-keys"),
	"/staff/book": staff("front-desk", "/staff/book"),
	"/staff/book/done": { because: "it follows a booking made at the counter" },
	"/staff/book/series": staff("probation", "/staff/book/series"),
	"/staff/book/series/[seriesId]": { because: "it follows a booking of visits in a row" },
	"/staff/borders": staff("head", "/staff/borders"),
	"/staff/calendar": staff("admin", "/staff/calendar"),
	"/staff/calendar-feed": staff("inspector", "/staff/calendar-feed"),
	"/staff/day": staff("front-desk", "/staff/day"),
	"/staff/disruptions": staff("head", "/staff/disruptions"),
	"/staff/feedback": staff("head", "/staff/feedback", "/staff/feedback?list=decided"),
	"/staff/messages": staff("head", "/staff/messages"),
	"/staff/offices": staff("admin", "/staff/offices"),
	"/staff/queue": staff("front-desk", "/staff/queue"),
	"/staff/regulations": staff("admin", "/staff/regulations"),
	"/staff/schedules": staff("head", "/staff/schedules"),
	"/staff/schedules/[kind]": staff("head", "/staff/schedules/closure"),
	"/staff/schedules/take-back/[changeId]": { because: "it follows a change of a schedule" },
	"/staff/sign-in": { paths: ["/staff/sign-in"], isApplication: true },
	"/staff/statistics": staff("leadership", "/staff/statistics"),
	"/staff/statistics/compare": staff("leadership", "/staff/statistics/compare"),
	"/staff/statistics/feedback": staff("leadership", "/staff/statistics/feedback"),
	"/staff/statistics/offices/[officeId]": staff("head", "/staff/statistics/offices/1116-1"),
	"/staff/statistics/services/[serviceId]": staff(
		"probation",
		"/staff/statistics/services/window-visit",
	),
	"/staff/statistics/reach": staff("leadership", "/staff/statistics/reach"),
	"/staff/statistics/signals": staff("leadership", "/staff/statistics/signals"),
	"/staff/statistics/waiting": staff("leadership", "/staff/statistics/waiting"),
	"/staff/statistics/report": staff("leadership", "/staff/statistics/report"),
	"/staff/statistics/digest": staff("leadership", "/staff/statistics/digest"),
	"/staff/texts": staff("admin", "/staff/texts?screen=/locate"),
	"/staff/week": staff("front-desk", "/staff/week", "/staff/week?desk=1110-4-d1"),
};

export type Place = Omit<Swept, "paths" | "isMany"> & { path: string; name: string };

/** A file name that tells one address from another. */
const nameOf = (path: string): string =>
	path === "" ? "home" : path.slice(1).replace(/\W+/g, "-").replace(/^-|-$/g, "").slice(0, 60);

/** All addresses; `few`: of many alike the first only. */
export const listPlaces = (few: boolean): Place[] =>
	Object.values(routes).flatMap((route) => {
		if (!("paths" in route)) return [];
		const { paths, isMany, ...rest } = route;
		return (few && isMany ? paths.slice(0, 1) : paths).map((path) => ({
			...rest,
			path,
			name: nameOf(path),
		}));
	});
