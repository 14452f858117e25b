import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listPlaces, routes } from "#tests/e2e/steps/routes.ts";

const app = join(import.meta.dirname, "../../app/[locale]");

/** The address that Next gives to a page: folders in brackets are for the reader of the code. */
const routeOf = (page: string): string => {
	const folders = page.split("/").slice(0, -1);
	return `/${folders.filter((folder) => !/^\(.*\)$/.test(folder)).join("/")}`;
};

test("every page of the portal is looked at by the sweep, or it is said why not", () => {
	const pages = globSync("**/page.tsx", { cwd: app }).map(routeOf).sort();
	expect(pages.length).toBeGreaterThan(30);
	// A page is missing here? Add it to tests/e2e/steps/routes.ts, with an address at which it can be seen.
	expect(pages.filter((page) => !(page in routes))).toEqual([]);
	expect(Object.keys(routes).filter((route) => !pages.includes(route))).toEqual([]);
});

test("no two addresses of the sweep share the name of their pictures", () => {
	const names = listPlaces(false).map(({ name }) => name);
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
