import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const project = join(import.meta.dirname, "../..");
const cruiser = join(project, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
const planted = mkdtempSync(join(tmpdir(), "qadam-boundaries-"));

afterAll(() => rmSync(planted, { recursive: true, force: true }));

/** A project of a few empty files whose arrows break one rule each. */
function plant(files: Record<string, string>): void {
	for (const name of ["package.json", ".dependency-cruiser.cjs", "node_modules"])
		symlinkSync(join(project, name), join(planted, name));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(planted, path)), { recursive: true });
		writeFileSync(join(planted, path), text);
	}
}

const arrow = (to: string) => `import { x } from "${to}";\nexport const y = x;\n`;
const leaf = "export const x = 1;\n";

test("every forbidden arrow is caught, by the rule that says what to do instead", async () => {
	plant({
		"db/client.ts": leaf,
		"db/listen.ts": leaf,
		"db/seed/seed.ts": arrow("#domain/territory/queries.ts"),
		"lib/env.ts": leaf,
		"lib/session.ts":
			'import "next-auth";\nimport { x } from "#domain/identity/mint.ts";\nexport const y = x;\n',
		"ui/button.tsx": arrow("#domain/territory/queries.ts"),
		"app/page.tsx": arrow("#db/client.ts"),
		"app/sign-in.tsx": 'import "next-auth";\n',
		"app/actor.tsx": arrow("#domain/identity/mint.ts"),
		"app/secret.tsx": 'import "server-only";\n',
		"domain/identity/mint.ts": leaf,
		"domain/territory/queries.ts": arrow("#domain/appointments/rules.ts"),
		"domain/appointments/rules.ts": arrow("#lib/env.ts"),
		"domain/appointments/page.ts": 'import "react";\n',
		"domain/appointments/one.ts": arrow("./two.ts"),
		"domain/appointments/two.ts": 'import { y } from "./one.ts";\nexport const x = y;\n',
		"server/main.ts": arrow("#domain/territory/queries.ts"),
		"worker/main.ts": arrow("#lib/session.ts"),
		"db/upward.ts": arrow("#domain/identity/mint.ts"),
		"lib/upward.ts": arrow("#domain/territory/queries.ts"),
		"enhance/map.ts": arrow("#lib/env.ts"),
		"domain/audit/record.ts": arrow("#domain/identity/sealing.ts"),
		"domain/identity/sealing.ts": leaf,
		"domain/roads/list.ts": arrow("#domain/cameras/list.ts"),
		"domain/cameras/list.ts": leaf,
		"tests/factories/actors.ts": leaf,
		"worker/tested.ts": arrow("#tests/factories/actors.ts"),
		"tools/launch.ts": leaf,
		"server/launched.ts": arrow("#tools/launch.ts"),
		"domain/territory/gone.ts": arrow("./nowhere.ts"),
		"domain/territory/demo.ts": arrow("#db/seed/seed.ts"),
	});
	const rooms = readdirSync(planted).filter(
		(name) => !name.includes(".") && name !== "node_modules",
	);
	const report = await promisify(execFile)(
		process.execPath,
		[cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...rooms],
		{ cwd: planted, maxBuffer: 50_000_000 },
	).catch((failure: { stdout: string }) => failure);
	const violations: { from: string; rule: { name: string } }[] = JSON.parse(report.stdout).summary
		.violations;
	const found = new Set(violations.map(({ from, rule }) => `${from} ${rule.name}`));
	expect([...found].sort()).toEqual(
		[
			"app/actor.tsx one-mint-of-actors",
			"app/page.tsx room-app",
			"app/secret.tsx server-only-stands-once",
			"app/sign-in.tsx one-door-to-next-auth",
			"db/upward.ts one-mint-of-actors",
			"db/upward.ts room-db",
			"domain/audit/record.ts domain-bottom-order",
			"domain/roads/list.ts domain-beside-roads",
			"enhance/map.ts room-enhance",
			"lib/upward.ts room-lib",
			"server/launched.ts nobody-imports-tools",
			"server/launched.ts room-server",
			"worker/tested.ts no-tests-in-production",
			"worker/tested.ts room-worker",
			"domain/appointments/one.ts no-cycle",
			"domain/appointments/page.ts domain-knows-no-framework",
			"domain/appointments/rules.ts room-domain",
			"domain/territory/demo.ts db-seed-is-composition",
			"domain/territory/gone.ts resolvable",
			"domain/territory/queries.ts domain-order-territory",
			"server/main.ts room-server",
			"ui/button.tsx room-ui",
			"worker/main.ts room-worker",
		].sort(),
	);
}, 60_000);
