import { expect, test } from "vitest";
import { sourceFiles } from "./sources.ts";

const files = sourceFiles();
const galleryFolder = "app/[locale]/design/";

/** Not shown as an example, because it already stands on the gallery's page or needs one of its own. */
const elsewhere = new Map([
	["ui/page-frame.tsx", "the frame of a resident's whole page"],
	["ui/page-form.tsx", "writes its page's title; each of its parts is shown"],
	["ui/lookup-form.tsx", "writes its page's title; each of its parts is shown"],
	["ui/hidden-fields.tsx", "cannot be seen"],
	["ui/map-on-tap.tsx", "asks the portal for its layers"],
	["ui/view-bar.tsx", "stands above every page in the low-vision mode"],
	["ui/view-switch.tsx", "stands above the gallery itself"],
	["ui/view-words.tsx", "stands above the gallery itself"],
]);

test("every component of the design system is shown in the gallery", () => {
	const shown = new Set(
		[...files]
			.filter(([path]) => path.startsWith(galleryFolder))
			.flatMap(([, text]) =>
				[...text.matchAll(/from "#(ui\/[\w/-]+\.tsx)"/g)].map(([, path]) => path),
			),
	);
	expect(shown.size).toBeGreaterThan(25);
	const components = [...files.keys()].filter((path) => /^ui\/[\w-]+\.tsx$/.test(path));
	expect(components.filter((path) => !shown.has(path) && !elsewhere.has(path))).toEqual([]);
	const charts = [...files].flatMap(([path, text]) =>
		path.startsWith("app/")
			? [...text.matchAll(/from "#(ui\/charts\/[\w-]+\.tsx)"/g)].map(([, chart]) => chart)
			: [],
	);
	expect(charts.filter((path) => !shown.has(path))).toEqual([]);
});

test("residents' pages use no component that needs a client beyond their forms", () => {
	const staffOnly = /#ui\/(dialog|toast|skeleton)\.tsx/;
	const users = [...files].filter(
		([path, text]) => path.startsWith("app/[locale]/(resident)/") && staffOnly.test(text),
	);
	expect(users.map(([path]) => path)).toEqual([]);
});
