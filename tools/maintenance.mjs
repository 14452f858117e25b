// `npm run maintenance`. See switch-maintenance.ts. It needs no database: that may be what is being worked on.
import { main, runPinned } from "./bootstrap.mjs";

await main(() =>
	runPinned(["--conditions=react-server", "tools/switch-maintenance.ts", ...process.argv.slice(2)]),
);
