import type { deskKinds } from "#db/schema/appointments.ts";

export type DeskKind = (typeof deskKinds)[number];

/** What a chip says of the visit. Both columns stand on the page whatever the stars: a good visit has its faults. */
const tones = {
	"short-wait": "good",
	clear: "good",
	respect: "good",
	heard: "good",
	"all-at-once": "good",
	"own-language": "good",
	"long-wait": "bad",
	unclear: "bad",
	rude: "bad",
	"not-heard": "bad",
	"papers-sent-back": "bad",
	"sent-elsewhere": "bad",
	"not-own-language": "bad",
	"hard-to-enter": "bad",
} as const satisfies Record<string, "good" | "bad">;

export type Chip = keyof typeof tones;

const talking: readonly Chip[] = [
	"short-wait",
	"clear",
	"respect",
	"heard",
	"own-language",
	"long-wait",
	"unclear",
	"rude",
	"not-heard",
	"sent-elsewhere",
	"not-own-language",
	"hard-to-enter",
];

const papers: readonly Chip[] = [
	"short-wait",
	"clear",
	"respect",
	"all-at-once",
	"own-language",
	"long-wait",
	"unclear",
	"rude",
	"papers-sent-back",
	"sent-elsewhere",
	"not-own-language",
	"hard-to-enter",
];

/** A probation visit is asked what an inspector's is: a set of its own would tell whoever looks at the page. */
const ofKind: Record<DeskKind, readonly Chip[]> = {
	inspector: talking,
	migration: papers,
	probation: talking,
};

export const chipsOf = (deskKind: DeskKind): readonly Chip[] => ofKind[deskKind];

export const chipTone = (chip: Chip): "good" | "bad" => tones[chip];

export const isChip = (text: string): text is Chip => Object.hasOwn(tones, text);
