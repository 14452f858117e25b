import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// Playwright reads this file in each of its processes: what the first one chose is handed on by the environment.
function chosen(name: string, choose: () => string): string {
	process.env[name] ??= choose();
	return process.env[name];
}

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
	reporter: [["list"], ["json"]],
	use: {
		baseURL: `http://localhost:${port}`,
		trace: "retain-on-failure",
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
		command: "node tools/start.mjs",
		url: `http://localhost:${port}/ru`,
		timeout: 300_000,
		env: { PORT: port, DATA_DIR: folder, PUBLIC_URL: "", DATABASE_URL: "", QADAM_DEMO: "1" },
		gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
	},
});
