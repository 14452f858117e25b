import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Why, in words that messages/ has in three languages (error-page.reason): an operator writes in one. */
export const maintenanceReasons = ["update", "database", "network"] as const;
export type MaintenanceReason = (typeof maintenanceReasons)[number];

export type Maintenance = { until: Date | null; reason: MaintenanceReason | null };

const fileIn = (folder: string): string => join(folder, "maintenance.json");

const isReason = (text: unknown): text is MaintenanceReason =>
	(maintenanceReasons as readonly unknown[]).includes(text);

/** Whoever made the file means it, whatever stands in it. */
function parseMaintenance(text: string): Maintenance {
	try {
		const { until, reason } = JSON.parse(text) as { until?: unknown; reason?: unknown };
		const end = new Date(typeof until === "string" ? until : Number.NaN);
		return {
			until: Number.isNaN(end.getTime()) ? null : end,
			reason: isReason(reason) ? reason : null,
		};
	} catch {
		return { until: null, reason: null };
	}
}

/** What the file says now; null while there is none. */
export function readMaintenance(folder: string): Maintenance | null {
	try {
		return parseMaintenance(readFileSync(fileIn(folder), "utf8"));
	} catch {
		return null;
	}
}

export function startMaintenance(folder: string, { until, reason }: Maintenance): void {
	// Renamed into place: the door must never read half a file.
	const half = `${fileIn(folder)}.new`;
	writeFileSync(half, JSON.stringify({ until: until?.toISOString() ?? null, reason }));
	renameSync(half, fileIn(folder));
}

export const endMaintenance = (folder: string): void => rmSync(fileIn(folder), { force: true });

const lookAgainMs = 1000;

/** Asks the file's time at most once a second, and reads it only when that has changed. */
export function watchMaintenance(
	folder: string | undefined,
	now: () => number = Date.now,
): () => Maintenance | null {
	let lookedAt = Number.NEGATIVE_INFINITY;
	let changedAt: number | undefined;
	let current: Maintenance | null = null;
	return () => {
		if (!folder || now() - lookedAt < lookAgainMs) return current;
		lookedAt = now();
		const found = statSync(fileIn(folder), { throwIfNoEntry: false })?.mtimeMs;
		if (found !== changedAt) {
			changedAt = found;
			current = found === undefined ? null : readMaintenance(folder);
		}
		return current;
	};
}

const usualPauseSeconds = 600;

/** Seconds until one may come back; no promise is made once the time has passed. */
export const pauseSeconds = ({ until }: Maintenance, now: Date): number => {
	const left = until ? Math.ceil((until.getTime() - now.getTime()) / 1000) : 0;
	return left > 0 ? Math.max(60, left) : usualPauseSeconds;
};

/** What the page is asked with. A time that has passed is not shown. */
export function maintenanceQuery({ until, reason }: Maintenance, now: Date): string {
	const query = new URLSearchParams();
	if (until && until > now) query.set("until", until.toISOString());
	if (reason) query.set("reason", reason);
	return query.size > 0 ? `?${query}` : "";
}
