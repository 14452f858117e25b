// `npm run bench`: on the pinned Node, with a database of its own. See tests/bench/main.ts.
import { main, runPinned } from "./bootstrap.mjs";

await main(() =>
	runPinned(["--conditions=react-server", "tests/bench/main.ts", ...process.argv.slice(2)]),
);
