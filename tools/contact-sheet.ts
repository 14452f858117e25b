import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "./chromium.mjs";
import { project } from "./prepare-environment.ts";

/*
 * Puts the pictures of a sweep side by side, sheets for each language, look and width, so that a person can look at
 * all pages in turn: test-results/screens/contact-<language>-<look>-<width>-<number>.png. See docs/contributing.md.
 */

const screens = join(project, "test-results/screens");

/** How wide a picture stands on the sheet, and how much of a long page is shown. */
const sizes = {
	"360": { columns: 9, rows: 2, width: 220, height: 660 },
	"1366": { columns: 4, rows: 3, width: 480, height: 400 },
} as const;

const style = `body { margin: 12px; font: 12px sans-serif; background: #888 }
main { display: grid; gap: 12px } figure { margin: 0; overflow: hidden }
figcaption { color: #fff; background: #222; padding: 2px 6px } img { display: block; width: 100% }`;

const picture = (path: string): string => {
	const bytes = readFileSync(path).toString("base64");
	return `<figure><figcaption>${basename(path, ".png")}</figcaption><img alt="" src="data:image/png;base64,${bytes}"></figure>`;
};

async function makeSheets(browser: Browser, folder: string, size: keyof typeof sizes) {
	const { columns, rows, width, height } = sizes[size];
	const paths = globSync(`*-${size}.png`, { cwd: join(screens, folder) }).sort();
	const page = await browser.newPage({ viewport: { width: columns * (width + 12) + 12, height } });
	const grid = `main { grid-template-columns: repeat(${columns}, ${width}px) } figure { height: ${height}px }`;
	for (let sheet = 0; sheet * columns * rows < paths.length; sheet++) {
		const some = paths.slice(sheet * columns * rows, (sheet + 1) * columns * rows);
		const pictures = some.map((path) => picture(join(screens, folder, path))).join("");
		await page.setContent(`<style>${style} ${grid}</style><main>${pictures}</main>`);
		const name = `contact-${folder}-${size}-${sheet + 1}.png`;
		await page.screenshot({ path: join(screens, name), fullPage: true });
		console.log(`${name}: ${some.length} pages`);
	}
	await page.close();
}

if (!existsSync(screens)) throw new Error("There are no pictures yet: npm run sweep takes them.");
const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: ["--no-sandbox"],
});
for (const folder of globSync("*-{light,dark,low-vision}", { cwd: screens }).sort())
	for (const size of ["360", "1366"] as const) await makeSheets(browser, folder, size);
await browser.close();
