import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { demoAccounts } from "#db/seed/accounts.ts";
import { findChromium } from "#tools/chromium.mjs";
import { startPortal } from "../portal.ts";
import { progress, tell } from "../report.ts";

// Lighthouse as a phone, on each kind of page. It is fetched for this part alone: 114 packages and 176 MB, the
// reporting of its own errors among them, would stand in nobody's way but everybody's installation (0023).

const lighthouse = "lighthouse@13.5.0";
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

const pages = {
	home: "/kk",
	find: `/kk/find?q=${encodeURIComponent("Кокшетау")}`,
	beat: "/kk/beats/1110-19",
	office: "/kk/offices/1110-4",
	unit: "/kk/units/1110",
	services: "/kk/services",
	service: "/kk/services/inspector-reception",
	times: "/kk/book/inspector-reception/1110-4?beat=1110-17",
	"find-visit": "/kk/visits",
	help: "/kk/help",
	accessibility: "/kk/accessibility",
};

type Report = {
	categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
	audits: Record<string, { score: number | null; title: string }>;
};

const folder = mkdtempSync(join(tmpdir(), "qadam-lighthouse-"));

/** Null where Lighthouse cannot be had, or gave up. */
async function look(name: string, url: string, cookie?: string): Promise<Report | null> {
	const output = join(folder, `${name}.json`);
	const args = [
		...["--yes", lighthouse, url, "--quiet", "--output=json", `--output-path=${output}`],
		`--only-categories=${categories.join()}`,
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu",
		...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : []),
	];
	const child = spawn("npx", args, {
		stdio: ["ignore", "ignore", "pipe"],
		env: { ...process.env, CHROME_PATH: findChromium() ?? "" },
	});
	let said = "";
	child.stderr.on("data", (chunk) => {
		said += chunk;
	});
	const code = await new Promise((resolve) => child.once("close", resolve));
	if (code === 0) return JSON.parse(readFileSync(output, "utf8"));
	progress(`${name}: Lighthouse ended with ${code}: ${said.trim().split("\n").at(-1)}`);
	return null;
}

function tellScores(name: string, report: Report, target: string): void {
	for (const category of categories) {
		const { score, auditRefs = [] } = report.categories[category] ?? { score: null };
		const lost = auditRefs
			.filter(({ id, weight }) => weight > 0 && (report.audits[id]?.score ?? 1) < 0.9)
			.map(({ id }) => id);
		const why = lost.length > 0 ? `; short: ${lost.join(", ")}` : "";
		tell(`lighthouse.${name}.${category}`, (score ?? 0) * 100, "of 100", `${target}${why}`);
	}
}

/** The cookie of somebody at the front desk. */
async function signIn(origin: string): Promise<string> {
	const account = demoAccounts.find(({ login }) => login === "front-desk");
	if (!account) throw new Error("The demo has no front desk.");
	const browser = await chromium.launch({
		executablePath: findChromium() ?? undefined,
		args: ["--no-sandbox"],
	});
	const page = await browser.newPage();
	await page.goto(`${origin}/kk/staff/sign-in`);
	await page.locator("#login").fill(account.login);
	await page.locator("#password").fill(account.password);
	await page.locator("main button[type=submit]").click();
	await page.waitForURL(/\/staff\/day/);
	const cookies = await page.context().cookies();
	await browser.close();
	return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

// Search engines are let in here, as by a portal in use: the demonstration asks them to stay out.
const portal = await startPortal("info", { QADAM_DEMO: "0", QADAM_INDEXED: "1" });
try {
	for (const [name, path] of Object.entries(pages)) {
		const report = await look(name, portal.origin + path);
		if (report) tellScores(name, report, `Lighthouse 13.5.0, mobile; target 100; ${path}`);
	}
	const staff = await look(
		"staff-day",
		`${portal.origin}/kk/staff/day`,
		await signIn(portal.origin),
	);
	if (staff)
		tellScores("staff-day", staff, "Lighthouse 13.5.0, mobile; target 90; React and all scripts");
} finally {
	await portal.stop();
	rmSync(folder, { recursive: true, force: true });
}
