import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// Playwright reads this file in each of its processes: what the first one chose is handed on by the environment.
function chosen(name: string, choose: () => string): string {
	process.env[name] ??= choose();
	return process.env[name];
}

/** A portal that somebody has started already, with its port and its folder, is used as it stands. */
const isGiven = process.env.QADAM_E2E_PORT !== undefined;
const port = chosen("QADAM_E2E_PORT", () => String(20_000 + (process.pid % 20_000)));
const folder = chosen("QADAM_E2E_DATA", () => {
	const made = mkdtempSync(join(tmpdir(), "qadam-e2e-"));
	// PostgreSQL's own user must be able to enter it.
	chmodSync(made, 0o755);
	return made;
});

export default defineConfig({
	testDir: "tests/e2e",
	testMatch: "**/*.spec.ts",
	outputDir: ".cache/e2e",
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	timeout: 60_000,
	// On a busy machine of two cores a page may take its time: waiting longer costs nothing where it does not.
	expect: { timeout: 15_000 },
	reporter: [["list"], ["json"]],
	use: {
		baseURL: `http://localhost:${port}`,
		trace: "retain-on-failure",
		// Only the tests of reading offline let the worker (public/sw.js) stand between them and the portal.
		serviceWorkers: "block",
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH || undefined,
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
			],
		},
	},
	webServer: {
		// Its log is read by the test that looks for personal data in it.
		command: `node tools/start.mjs > "${join(folder, "portal.log")}"`,
		url: `http://localhost:${port}/ru`,
		timeout: 300_000,
		reuseExistingServer: isGiven,
		env: { PORT: port, DATA_DIR: folder, PUBLIC_URL: "", DATABASE_URL: "", QADAM_DEMO: "1" },
		gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
	},
});
