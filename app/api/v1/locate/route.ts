import { endpoint } from "#app/api/endpoint.ts";
import { Refusal } from "#app/api/problem.ts";
import { territoryIndex } from "#domain/territory/live-index.ts";
import { locateBeats } from "#domain/territory/point-index.ts";
import { today } from "#lib/dates.ts";
import { credit } from "../credit.ts";
import { beatAnswer } from "../place-answers.ts";
import { beatOn } from "../territory-memory.ts";
import { locateOperation } from "./schema.ts";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	locateOperation,
	async ({ query: { lat, lng }, now }) => {
		const day = today(now).toString();
		const found = locateBeats((await territoryIndex()).points, lng, lat);
		const views = await Promise.all(found.map((beatId) => beatOn(beatId, day)));
		const beats = views.flatMap((view) => (view ? [beatAnswer(view)] : []));
		if (beats.length === 0) return new Refusal("outside-region");
		return { point: { lat, lng }, ambiguous: beats.length > 1, beats, ...(await credit()) };
	},
);
