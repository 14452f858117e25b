// npm test: everything, on a machine that may have nothing but Node and npm.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "./bootstrap.mjs";
import { prepareChromium } from "./chromium.mjs";
import { endToEndStep, runSteps, testSteps } from "./steps.mjs";

await main(async () => {
	const begun = Date.now();
	const folder = mkdtempSync(join(tmpdir(), "qadam-e2e-"));
	// PostgreSQL's own user must be able to enter it.
	chmodSync(folder, 0o755);
	const environment = { QADAM_E2E_DATA: folder };
	const chromium = [
		"chromium",
		async () => {
			const path = prepareChromium();
			if (path) environment.CHROMIUM_PATH = path;
			return { passed: 0, failed: 0, note: path ?? "Playwright's own" };
		},
	];
	const { passed, failed } = await runSteps([...testSteps, chromium, endToEndStep(environment)]);
	rmSync(folder, { recursive: true, force: true });
	console.log(`All in all ${((Date.now() - begun) / 1000).toFixed(0)} s`);
	console.log(`${passed} passed, ${failed} failed`);
	return failed > 0 ? 1 : 0;
});
