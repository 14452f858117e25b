// node tools/run.mjs SCRIPT [arguments]: runs a script with the portal's environment and database. See command.ts.
import { main, runPinned } from "./bootstrap.mjs";

await main(() =>
	runPinned(["--conditions=react-server", "tools/command.ts", ...process.argv.slice(2)]),
);
