import {
	beatTitle,
	distanceText,
	officeTitle,
	phoneText,
	settlementName,
} from "#app/place-words.ts";
import { weekText } from "#app/visit-words.ts";
import type { Localized } from "#db/schema/columns.ts";
import type { WeekdayHours } from "#domain/appointments/queries-hours.ts";
import { distanceMetres } from "#domain/territory/geometry.ts";
import type { BeatView, OfficeView, ServingView } from "#domain/territory/queries.ts";
import { formatDate } from "#lib/dates.ts";
import { localized, type Translator, translator } from "#lib/i18n.ts";
import type { PaperLanguage } from "./typesetting.ts";

/** Everything on paper is said in the two languages that every entrance of the region reads. */
export type Both = Record<PaperLanguage, string>;

export const inBoth = (words: (t: Translator, language: PaperLanguage) => string): Both => ({
	kk: words(translator("kk"), "kk"),
	ru: words(translator("ru"), "ru"),
});

/** What a poster or a card of a beat says. Public facts only. */
export type BeatNotice = {
	beatId: string;
	title: Both;
	unit: Both;
	/** Null: nobody serves the beat; then phone, office and hours are the duty office's. */
	person: { name: Both; rank: Both; photo: string | null } | null;
	/** Who acts for whom and until when, or that nobody serves and who receives instead. */
	warning: Both | null;
	phone: string;
	/** `ways`: landmark, how to get there, the walk from the house; may be empty. */
	office: { title: Both; address: Both; ways: Both };
	/** A line for each run of equal days; none when the hours are unknown. */
	hours: Record<PaperLanguage, string[]>;
	url: string;
	/** DD.MM.YYYY, as both languages write it. */
	asOf: string;
	day: Temporal.PlainDate;
	demo: boolean;
};

function warningOf(serving: ServingView | null): Both | null {
	if (!serving) return inBoth((t) => `${t("beat.nobody")}. ${t("beat.nobody-text")}`);
	const { kind, until, insteadOf } = serving;
	if (kind !== "acting" || !until) return null;
	return inBoth((t, language) => {
		const date = formatDate(Temporal.PlainDate.from(until), language, true);
		const whose = insteadOf
			? t("beat.acting-until", { name: localized(insteadOf.name, language), date })
			: t("beat.acting-vacant", { date });
		return `${t("beat.acting")} ${whose}`;
	});
}

/** "Kokshetau, Abai Street 76": on paper nobody sees which town the page was about. */
const fullAddress = (office: OfficeView): Both =>
	inBoth((_, language) => {
		const address = localized(office.address, language);
		const town = settlementName(office.settlement, language);
		return address.includes(town) ? address : `${town}, ${address}`;
	});

type Home = { label: Localized; lon: number; lat: number };

function waysText(
	office: OfficeView,
	home: Home | null,
	t: Translator,
	language: PaperLanguage,
): string {
	const walk = home && {
		address: localized(home.label, language),
		distance: distanceText(distanceMetres(home.lon, home.lat, office.lon, office.lat), language, t),
	};
	return [
		office.landmark && localized(office.landmark, language),
		office.directions && localized(office.directions, language),
		walk && `${t("beat.from-address", walk)}.`,
	]
		.filter(Boolean)
		.join(" ");
}

export function noticeOf(
	beat: BeatView,
	asked: {
		/** The office that receives: the beat's own, or the duty office of a vacant beat. */
		office: OfficeView;
		week: WeekdayHours[];
		/** The house at whose entrance the poster will hang, if it is known. */
		home: Home | null;
		publicUrl: string;
		day: Temporal.PlainDate;
		demo: boolean;
	},
): BeatNotice {
	const { office, week, home, day } = asked;
	const { serving } = beat;
	return {
		beatId: beat.id,
		title: inBoth((t) => beatTitle(t, beat)),
		unit: inBoth((_, language) => localized(beat.unit.name, language)),
		person: serving && {
			name: inBoth((_, language) => localized(serving.officer.name, language)),
			rank: inBoth((t) => t(`rank.${serving.officer.rank}`)),
			photo: serving.officer.photo,
		},
		warning: warningOf(serving),
		phone: phoneText(serving?.officer.phone ?? office.phone),
		office: {
			title: inBoth((t) => officeTitle(t, office)),
			address: fullAddress(office),
			ways: inBoth((t, language) => waysText(office, home, t, language)),
		},
		hours: { kk: weekText(week, "kk"), ru: weekText(week, "ru") },
		url: `${asked.publicUrl}/kk/beats/${beat.id}`,
		asOf: [day.day, day.month, day.year].map((part) => String(part).padStart(2, "0")).join("."),
		day,
		demo: asked.demo,
	};
}
