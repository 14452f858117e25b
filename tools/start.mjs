// `npm start` and `npm run dev`. See launch.ts, which does the work on the pinned Node.
import { main, runPinned } from "./bootstrap.mjs";

await main(() =>
	runPinned(["--conditions=react-server", "tools/launch.ts", ...process.argv.slice(2)]),
);
