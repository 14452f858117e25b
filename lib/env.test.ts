import { expect, test } from "vitest";
import { checkEnvironment } from "./env.ts";

const secret = "a secret for tests only, of more than thirty-two characters";

test("without any variable the demo starts on port 3000 with its own database", () => {
	expect(checkEnvironment({}, "/srv/qadam")).toMatchObject({
		ok: true,
		environment: {
			PORT: 3000,
			HOST: "127.0.0.1",
			DATA_DIR: "/srv/qadam/.data",
			DATABASE_URL: null,
			PUBLIC_URL: "http://localhost:3000",
			QADAM_DEMO: true,
		},
	});
});

test("an empty variable counts as not given", () => {
	expect(checkEnvironment({ PORT: "", DATABASE_URL: " ", PUBLIC_URL: "" })).toMatchObject({
		ok: true,
		environment: { PORT: 3000, DATABASE_URL: null },
	});
});

test("a database of one's own is no demo, and needs a secret of one's own", () => {
	const DATABASE_URL = "postgres://qadam:x@db/qadam";
	expect(checkEnvironment({ DATABASE_URL })).toMatchObject({
		ok: false,
		problems: [expect.stringContaining("QADAM_SECRET")],
	});
	expect(checkEnvironment({ DATABASE_URL, QADAM_SECRET: secret })).toMatchObject({
		ok: true,
		environment: { QADAM_DEMO: false },
	});
});

test("every mistake is named, all at once", () => {
	const checked = checkEnvironment({
		PORT: "99999",
		HOST: "a b",
		DATABASE_URL: "mysql://x",
		PUBLIC_URL: "qadam.kz",
		QADAM_SECRET: "short",
		QADAM_DEMO: "perhaps",
		TRUST_PROXY: "2",
		LOG_LEVEL: "loud",
	});
	if (checked.ok) throw new Error("accepted");
	expect(checked.problems.map((problem) => problem.split(" ")[0])).toEqual([
		"PORT",
		"HOST",
		"DATABASE_URL",
		"PUBLIC_URL",
		"QADAM_SECRET",
		"QADAM_DEMO",
		"TRUST_PROXY",
		"LOG_LEVEL",
	]);
});

test.each(["0", "-1", "3000.5", "0x10", "port", "1e3", "70000"])("port %s is refused", (PORT) => {
	expect(checkEnvironment({ PORT }).ok).toBe(false);
});

test.each([
	"http://qadam.kz",
	"https://qadam.kz/portal",
	"https://user@qadam.kz",
	"ftp://qadam.kz",
])("the public address %s is refused", (PUBLIC_URL) => {
	expect(checkEnvironment({ PUBLIC_URL }).ok).toBe(false);
});

test.each([
	"http://tiles.example.kz/{z}/{x}/{y}.png",
	"https://{s}.tiles.example.kz/{z}/{x}/{y}.png",
	"https://tiles.example.kz/{z}/{x}.png",
	"tiles",
])("the tiles of %s are refused", (MAP_TILES_URL) => {
	expect(checkEnvironment({ MAP_TILES_URL }).ok).toBe(false);
});

test("a ground for the map is taken as it is written, and none is needed", () => {
	const MAP_TILES_URL = "https://tiles.example.kz/{z}/{x}/{y}.png?key=1";
	const given = checkEnvironment({ MAP_TILES_URL });
	expect(given.ok && given.environment.MAP_TILES_URL).toBe(MAP_TILES_URL);
	const none = checkEnvironment({});
	expect(none.ok && none.environment.MAP_TILES_URL).toBe(null);
});
