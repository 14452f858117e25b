import type { deskServices, desks } from "#db/schema/appointments.ts";
import type { scheduleRules } from "#db/schema/schedules.ts";

type DeskRow = typeof desks.$inferInsert;
type RuleRow = typeof scheduleRules.$inferInsert;

export type OfficeSource = { id: string; unitId: string; isDuty: boolean };
export type BeatSource = { id: string; officeId: string; unitId: string; number: number };

/** № 4 in Kokshetau has every kind of desk; its windows 3 and 4 belong to the probation service. */
const largest = "1110-4";
const always = "[2020-01-01,)";
/** A unit with so many beats has a probation desk of its own. */
const largerUnit = 8;

type Kind = DeskRow["kind"];

function sharedKinds(office: OfficeSource, beatsOfUnit: number): Kind[] {
	if (office.id === largest)
		return ["migration", "migration", "probation", "probation", "migration"];
	if (!office.isDuty) return [];
	return beatsOfUnit >= largerUnit ? ["migration", "probation"] : ["migration"];
}

/** The demo's desks: an inspector's for each beat, and before them the windows the office has for everybody. */
export function buildDesks(offices: OfficeSource[], beats: BeatSource[]): DeskRow[] {
	return offices.flatMap((office) => {
		const beatsOfUnit = beats.filter((beat) => beat.unitId === office.unitId).length;
		const kinds = sharedKinds(office, beatsOfUnit).map((kind) => ({ kind, beatId: null }));
		const own = beats
			.filter((beat) => beat.officeId === office.id)
			.sort((one, other) => one.number - other.number)
			.map((beat) => ({ kind: "inspector" as const, beatId: beat.id }));
		return [...kinds, ...own].map((desk, at) => ({
			...desk,
			id: `${office.id}-d${at + 1}`,
			officeId: office.id,
			number: at + 1,
		}));
	});
}

const week = (
	owner: Pick<RuleRow, "deskId" | "officerId">,
	weekdays: number[],
	opensMinute: number,
	closesMinute: number,
	stepMinutes: number,
): RuleRow[] =>
	weekdays.map((weekday) => ({
		...owner,
		weekday,
		opensMinute,
		closesMinute,
		stepMinutes,
		during: always,
	}));

const workingDays = [1, 2, 3, 4, 5];

/** Windows work 9–13 and 14–18; inspectors receive 17–20, every third on Saturday 10–13 too. */
export function buildRules(deskRows: DeskRow[], officerIds: string[]): RuleRow[] {
	const windows = deskRows.filter((desk) => !desk.beatId);
	return [
		...windows.flatMap(({ id, kind }) => {
			const step = kind === "probation" ? 30 : 20;
			return [
				...week({ deskId: id }, workingDays, 540, 780, step),
				...week({ deskId: id }, workingDays, 840, 1080, step),
			];
		}),
		...officerIds.flatMap((officerId, at) => [
			...week({ officerId }, workingDays, 1020, 1200, 20),
			...(at % 3 === 0 ? week({ officerId }, [6], 600, 780, 20) : []),
		]),
	];
}

export const buildDeskServices = (
	deskRows: DeskRow[],
	services: { id: string; deskKind: Kind; bookable: boolean }[],
): (typeof deskServices.$inferInsert)[] =>
	deskRows.flatMap((desk) =>
		services
			.filter((service) => service.bookable && service.deskKind === desk.kind)
			.map((service) => ({ deskId: desk.id, serviceId: service.id })),
	);
