import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
	endMaintenance,
	maintenanceQuery,
	pauseSeconds,
	readMaintenance,
	startMaintenance,
	watchMaintenance,
} from "./maintenance.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "qadam-maintenance-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = new Date("2026-11-24T12:00:00Z");
const until = new Date("2026-11-24T13:00:00Z");

test("what the operator switched on is read back, and off is off", () => {
	expect(readMaintenance(folder)).toBeNull();
	startMaintenance(folder, { until, reason: "update" });
	expect(readMaintenance(folder)).toEqual({ until, reason: "update" });
	endMaintenance(folder);
	endMaintenance(folder);
	expect(readMaintenance(folder)).toBeNull();
});

test("a file made by hand counts, and nothing in it reaches a page but a known reason and a time", () => {
	for (const text of ["", "on", "{", '{"until":"soon","reason":"<b>x</b>"}', "[]", '{"until":5}']) {
		writeFileSync(join(folder, "maintenance.json"), text);
		expect(readMaintenance(folder), text).toEqual({ until: null, reason: null });
	}
});

test("the door notices within a second, on and off and on again", () => {
	let clock = 0;
	const current = watchMaintenance(folder, () => clock);
	expect(current()).toBeNull();
	startMaintenance(folder, { until: null, reason: null });
	expect(current()).toBeNull();
	clock += 1000;
	expect(current()).toEqual({ until: null, reason: null });
	startMaintenance(folder, { until, reason: "network" });
	utimesSync(join(folder, "maintenance.json"), 1, 2);
	clock += 1000;
	expect(current()).toEqual({ until, reason: "network" });
	endMaintenance(folder);
	clock += 1000;
	expect(current()).toBeNull();
});

test("a door without a data folder is never closed", () => {
	expect(watchMaintenance(undefined)()).toBeNull();
});

test("a time that has passed is neither shown nor promised", () => {
	const late = { until: new Date(now.getTime() - 1), reason: "database" } as const;
	expect(maintenanceQuery(late, now)).toBe("?reason=database");
	expect(pauseSeconds(late, now)).toBe(600);
	expect(pauseSeconds({ until, reason: null }, now)).toBe(3600);
	expect(maintenanceQuery({ until, reason: null }, now)).toBe(
		"?until=2026-11-24T13%3A00%3A00.000Z",
	);
	expect(maintenanceQuery({ until: null, reason: null }, now)).toBe("");
});
