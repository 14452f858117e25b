import { buildPages, isBuildFresh } from "./build.ts";
import { tellFailure } from "./terminal.ts";

// Builds the pages when the sources changed. Run by test.mjs and while the image for a server is made.
try {
	if (!isBuildFresh()) await buildPages(process.env, () => {});
} catch (error) {
	tellFailure(error);
	process.exitCode = 1;
}
