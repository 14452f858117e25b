// node tools/alone.mjs SCRIPT [arguments]: runs a script that needs neither settings nor database on the pinned Node.
import { main, runPinned } from "./bootstrap.mjs";

await main(() => runPinned(["--conditions=react-server", ...process.argv.slice(2)]));
