import type { DeskKind } from "#domain/queue/tickets.ts";
import { diceOf, normalBelow } from "./dice.ts";
import { betterOffice, monthStart, quietOffice, unluckyOffice, worseOffice } from "./effects.ts";

export type PlannedOffice = {
	id: string;
	zone: string;
	/** Residents of its beats, and of its whole unit. */
	residents: number;
	unitResidents: number;
	/** `since`: the first day on which the desk works, where its own hours say so. */
	desks: { id: string; kind: DeskKind; beatId: string | null; since: string | null }[];
};

/** How one kind of desk of an office lives: what is always so there. */
export type Line = {
	office: PlannedOffice;
	kind: DeskKind;
	perMonth: number;
	walkInShare: number;
	notComeShare: number;
	responseRate: number;
	/** Added to each rating, on the normal scale that ratings are drawn on. */
	quality: number;
	longWaitShare: number;
};

const visitsPerMonth = (office: PlannedOffice, kind: DeskKind): number => {
	// A town of newcomers has more of them at its migration window than its size would say.
	const newcomers = office.id === worseOffice.officeId ? 1.6 : 1;
	if (kind === "inspector") return 5 + (1.95 * office.residents) / 1000;
	if (kind === "migration") return 4 + (2.2 * newcomers * office.unitResidents) / 1000;
	return 3 + (0.45 * office.unitResidents) / 1000;
};

const between = (low: number, high: number, share: number): number => low + (high - low) * share;

function responseOf(office: PlannedOffice, share: number): number {
	const own = [quietOffice, unluckyOffice].find(({ officeId }) => officeId === office.id);
	return own?.responseRate ?? between(0.17, 0.29, share);
}

export function linesOf(office: PlannedOffice): Line[] {
	const kinds = [...new Set(office.desks.map((desk) => desk.kind))].sort();
	return kinds.map((kind) => {
		const dice = diceOf(`line ${office.id} ${kind}`);
		return {
			office,
			kind,
			perMonth: visitsPerMonth(office, kind),
			walkInShare: between(0.25, kind === "migration" ? 0.45 : 0.38, dice.roll()),
			notComeShare: between(0.08, 0.12, dice.roll()),
			responseRate: responseOf(office, dice.roll()),
			quality: office.id === unluckyOffice.officeId ? 0 : 0.05 * dice.normal(),
			longWaitShare: between(0.1, 0.19, dice.roll()),
		};
	});
}

/** By month, January first. */
const seasons = [0.92, 0.98, 1.02, 1.08, 1, 0.97, 0.88, 1.05, 1.15, 1.08, 1, 0.87];
/** Monday first. */
const weekdays = [1.2, 1.08, 1, 0.95, 0.77, 0.4, 0];
const workingDaysOfMonth = 21;
const firstYear = 2024;
const growthOfYear = 0.05;

/** How many come to the line on such a day, on average. */
export function expectedOn(line: Line, day: string, weekday: number): number {
	const [year = firstYear, month = 1] = day.split("-").map(Number);
	const grown = 1 + growthOfYear * (year - firstYear + month / 12);
	const season = seasons[month - 1] ?? 1;
	return (line.perMonth / workingDaysOfMonth) * grown * season * (weekdays[weekday - 1] ?? 0);
}

/** The share of waits above twenty minutes that the line tends to on that day. */
export function longWaitsOn(line: Line, day: number, anchor: number): number {
	for (const effect of [worseOffice, betterOffice])
		if (line.office.id === effect.officeId && line.kind !== "probation")
			return day >= monthStart(anchor, effect.monthsAgo)
				? effect.longWaitAfter
				: effect.longWaitBefore;
	return line.longWaitShare;
}

export const isWorse = (line: Line, day: number, anchor: number): boolean =>
	line.office.id === worseOffice.officeId &&
	line.kind !== "probation" &&
	day >= monthStart(anchor, worseOffice.monthsAgo);

/** Waits are log-normal around a middle; who has booked waits less than who has not. */
export const waitSpread = 0.75;
export const bookedWaitsLess = 0.72;
export const walkInWaitsMore = 1.55;
const longMinutes = 20;

const middles = new Map<string, number>();

/** The middle, in minutes, at which such a share waits long. */
export function middleWait(longShare: number, walkInShare: number): number {
	const name = `${longShare} ${walkInShare}`;
	let middle = middles.get(name);
	if (middle === undefined) {
		const above = (minutes: number) =>
			1 - normalBelow(Math.log(longMinutes / minutes) / waitSpread);
		let low = 1;
		let high = 60;
		for (let step = 0; step < 30; step++) {
			middle = (low + high) / 2;
			const share =
				(1 - walkInShare) * above(middle * bookedWaitsLess) +
				walkInShare * above(middle * walkInWaitsMore);
			if (share < longShare) low = middle;
			else high = middle;
		}
		middle = (low + high) / 2;
		middles.set(name, middle);
	}
	return middle;
}

const letters = ["A", "K", "M", "T"] as const;
const kinds: readonly DeskKind[] = ["inspector", "migration", "probation"];

/** As lines are dealt (domain/queue/tickets.ts), without the secret: nobody can stand in these any more. */
export function dealAnew(line: Line, day: number): { letter: string; firstNumber: number } {
	const dice = diceOf(`letters ${line.office.id} ${day}`);
	const at = Math.floor(dice.roll() * letters.length) + kinds.indexOf(line.kind);
	return {
		letter: letters[at % letters.length] ?? "A",
		firstNumber: 11 + Math.floor(dice.roll() * 80),
	};
}

/** The line's desks that work on that day already. */
export const desksOn = ({ office, kind }: Line, day: string): PlannedOffice["desks"] =>
	office.desks.filter((desk) => desk.kind === kind && (desk.since ?? day) <= day);
