// npm run sweep: every page × language × look × width, with pictures of all of it on contact sheets.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main, project } from "./bootstrap.mjs";
import { prepareChromium } from "./chromium.mjs";
import { run } from "./steps.mjs";

await main(async () => {
	const folder = mkdtempSync(join(tmpdir(), "qadam-sweep-"));
	// PostgreSQL's own user must be able to enter it.
	chmodSync(folder, 0o755);
	rmSync(join(project, "test-results/screens"), { recursive: true, force: true });
	const environment = { QADAM_SWEEP: "full", QADAM_E2E_DATA: folder };
	const path = prepareChromium();
	if (path) environment.CHROMIUM_PATH = path;
	const looked = await run(
		[
			"node_modules/@playwright/test/cli.js",
			"test",
			"tests/e2e/sweep.spec.ts",
			"--fully-parallel",
			"--reporter=list",
		],
		{ show: true, environment },
	);
	rmSync(folder, { recursive: true, force: true });
	const sheets = await run(["tools/contact-sheet.ts"], { show: true, environment });
	return looked.code || sheets.code;
});
