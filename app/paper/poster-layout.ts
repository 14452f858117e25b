import type { BeatNotice } from "./notice-content.ts";
import { a4 } from "./paper-document.ts";
import * as wishes from "./poster-wishes.ts";
import { heightOf, type Measure, type SetText, scaled, setText, stack } from "./typesetting.ts";

type Box = { x: number; y: number; width: number; height: number };

/** Where everything of a poster stands. Pure: drawing adds nothing but ink. */
export type PosterLayout = {
	head: Box;
	/** The beat's number on gold. */
	pill: Box;
	portrait: Box | null;
	warning: Box | null;
	phone: Box;
	code: Box;
	emergency: Box;
	demo: Box | null;
	ornament: Box;
	texts: SetText[];
	/** What did not find its room, in words for whoever mends it. Empty: everything is whole and legible. */
	overflows: string[];
};

const margin = 40;
const inner = a4.width - 2 * margin;
const head: Box = { x: 0, y: 0, width: a4.width, height: 202 };
const foot = { emergency: 46, ornament: 30, demo: 22, date: 20 };
/** Six centimetres are read from two metres, four from one. */
const widestCode = 178;
const narrowestCode = 114;
const portraitSize = { width: 108, height: 129.4 };

function headTexts(notice: BeatNotice, measure: Measure) {
	const beside = margin + 48;
	const headline = stack(wishes.headlineWishes(), { x: margin, y: 67, width: 330 }, measure);
	const beat = setText(wishes.beatWish(notice), margin + 12, 169, inner - 24, measure);
	const width = Math.max(...beat.lines.map((line) => measure(line, beat.weight, beat.size)));
	return {
		pill: { x: margin, y: beat.y - 4, width: width + 24, height: heightOf(beat) + 8 },
		texts: [
			setText(wishes.nameWish, beside, 21, 200, measure),
			setText(wishes.officialWish(), beside, 44, 400, measure),
			...headline.texts,
			beat,
		],
	};
}

function personAndWarning(notice: BeatNotice, measure: Measure) {
	const texts: SetText[] = [];
	let y = head.height + 16;
	let portrait: Box | null = null;
	if (notice.person) {
		portrait = { x: margin, y: y - 2, ...portraitSize };
		const x = portrait.x + portrait.width + 20;
		const wished = wishes.personWishes(notice);
		const place = { x, y, width: a4.width - margin - x };
		const { height } = stack(wished, place, measure);
		// Fewer lines than the portrait is high stand in the middle beside it.
		const spare = Math.max(0, portrait.y + portrait.height - y - height);
		texts.push(...stack(wished, { ...place, y: y + spare / 2 }, measure).texts);
		y = Math.max(portrait.y + portrait.height, y + height) + 12;
	}
	let warning: Box | null = null;
	if (notice.warning) {
		const place = { x: margin + 14, y: y + 8, width: inner - 28 };
		const said = stack(wishes.warningWishes(notice), place, measure);
		texts.push(...said.texts);
		warning = { x: margin, y, width: inner, height: said.height + 16 };
		y += warning.height + 12;
	}
	return { portrait, warning, texts, bottom: y };
}

function phoneTexts(notice: BeatNotice, phone: Box, measure: Measure): SetText[] {
	const width = phone.width - 32;
	return [
		setText(wishes.callWish(), phone.x + 16, phone.y + 5, width, measure),
		setText(wishes.phoneWish(notice), phone.x + 16, phone.y + 21, width, measure),
	];
}

