import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pinnedNode, project, Trouble } from "./bootstrap.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The Chromium that the machine has, or null. */
export function findChromium() {
	const given = process.env.CHROMIUM_PATH;
	if (given) {
		if (existsSync(given)) return given;
		throw new Trouble(`CHROMIUM_PATH names no file: ${given}`);
	}
	const folders = (process.env.PATH ?? "").split(delimiter);
	for (const name of names)
		for (const folder of folders)
			if (folder && existsSync(join(folder, name))) return join(folder, name);
	return null;
}

/** Finds Chromium or installs one. Answers its path, or null for the one that Playwright keeps itself. */
export function prepareChromium() {
	const found = findChromium();
	if (found) return found;
	const isRoot = process.getuid?.() === 0;
	if (isRoot && existsSync("/usr/bin/apt-get")) {
		console.log("· Installing the system's package chromium");
		const options = {
			stdio: "inherit",
			env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		};
		spawnSync("apt-get", ["update", "-qq"], options);
		spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
		const installed = findChromium();
		if (installed) return installed;
	}
	console.log("· Installing Playwright's Chromium");
	const cli = join(project, "node_modules/@playwright/test/cli.js");
	const args = [cli, "install", ...(isRoot ? ["--with-deps"] : []), "chromium"];
	const done = spawnSync(pinnedNode(), args, { cwd: project, stdio: "inherit" });
	if (done.status !== 0)
		throw new Trouble(
			"No Chromium could be installed. Install one by hand and name it in CHROMIUM_PATH.",
		);
	return null;
}
