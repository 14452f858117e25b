import { asc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { desks, services } from "#db/schema/appointments.ts";
import { valueOn } from "#domain/regulations/queries.ts";

const serviceColumns = {
	id: services.id,
	deskKind: services.deskKind,
	name: services.name,
	summary: services.summary,
	eligibility: services.eligibility,
	bring: services.bring,
	withoutVisit: services.withoutVisit,
	onlineUrl: services.onlineUrl,
	feeMci: services.feeMci,
	feeNote: services.feeNote,
	legalSource: services.legalSource,
	minutes: services.minutes,
	horizonDays: services.horizonDays,
	noticeMinutes: services.noticeMinutes,
	cutoffMinutes: services.cutoffMinutes,
	bookable: services.bookable,
	sensitive: services.sensitive,
};

/** A fee in whole tenge, rounded to the nearest: the index has no tiyn, a multiple of it may. */
export const feeInTenge = (feeMci: number | null, mci: number): number | null =>
	feeMci === null ? null : Math.round(feeMci * mci);

/** Every service in the order of the list, with its fee as of `day` (YYYY-MM-DD). */
export async function listServices(day: string) {
	const [rows, mci] = await Promise.all([
		db.select(serviceColumns).from(services).orderBy(asc(services.position), asc(services.id)),
		valueOn("mci", day),
	]);
	return rows.map((service) => ({ ...service, feeTenge: feeInTenge(service.feeMci, mci), mci }));
}

export type ServiceView = Awaited<ReturnType<typeof listServices>>[number];

export async function findService(id: string, day: string): Promise<ServiceView | null> {
	const [rows, mci] = await Promise.all([
		db.select(serviceColumns).from(services).where(eq(services.id, id)),
		valueOn("mci", day),
	]);
	const [service] = rows;
	return service ? { ...service, feeTenge: feeInTenge(service.feeMci, mci), mci } : null;
}

/** The working desks of an office, as anybody may see them: number, kind, beat. */
export const listDesks = (officeId: string) =>
	db
		.select({ id: desks.id, number: desks.number, kind: desks.kind, beatId: desks.beatId })
		.from(desks)
		.where(eq(desks.officeId, officeId))
		.orderBy(asc(desks.number));
