import type { z } from "zod";
import { settlementName } from "#app/place-words.ts";
import type {
	BeatSummary,
	BeatView,
	OfficerView,
	OfficeView,
	ServingView,
	SettlementView,
} from "#domain/territory/queries.ts";
import { inEachLanguage, messageInEachLanguage } from "./localized-text.ts";
import type {
	beatSchema,
	beatSummarySchema,
	inspectorSchema,
	officeSchema,
	servingSchema,
	settlementSchema,
} from "./place-schema.ts";

// From the domain's views to what the API shows. Each field is named: a new column of a view stays inside.

const settlementAnswer = (settlement: SettlementView): z.infer<typeof settlementSchema> => ({
	id: String(settlement.id),
	kind: settlement.kind,
	name: inEachLanguage((locale) => settlementName(settlement, locale)),
});

const inspectorAnswer = (officer: OfficerView): z.infer<typeof inspectorSchema> => ({
	name: officer.name,
	rank: officer.rank,
	rankName: messageInEachLanguage(`rank.${officer.rank}`),
	phone: officer.phone,
	languages: officer.languages,
});

/** Why a colleague acts is the absent one's own affair: it may be illness. */
export const servingAnswer = (serving: ServingView): z.infer<typeof servingSchema> => ({
	inspector: inspectorAnswer(serving.officer),
	kind: serving.kind,
	until: serving.until,
	insteadOf: serving.insteadOf && inspectorAnswer(serving.insteadOf),
});

export const officeAnswer = (office: OfficeView): z.infer<typeof officeSchema> => ({
	id: office.id,
	number: office.number,
	unit: { id: office.unitId, name: office.unitName },
	settlement: settlementAnswer(office.settlement),
	address: office.address,
	landmark: office.landmark,
	directions: office.directions,
	point: { lat: office.lat, lng: office.lon },
	phone: office.phone,
	access: {
		stepFree: office.access.stepFree,
		accessibleToilet: office.access.accessibleToilet,
		parking: office.access.parking,
		hearingLoop: office.access.hearingLoop,
	},
	duty: office.isDuty,
	zone: office.zone,
	synthetic: office.synthetic,
});

export const beatSummaryAnswer = (beat: BeatSummary): z.infer<typeof beatSummarySchema> => ({
	id: beat.id,
	number: beat.number,
	unitId: beat.unitId,
	officeId: beat.officeId,
	residentsAbout: beat.population,
	synthetic: beat.synthetic,
});

export const beatAnswer = (beat: BeatView): z.infer<typeof beatSchema> => ({
	id: beat.id,
	number: beat.number,
	unit: { id: beat.unit.id, name: beat.unit.name },
	office: officeAnswer(beat.office),
	settlements: beat.settlements.map(settlementAnswer),
	residentsAbout: beat.population,
	serving: beat.serving && servingAnswer(beat.serving),
	synthetic: beat.synthetic,
});
