import { endpoint, WithHeaders } from "#app/api/endpoint.ts";
import { unknownId } from "#app/api/problem.ts";
import { publicAddress } from "#app/api/public-address.ts";
import { type BeatSummary, listBeats } from "#domain/territory/queries.ts";
import { credit } from "../credit.ts";
import { beatSummaryAnswer } from "../place-answers.ts";
import { allOffices, officeOf, remembered } from "../territory-memory.ts";
import { cursorAfter, listBeatsOperation } from "./schema.ts";

/** Whether the list goes on with this beat after that one, which may be gone by now. */
function follows(beat: BeatSummary, after: string): boolean {
	const dash = after.lastIndexOf("-");
	const unitId = after.slice(0, dash);
	if (beat.unitId !== unitId) return beat.unitId > unitId;
	return beat.number > Number(after.slice(dash + 1));
}

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	listBeatsOperation,
	async ({ query, url }) => {
		const { unit, office, limit, cursor } = query;
		const offices = await allOffices();
		if (unit !== undefined && !offices.some(({ unitId }) => unitId === unit))
			return unknownId("unit");
		if (office !== undefined && !(await officeOf(office))) return unknownId("office");
		const all = (await remembered("beats", () => listBeats())).filter(
			(beat) =>
				(unit === undefined || beat.unitId === unit) &&
				(office === undefined || beat.officeId === office),
		);
		const rest = cursor === undefined ? all : all.filter((beat) => follows(beat, cursor));
		const page = rest.slice(0, limit);
		const last = page.at(-1);
		const after = last && rest.length > limit ? cursorAfter(last.id) : null;
		const body = {
			beats: page.map(beatSummaryAnswer),
			total: all.length,
			cursor: after,
			next: after && nextPage(url, after),
			...(await credit()),
		};
		return body.next ? new WithHeaders(body, { link: `<${body.next}>; rel="next"` }) : body;
	},
);

function nextPage(url: URL, cursor: string): string {
	const next = new URL(publicAddress(url.pathname + url.search));
	next.searchParams.set("cursor", cursor);
	return next.href;
}
