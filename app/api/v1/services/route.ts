import { endpoint } from "#app/api/endpoint.ts";
import { listServices, type ServiceView } from "#domain/appointments/queries.ts";
import { today } from "#lib/dates.ts";
import { credit } from "../credit.ts";
import { listServicesOperation } from "./schema.ts";

/** Whose window it is stays inside: for one of them that alone would tell why somebody comes. */
const serviceAnswer = (service: ServiceView) => ({
	id: service.id,
	at: service.deskKind === "inspector" ? ("inspector" as const) : ("window" as const),
	name: service.name,
	summary: service.summary,
	eligibility: service.eligibility,
	bring: service.bring,
	withoutVisit: service.withoutVisit,
	onlineUrl: service.onlineUrl,
	bookable: service.bookable,
	minutes: service.minutes,
	horizonDays: service.horizonDays,
	noticeMinutes: service.noticeMinutes,
	cutoffMinutes: service.cutoffMinutes,
	fee:
		service.feeMci === null || service.feeTenge === null
			? null
			: { mci: service.feeMci, tenge: service.feeTenge },
	feeNote: service.feeNote,
	legalSource: service.legalSource,
});

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	listServicesOperation,
	async ({ now }) => ({
		services: (await listServices(today(now).toString())).map(serviceAnswer),
		...(await credit()),
	}),
);
