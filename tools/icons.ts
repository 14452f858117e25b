import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "./chromium.mjs";
import { withText } from "./png-text.ts";

// The mark as PNG, for phones that put the portal on their home screen. Run it when public/icon.svg has changed:
// npm run icons. A test reads the hash of the drawing in each picture and fails when it is of another one.

const publicFolder = join(import.meta.dirname, "../public");
const svg = readFileSync(join(publicFolder, "icon.svg"), "utf8");
const source = createHash("sha256").update(svg).digest("hex");

/** Android cuts a maskable icon to any shape: all that matters stands within the middle 80 %. */
const pictures = [
	{ name: "192.png", size: 192, part: 1 },
	{ name: "512.png", size: 512, part: 1 },
	{ name: "maskable.png", size: 512, part: 0.72 },
];

const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: ["--no-sandbox", "--disable-gpu"],
});
mkdirSync(join(publicFolder, "icons"), { recursive: true });
for (const { name, size, part } of pictures) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	const ground = part < 1 ? "#07345e" : "transparent";
	const drawing = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
	await page.setContent(
		`<style>*{margin:0}body{background:${ground};display:grid;place-items:center;height:100vh}img{width:${part * 100}vw}</style><img src="${drawing}">`,
		{ waitUntil: "load" },
	);
	const picture = await page.screenshot({ omitBackground: part === 1, type: "png" });
	writeFileSync(join(publicFolder, "icons", name), withText(picture, "Source", source));
	await page.close();
}
await browser.close();
console.log(`${pictures.length} icons drawn from public/icon.svg`);
