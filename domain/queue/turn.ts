import type { Officer } from "#domain/identity/actors.ts";
import { changeTurn } from "./change-turn.ts";

/*
 * What a clerk does with the person who was called, each by one key:
 * called → in-service → finished; called → called again; called → not-here; called, in-service → parked → waiting.
 */

/** The person has come to the window. */
export const startService = (officer: Officer, entryId: string, now: Date) =>
	changeTurn(
		officer,
		entryId,
		{
			action: "started",
			from: ["called"],
			to: "in-service",
			visit: { from: ["called"], to: "in-service" },
			set: (startedAt) => ({ startedAt }),
		},
		now,
	);

/** Done; somebody who was served without "start" was served from the call on. */
export const finishService = (officer: Officer, entryId: string, now: Date) =>
	changeTurn(
		officer,
		entryId,
		{
			action: "finished",
			from: ["called", "in-service"],
			to: "finished",
			outcome: "finished",
			visit: { from: ["called", "in-service"], to: "served" },
		},
		now,
	);

/** Calls the same ticket again: the screens show and chime it once more. */
export const recall = (officer: Officer, entryId: string, now: Date) =>
	changeTurn(
		officer,
		entryId,
		{
			action: "recalled",
			from: ["called"],
			to: "called",
			set: (calledAt, { calls }) => ({ calledAt, calls: calls + 1 }),
		},
		now,
	);

/** Nobody came to the window. The visit counts as not come. */
export const markNotHere = (officer: Officer, entryId: string, now: Date) =>
	changeTurn(
		officer,
		entryId,
		{
			action: "not-here",
			from: ["called"],
			to: "not-here",
			outcome: "not-here",
			visit: { from: ["called"], to: "not-come" },
		},
		now,
	);

/** Aside for a while (a paper is missing): the desk is free, the place in time is kept. */
export const park = (officer: Officer, entryId: string, now: Date) =>
	changeTurn(
		officer,
		entryId,
		{
			action: "parked",
			from: ["called", "in-service"],
			to: "parked",
			outcome: "parked",
			visit: { from: ["called", "in-service"], to: "arrived" },
		},
		now,
	);

/** Back into the line, with the due time they had. */
export const resume = (officer: Officer, entryId: string, now: Date) =>
	changeTurn(officer, entryId, { action: "resumed", from: ["parked"], to: "waiting" }, now);
