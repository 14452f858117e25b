// Who may import whom (docs: README, "Where things live"). A rule's comment says what to do instead.

const capability = (name) => `^domain/${name}/`;
const tests = "(\\.(test|bench)\\.tsx?$|^tests/)";

// One order, from the bottom to the top: a capability may use those before it, never those after it.
const order = [
	["identity", "audit", "regulations", "notifications"],
	["territory"],
	["appointments"],
	["queue"],
	["feedback", "appeals", "priorities", "roads", "cameras", "cases"],
	["statistics"],
];
const bottom = order[0];

const backwards = order.slice(0, -1).map((names, index) => ({
	name: `domain-order-${names.join("-")}`,
	severity: "error",
	comment: `${names.join(", ")} stands below ${order
		.slice(index + 1)
		.flat()
		.join(
			", ",
		)}. Let the upper one import the lower one, or let both meet in app/ or in a query that joins tables.`,
	from: { path: names.map(capability), pathNot: tests },
	to: {
		path: order
			.slice(index + 1)
			.flat()
			.map(capability),
	},
}));

const sideways = order
	.slice(1)
	.filter((names) => names.length > 1)
	.flat()
	.map((name) => ({
		name: `domain-beside-${name}`,
		severity: "error",
		comment:
			"Capabilities beside each other do not import each other: let them meet in app/ or in a query that joins tables.",
		from: { path: capability(name), pathNot: tests },
		to: {
			path: order
				.find((names) => names.includes(name))
				.filter((other) => other !== name)
				.map(capability),
		},
	}));

const room = (name, may, comment, where = `^${name}/`) => ({
	name: `room-${name}`,
	severity: "error",
	comment,
	from: { path: where, pathNot: tests },
	to: {
		path: "^(app|domain|db|ui|lib|messages|server|enhance|worker|tests|tools)/",
		pathNot: [`^${name}/`, ...may],
	},
});

module.exports = {
	forbidden: [
		room(
			"app",
			["^domain/", "^ui/", "^lib/", "^db/schema/columns\\.ts$"],
			"A page asks domain/ for what it shows and ui/ for how it looks. Put the query or the command into the capability it belongs to, and import that.",
		),
		room(
			"domain",
			["^db/"],
			"domain/ knows neither pages nor languages. Return a fact, a message key or a refusal, and let app/ put it into words; take `now` and texts as arguments.",
		),
		room("db", ["^$"], "db/ is the bottom. Move the rule up into domain/.", "^db/(?!seed/)"),
		room(
			"ui",
			["^$"],
			"The design system knows no domain and no language: take texts and values as props.",
		),
		room(
			"lib",
			["^domain/identity/", "^db/schema/columns\\.ts$", "^messages/"],
			"lib/ is the closed list of glue between Next and domain (env, session, form, i18n, dates). What knows the service belongs into domain/, what knows a page into app/.",
		),
		room(
			"server",
			["^db/listen\\.ts$", "^lib/env\\.ts$", "^messages/"],
			"The front door only carries pages. Ask the domain in a route of app/ and let the door pass it on.",
		),
		room(
			"worker",
			["^domain/", "^db/client\\.ts$", "^lib/env\\.ts$"],
			"The worker runs commands that domain/ defines: put the work there.",
		),
		room(
			"enhance",
			["^$"],
			"An enhancement is one small plain script: it imports nothing of the project.",
		),
		{
			name: "db-seed-is-composition",
			severity: "error",
			comment:
				"db/seed composes the demo from domain's rules, as tools/ does. Nothing of the running portal may import it.",
			from: { path: "^(app|domain|ui|lib|server|worker|enhance|db/(?!seed/))", pathNot: tests },
			to: { path: "^db/seed/" },
		},
		...backwards,
		...sideways,
		{
			name: "domain-bottom-order",
			severity: "error",
			comment: `${bottom.join(", ")} may use each other in this order only: audit and regulations know nobody but the actors.`,
			from: { path: [capability("audit"), capability("regulations")], pathNot: tests },
			to: { path: capability("identity"), pathNot: "^domain/identity/(actors|permissions)\\.ts$" },
		},
		{
			name: "domain-knows-no-framework",
			severity: "error",
			comment:
				"domain/ imports neither Next nor React: cookies, forms and redirects stay in app/ and lib/.",
			from: { path: "^(domain|db|worker)/", pathNot: tests },
			to: { path: "(^|/)node_modules/(next|react|react-dom|next-auth|use-intl)/" },
		},
		{
			name: "one-door-to-next-auth",
			severity: "error",
			comment:
				"Only lib/session.ts knows next-auth. Call requireVisitor, requireOfficer or currentOfficer from there.",
			from: { pathNot: ["^lib/session\\.ts$", "^node_modules/", tests] },
			to: { path: "(^|/)node_modules/next-auth/" },
		},
		{
			name: "one-mint-of-actors",
			severity: "error",
			comment:
				"Only lib/session.ts, lib/partner-session.ts and the test factories mint actors. Take the Visitor, Partner or Officer as your first parameter instead.",
			from: { pathNot: ["^lib/(partner-)?session\\.ts$", tests] },
			to: { path: "^domain/identity/mint\\.ts$" },
		},
		{
			name: "server-only-stands-once",
			severity: "error",
			comment:
				'import "server-only" stands in db/client.ts, which everything that must not reach a browser imports.',
			from: { pathNot: ["^db/client\\.ts$", "^tests/"] },
			to: { path: "(^|/)node_modules/server-only/" },
		},
		{
			name: "nobody-imports-tools",
			severity: "error",
			comment: "tools/ are entrances: they compose the rest and nothing imports them.",
			from: { pathNot: ["^tools/", tests, "^playwright\\.config\\.ts$"] },
			to: { path: "^tools/" },
		},
		{
			name: "no-tests-in-production",
			severity: "error",
			comment: "Production code imports no test and no test factory.",
			from: { path: "^(app|domain|db|ui|lib|server|worker|enhance)/", pathNot: tests },
			to: { path: tests },
		},
		{
			name: "no-cycle",
			severity: "error",
			comment:
				"Two files that import each other are one thought: join them, or move what both need below them.",
			from: { path: "^(app|domain|db|ui|lib|server|worker|enhance|tools|tests)/" },
			to: { circular: true },
		},
		{
			name: "resolvable",
			severity: "error",
			comment:
				"Nothing stands at this import. Is the path written with its extension, and the package in package.json?",
			from: {},
			to: { couldNotResolve: true },
		},
	],
	options: {
		doNotFollow: { path: "node_modules" },
		exclude: { path: "^(\\.next|\\.data|\\.cache|db/seed/data|coverage)" },
		// TypeScript 7 has no programming interface that dependency-cruiser could read with.
		parser: "swc",
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "require", "node", "default", "types"],
			extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
		},
	},
};
