import { createHash } from "node:crypto";
import type { Localized } from "#db/schema/columns.ts";
import type { ranks } from "#db/schema/territory.ts";
import type { BeatPlaced } from "./offices.ts";
import { aigul, inventedName, yerlan } from "./people-names.ts";

export type OfficerDraft = {
	id: string;
	badge: string;
	name: Localized;
	rank: (typeof ranks)[number];
	phone: string;
	languages: string[];
	officeId: string;
	synthetic: true;
};

export type AssignmentDraft = {
	beatId: string;
	officerId: string;
	kind: "permanent" | "acting";
	/** PostgreSQL daterange, the end not included. */
	during: string;
	reason: "leave" | "training" | "sickness" | "vacancy" | null;
};

/** The beat of the demonstration: its inspector is on leave and a colleague of the office acts. */
export const demoBeat = "1110-17";
const demoColleague = "1110-18";

const inspectorRanks = ["lieutenant", "senior-lieutenant", "captain", "captain", "major"] as const;
const languages = [
	["kk", "ru"],
	["kk", "ru"],
	["ru", "kk"],
	["kk", "ru", "en"],
	["kk", "ru"],
	["ru", "uk"],
	["kk", "ru", "de"],
];

/** The same id at every seeding, so that links and demo accounts outlive a reset. */
function officerId(badge: string): string {
	const hex = createHash("sha256").update(`qadam-demo-officer-${badge}`).digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function makeOfficer(at: number, beat: BeatPlaced): OfficerDraft {
	const badge = `D-${String(at).padStart(5, "0")}`;
	const isDemo = beat.id === demoBeat || beat.id === demoColleague;
	return {
		id: officerId(badge),
		badge,
		name: beat.id === demoBeat ? yerlan : beat.id === demoColleague ? aigul : inventedName(at),
		rank: isDemo ? "captain" : (inspectorRanks[at % inspectorRanks.length] ?? "captain"),
		phone: `+7000000${String(at).padStart(4, "0")}`,
		languages: isDemo ? ["kk", "ru"] : (languages[at % languages.length] ?? ["kk", "ru"]),
		officeId: beat.officeId,
		synthetic: true,
	};
}

/** Absences around the day of seeding: first and last day as offsets. Now, just over, yet to come. */
const absences = [
	{ from: -5, to: 14, reason: "leave" },
	{ from: -1, to: 3, reason: "sickness" },
	{ from: 6, to: 30, reason: "leave" },
	{ from: -12, to: 9, reason: "training" },
	{ from: -25, to: -2, reason: "leave" },
] as const;

const everyAbsence = 9;
const everyVacancy = 41;
const smallBeat = 2300;

/** One inspector a beat, or for two small rural beats of an office; some away, some places vacant, one beat with nobody. */
export function buildOfficers(beats: BeatPlaced[], day: string) {
	const range = (from: number, to: number | null) => {
		const start = Temporal.PlainDate.from(day).add({ days: from });
		const end = to === null ? "" : start.add({ days: to - from + 1 });
		return `[${start},${end})`;
	};
	const officers: OfficerDraft[] = [];
	const assignments: AssignmentDraft[] = [];
	const ownerOf = new Map<string, OfficerDraft>();
	const vacant = new Set<string>();
	const nobody = beats.findLast((beat) => !beat.inTown)?.id;

	for (const [at, beat] of beats.entries()) {
		if (beat.id === nobody) continue;
		if (at % everyVacancy === everyVacancy - 2) {
			vacant.add(beat.id);
			continue;
		}
		const before = beats[at - 1];
		const shared =
			before &&
			!before.inTown &&
			!beat.inTown &&
			before.officeId === beat.officeId &&
			before.residents < smallBeat &&
			beat.residents < smallBeat
				? ownerOf.get(before.id)
				: undefined;
		const officer = shared ?? makeOfficer(officers.length + 1, beat);
		if (!shared) officers.push(officer);
		ownerOf.set(beat.id, officer);
		assignments.push({
			beatId: beat.id,
			officerId: officer.id,
			kind: "permanent",
			during: range(-200 - ((at * 37) % 1500), null),
			reason: null,
		});
	}

	const away = new Map<string, (typeof absences)[number]>();
	for (const [at, beat] of beats.entries()) {
		const officer = ownerOf.get(beat.id);
		const absence =
			beat.id === demoBeat ? absences[0] : absences[Math.floor(at / everyAbsence) % 5];
		const chosen = beat.id === demoBeat || at % everyAbsence === 4;
		if (!officer || !absence || !chosen || beat.id === demoColleague) continue;
		away.set(officer.id, absence);
	}
	/** A colleague of the same office, else of the same unit, who is not away and does not act yet. */
	const acting = new Set<string>();
	const standIn = (beat: BeatPlaced): OfficerDraft | undefined => {
		const free = beats.filter((other) => {
			const officer = ownerOf.get(other.id);
			return (
				officer &&
				other.id !== beat.id &&
				officer !== ownerOf.get(beat.id) &&
				other.unitId === beat.unitId &&
				!away.has(officer.id) &&
				!acting.has(officer.id)
			);
		});
		const place = Number(beat.id === demoBeat) && free.find(({ id }) => id === demoColleague);
		const chosen = place || free.find(({ officeId }) => officeId === beat.officeId) || free[0];
		return chosen && ownerOf.get(chosen.id);
	};
	const ordered = beats.toSorted(
		(one, other) => Number(other.id === demoBeat) - Number(one.id === demoBeat),
	);
	for (const beat of ordered) {
		const officer = ownerOf.get(beat.id);
		const absence = officer ? away.get(officer.id) : undefined;
		if (!absence && !vacant.has(beat.id)) continue;
		const colleague = standIn(beat);
		if (!colleague) continue;
		acting.add(colleague.id);
		assignments.push({
			beatId: beat.id,
			officerId: colleague.id,
			kind: "acting",
			during: absence ? range(absence.from, absence.to) : range(-30, 60),
			reason: absence?.reason ?? "vacancy",
		});
	}
	return { officers, assignments };
}