/** Where to go and when on the left, what to scan on the right. */
function placeAndCode(
	notice: BeatNotice,
	room: { y: number; bottom: number },
	factor: number,
	measure: Measure,
) {
	const column = { x: a4.width - margin - widestCode, width: widestCode };
	const under = stack(wishes.scanWishes(notice), { ...column, y: 0 }, measure).height + 6;
	const side = Math.min(widestCode, Math.max(narrowestCode, room.bottom - room.y - under));
	const code: Box = {
		x: column.x + (column.width - side) / 2,
		y: room.y,
		width: side,
		height: side,
	};
	const scan = stack(wishes.scanWishes(notice), { ...column, y: code.y + side + 6 }, measure);
	const width = column.x - 20 - margin;
	const grown = (wish: Parameters<typeof scaled>[0]) => scaled(wish, factor);
	const place = stack(
		wishes.placeWishes(notice).map(grown),
		{ x: margin, y: room.y, width },
		measure,
	);
	const texts = [...place.texts];
	let y = room.y + place.height + 10 * factor;
	const headline = setText(grown(wishes.hoursHeading()), margin, y, width, measure);
	texts.push(headline);
	y += heightOf(headline);
	const rows = wishes.hoursRows(notice);
	const daysWidth = width * 0.34;
	for (const row of rows) {
		const days = setText(grown(row.days), margin, y, daysWidth, measure);
		const hours = setText(grown(row.hours), margin + daysWidth, y, width - daysWidth, measure);
		texts.push(days, hours);
		y += Math.max(heightOf(days), heightOf(hours));
	}
	if (rows.length === 0) {
		const unknown = stack(wishes.hoursUnknown().map(grown), { x: margin, y, width }, measure);
		texts.push(...unknown.texts);
		y += unknown.height;
	}
	texts.push(...scan.texts);
	const end = Math.max(y, code.y + side + 6 + scan.height);
	return { code, texts, spare: room.bottom - end };
}

function footer(notice: BeatNotice, measure: Measure) {
	const ornament: Box = {
		x: 0,
		y: a4.height - foot.ornament,
		width: a4.width,
		height: foot.ornament,
	};
	const demo: Box | null = notice.demo
		? { ...ornament, y: ornament.y - foot.demo, height: foot.demo }
		: null;
	const dateTop = (demo ?? ornament).y - foot.date;
	const emergency: Box = {
		x: margin,
		y: dateTop - foot.emergency - 2,
		width: inner,
		height: foot.emergency,
	};
	const left = 168;
	const said = { x: margin + left, y: emergency.y + 8, width: inner - left - 12 };
	const invented = { x: margin, y: (demo?.y ?? 0) + 2.4, width: inner };
	return {
		ornament,
		demo,
		emergency,
		texts: [
			setText(wishes.emergencyNumbers, margin + 14, emergency.y + 7.5, left - 14, measure),
			...stack(wishes.emergencyWishes(), said, measure).texts,
			setText(wishes.dateWish(notice), margin, dateTop + 4, inner, measure),
			...(demo ? stack(wishes.demoWishes(), invented, measure).texts : []),
		],
	};
}

/** Tried from generous to tight until all of it has room. */
const factors = [1.3, 1.2, 1.12, 1.06, 1, 0.94, 0.88, 0.82, 0.76, 0.7];

/** Sets a poster so that nothing is cut, covered or wider than the sheet. */
export function layoutPoster(notice: BeatNotice, measure: Measure): PosterLayout {
	const top = headTexts(notice, measure);
	const { portrait, warning, texts, bottom } = personAndWarning(notice, measure);
	const phone: Box = { x: margin, y: bottom, width: inner, height: 82 };
	const below = footer(notice, measure);
	const room = { y: phone.y + phone.height + 14, bottom: below.emergency.y - 12 };
	let place = placeAndCode(notice, room, 1, measure);
	for (const factor of factors) {
		place = placeAndCode(notice, room, factor, measure);
		if (place.spare >= 0 && place.texts.every(({ fits }) => fits)) break;
	}
	const all = [
		...top.texts,
		...texts,
		...phoneTexts(notice, phone, measure),
		...place.texts,
		...below.texts,
	];
	const overflows = all
		.filter((text) => !text.fits)
		.map((text) => `no room for "${text.lines.join(" / ")}"`);
	if (place.spare < 0) overflows.push(`${Math.ceil(-place.spare)} points too long`);
	return {
		head,
		pill: top.pill,
		portrait,
		warning,
		phone,
		code: place.code,
		emergency: below.emergency,
		demo: below.demo,
		ornament: below.ornament,
		texts: all,
		overflows,
	};
}
