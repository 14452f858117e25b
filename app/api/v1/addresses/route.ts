import { endpoint } from "#app/api/endpoint.ts";
import { type Match, searchAddresses } from "#domain/territory/search-addresses.ts";
import { credit } from "../credit.ts";
import { officeAnswer } from "../place-answers.ts";
import { officeOf } from "../territory-memory.ts";
import { searchAddressesOperation } from "./schema.ts";

const matchAnswer = (match: Match) => ({
	kind: match.kind,
	id: match.id,
	label: match.label,
	context: match.context,
	unitId: match.unitId,
	settlementId: match.settlementId,
	beats: match.beatIds,
	point: match.lat === null || match.lon === null ? null : { lat: match.lat, lng: match.lon },
});

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	searchAddressesOperation,
	async ({ query: { q, limit } }) => {
		const { understood, understoodNames, ...found } = await searchAddresses(q, limit);
		const dutyOffice = await officeOf(found.dutyOfficeId);
		return {
			understood: { ...understoodNames, house: understood.house },
			outcome: found.outcome,
			matches: found.matches.map(matchAnswer),
			dutyOffice: dutyOffice && officeAnswer(dutyOffice),
			...(await credit()),
		};
	},
);
