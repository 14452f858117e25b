import { defineConfig } from "vitest/config";

const alias = {
	"server-only": new URL("./tests/factories/server-only.ts", import.meta.url).pathname,
};

export default defineConfig({
	resolve: { alias },
	test: {
		projects: [
			{
				resolve: { alias },
				test: {
					name: "unit",
					env: { LOG_LEVEL: "silent" },
					// No test asserts time; some start a real PostgreSQL, and machines are busy.
					testTimeout: 60_000,
					hookTimeout: 60_000,
					include: ["{app,domain,db,ui,lib,server,worker,tests,tools,enhance}/**/*.test.{ts,tsx}"],
					exclude: ["**/*.db.test.ts", "**/*.site.test.ts", "tests/e2e/**", "**/node_modules/**"],
				},
			},
			{
				resolve: { alias },
				test: {
					name: "database",
					include: ["{app,domain,db,lib,server,worker,tests,tools}/**/*.db.test.ts"],
					globalSetup: ["tests/factories/global-database.ts"],
					setupFiles: ["tests/factories/database.ts"],
					testTimeout: 60_000,
					hookTimeout: 120_000,
					maxWorkers: 2,
				},
			},
			{
				resolve: { alias },
				test: {
					// The real site behind its front door; it is built first if there is no build.
					name: "site",
					include: ["{server,tests}/**/*.site.test.ts"],
					globalSetup: ["tests/factories/global-database.ts", "tests/factories/global-site.ts"],
					setupFiles: ["tests/factories/database.ts"],
					testTimeout: 60_000,
					hookTimeout: 120_000,
					maxWorkers: 2,
				},
			},
		],
	},
});
