// npm run check: everything that needs neither database nor browser.
import { main } from "./bootstrap.mjs";
import { checkSteps, runSteps } from "./steps.mjs";

await main(async () => {
	const { passed, failed } = await runSteps(checkSteps);
	console.log(`${passed} passed, ${failed} failed`);
	return failed > 0 ? 1 : 0;
});
