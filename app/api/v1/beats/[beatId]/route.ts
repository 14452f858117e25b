import { endpoint } from "#app/api/endpoint.ts";
import { unknownId } from "#app/api/problem.ts";
import { today } from "#lib/dates.ts";
import { credit } from "../../credit.ts";
import { beatAnswer } from "../../place-answers.ts";
import { beatOn } from "../../territory-memory.ts";
import { findBeatOperation } from "../schema.ts";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	findBeatOperation,
	async ({ segments, now }) => {
		const beat = await beatOn(segments.beatId ?? "", today(now).toString());
		if (!beat) return unknownId("id");
		const boundary = { type: "MultiPolygon" as const, coordinates: beat.boundary };
		return { beat: { ...beatAnswer(beat), boundary }, ...(await credit()) };
	},
);
