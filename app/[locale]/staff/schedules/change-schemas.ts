import { z } from "zod";
import type {
	DayStretch,
	ScheduleChange,
	WeekHours,
} from "#domain/appointments/schedule-change.ts";
import { reasonIds } from "./reasons.ts";
import {
	dayField,
	openDayField,
	ownerField,
	stepField,
	stretchOf,
	timeField,
} from "./schedule-fields.ts";

// What each form sends. Times are HH:MM of the office's wall clock; an empty one is none.

export const kinds = ["closure", "absence", "opening", "hours", "capacity"] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (text: string): text is Kind => (kinds as readonly string[]).includes(text);

const base = {
	owner: ownerField,
	office: z.string().regex(/^[\w-]{1,40}$/, "staff.schedules.owner-needed"),
	from: dayField,
};

type Hours = { opens: string; closes: string };
type Context = z.core.$RefinementCtx;

/** Both times or none, the first before the second. */
function checkHours({ opens, closes }: Hours, context: Context): void {
	const issue = (path: "opens" | "closes", message: string) =>
		context.addIssue({ code: "custom", path: [path], message });
	if (opens && !closes) issue("closes", "staff.schedules.time-missing");
	else if (closes && !opens) issue("opens", "staff.schedules.time-missing");
	else if (opens && stretchOf(opens, closes).opensMinute >= stretchOf(opens, closes).closesMinute)
		issue("closes", "staff.schedules.time-order");
}

const hoursOf = ({ opens, closes }: Hours): DayStretch | null =>
	opens && closes ? stretchOf(opens, closes) : null;

const text = z.string().trim().max(200, "staff.schedules.reason-long").default("");

export const closureSchema = z
	.object({
		...base,
		to: dayField,
		opens: timeField,
		closes: timeField,
		reason: z.enum([...reasonIds, "other"], "staff.schedules.reason-needed"),
		kk: text,
		ru: text,
		en: text,
	})
	.superRefine((value, context) => {
		checkHours(value, context);
		for (const language of ["kk", "ru", "en"] as const)
			if (value.reason === "other" && value[language].length < 3)
				context.addIssue({
					code: "custom",
					path: [language],
					message: "staff.schedules.reason-own-needed",
				});
	});

export const absenceSchema = z
	.object({
		...base,
		to: dayField,
		opens: timeField,
		closes: timeField,
		absence: z.enum(["leave", "training", "sick", "other"], "staff.schedules.absence-needed"),
	})
	.superRefine(checkHours);

export const openingSchema = z
	.object({ ...base, opens: timeField, closes: timeField, step: stepField })
	.superRefine((value, context) => {
		if (!value.opens)
			context.addIssue({
				code: "custom",
				path: ["opens"],
				message: "staff.schedules.time-missing",
			});
		else checkHours(value, context);
	});

export const capacitySchema = z
	.object({
		...base,
		to: openDayField,
		works: z.enum(["yes", "no"], "staff.schedules.works-needed"),
		step: z.string().trim().default(""),
	})
	.superRefine((value, context) => {
		if (value.works === "yes" && !stepField.safeParse(value.step || "x").success)
			context.addIssue({ code: "custom", path: ["step"], message: "staff.schedules.step-wrong" });
	});

/** Lines 1–7 are the weekdays, 8 and 9 are free ones for a weekday that has hours of two kinds. */
export const weekLines = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export const repeatIds = ["1", "2", "3", "4", "n1", "n2", "n3", "n4", "n5", "n-1"] as const;

const lineShape = Object.fromEntries(
	weekLines.flatMap((line) => [
		...["opens", "closes", "opens2", "closes2"].map((name) => [`${name}-${line}`, timeField]),
		[`repeats-${line}`, z.enum(repeatIds).default("1")],
		[
			`weekday-${line}`,
			z.coerce
				.number()
				.int()
				.min(1)
				.max(7)
				.catch(line > 7 ? 6 : line),
		],
	]),
) as Record<string, z.ZodType<string | number>>;

type TypedLine = { weekday: number; repeats: string; parts: [string, string, string, string] };

function readLine(value: Record<string, unknown>, line: number): TypedLine {
	const typed = (name: string) => String(value[`${name}-${line}`] ?? "");
	return {
		weekday: line > 7 ? Number(typed("weekday")) : line,
		repeats: typed("repeats"),
		parts: [typed("opens"), typed("closes"), typed("opens2"), typed("closes2")],
	};
}

const halves = ({ parts: [opens, closes, opens2, closes2] }: TypedLine) => [
	{ opens, closes, path: "" },
	{ opens: opens2, closes: closes2, path: "2" },
];

export const hoursSchema = z
	.object({ ...base, to: openDayField, step: stepField, ...lineShape })
	.superRefine((value, context) => {
		for (const line of weekLines)
			for (const { opens, closes, path } of halves(readLine(value, line))) {
				const issue = (message: string) =>
					context.addIssue({ code: "custom", path: [`opens${path}-${line}`], message });
				if (Boolean(opens) !== Boolean(closes)) issue("staff.schedules.time-missing");
				else if (
					opens &&
					stretchOf(opens, closes).opensMinute >= stretchOf(opens, closes).closesMinute
				)
					issue("staff.schedules.time-order");
			}
	});

function weekOf(value: Record<string, unknown>, stepMinutes: number): WeekHours[] {
	return weekLines.flatMap((line) => {
		const typed = readLine(value, line);
		const nth = typed.repeats.startsWith("n") ? Number(typed.repeats.slice(1)) : null;
		return halves(typed)
			.filter(({ opens, closes }) => opens && closes)
			.map(({ opens, closes }) => ({
				...stretchOf(opens, closes),
				weekday: typed.weekday,
				stepMinutes,
				everyWeeks: nth === null ? Number(typed.repeats) : 1,
				nthOfMonth: nth,
			}));
	});
}

/** The change that a form's values say. The reason's three texts are given: the standard ones stand in messages. */
export const toChange = {
	closure: (value: z.infer<typeof closureSchema>, reason: Record<"kk" | "ru" | "en", string>) =>
		({ ...place(value), kind: "closure", to: value.to, hours: hoursOf(value), reason }) as const,
	absence: (value: z.infer<typeof absenceSchema>) =>
		({
			...place(value),
			kind: "absence",
			to: value.to,
			hours: hoursOf(value),
			absence: value.absence,
		}) as const,
	opening: (value: z.infer<typeof openingSchema>) =>
		({
			...place(value),
			kind: "opening",
			to: value.from,
			hours: stretchOf(value.opens, value.closes),
			stepMinutes: value.step,
		}) as const,
	capacity: (value: z.infer<typeof capacitySchema>) =>
		({
			...place(value),
			kind: "capacity",
			to: value.to,
			stepMinutes: value.works === "yes" ? Number(value.step) : null,
		}) as const,
	hours: (value: z.infer<typeof hoursSchema>) =>
		({ ...place(value), kind: "hours", to: value.to, week: weekOf(value, value.step) }) as const,
} satisfies Record<Kind, (value: never, reason: never) => ScheduleChange>;

const place = (value: {
	office: string;
	owner: { deskId: string | null; officerId: string | null };
	from: string;
}) => ({ officeId: value.office, ...value.owner, from: value.from });
