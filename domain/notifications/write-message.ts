import type { Language } from "#domain/identity/actors.ts";
import type { MessageContents } from "./contents.ts";
import { fill, tags, templates, type Values } from "./fill-template.ts";
import { writeDigest } from "./write-digest.ts";

/** What one SMS holds of letters outside GSM 03.38, Kazakh and Russian ones among them: 140 octets of UCS-2. */
export const smsLength = 70;

const dayFormats = new Map<Language, Intl.DateTimeFormat>();

function dayName(day: string, language: Language): string {
	let format = dayFormats.get(language);
	if (!format) {
		format = new Intl.DateTimeFormat(tags[language], {
			weekday: "long",
			day: "numeric",
			month: "long",
			timeZone: "UTC",
		});
		dayFormats.set(language, format);
	}
	return format.format(new Date(`${day}T00:00:00Z`));
}

const date = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}`;

const time = (minute: number): string =>
	`${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Where links lead: the portal's origin, and a shorter one for SMS if the operator has it. */
export type LinkOrigins = { site: string; short: string };

/** A visit's link opens it; that of a question how it went opens the question alone; that of a digest stops it. */
export const linkPath = ({
	kind,
	facts,
}: Pick<MessageContents, "kind" | "facts">): string | null => {
	const opens = kind === "feedback" ? "r" : kind === "digest" ? "digest" : "v";
	return facts.token ? `/${opens}/${facts.token}` : null;
};

function valuesOf(contents: MessageContents, origins: LinkOrigins): Values {
	const { facts, language } = contents;
	const until = facts.offeredUntil;
	return {
		day: dayName(facts.day, language),
		date: date(facts.day),
		time: time(facts.startMinute),
		office: String(facts.officeNumber),
		window: String(facts.window),
		// Whom the waiting list asks may have no visit yet.
		reference: facts.reference
			? `${facts.reference.slice(0, 5)}-${facts.reference.slice(5)}`
			: null,
		address: facts.address[language],
		phone: facts.phone,
		until: until ? `${date(until.day)} ${time(until.startMinute)}` : null,
		// Phones make a link of a bare host with a path; eight characters are more words.
		link: facts.token ? `${origins.short}${linkPath(contents)}`.replace(/^https:\/\//, "") : null,
		site: origins.short.replace(/^https:\/\//, ""),
	};
}

/** The first variant that fits into one SMS; if none does, the last, in two parts rather than not at all. */
export function writeSms(contents: MessageContents, origins: LinkOrigins): string {
	const { kind, language } = contents;
	if (kind === "digest") throw new Error("A digest is no SMS.");
	const values = valuesOf(contents, origins);
	const variants = templates[language].sms[kind]
		.map((template) => fill(template, values))
		.filter((text) => text !== null);
	const text = variants.find((variant) => variant.length <= smsLength) ?? variants.at(-1);
	if (text === undefined) throw new Error(`An SMS of the kind ${kind} lacks its values.`);
	return text;
}

export type Email = { subject: string; text: string };

const cancelled = (kind: string): boolean => kind.startsWith("cancelled");

/** Plain text: it is read aloud, it loads on any phone, and nothing in it can track. */
export function writeEmail(contents: MessageContents, origins: LinkOrigins): Email {
	const { kind, language, facts, digest } = contents;
	const { email, lines } = templates[language];
	const site = `${origins.site}/${language}`;
	const path = linkPath(contents);
	const link = path ? `${site}${path}` : null;
	if (kind === "digest") {
		if (!digest || !link) throw new Error("A digest lacks its figures or its link.");
		return writeDigest(digest, language, { site, stop: link });
	}
	const values = valuesOf(contents, origins);
	const isAsked = kind === "feedback";
	const hasWindow = kind !== "offer" && !isAsked;
	const particulars = [lines.when, lines.where, ...(hasWindow ? [lines.window] : [])];
	const action = cancelled(kind)
		? [
				...(kind === "cancelled-by-office"
					? [`${lines.why}\n${site}/visits/${facts.reference}`]
					: []),
				`${lines.again}\n${site}/services`,
			]
		: link
			? isAsked
				? [`${lines.answer}\n${link}`, lines.once]
				: [`${kind === "offer" ? lines.answer : lines.manage}\n${link}`, lines.secret]
			: [];
	const parts = [
		email[kind].lead,
		[...particulars, ...(isAsked ? [] : [lines.reference])].map((line) => fill(line, values)),
		...action,
		lines.phone,
		lines.automatic,
	];
	const text = parts
		.map((part) =>
			Array.isArray(part) ? part.filter((line) => line !== null).join("\n") : fill(part, values),
		)
		.filter((part) => part !== null)
		.join("\n\n");
	return { subject: fill(email[kind].subject, values) ?? "Qadam", text: `${text}\n` };
}

/** The words of a visit's calendar entry, for whoever makes the file. */
export function calendarWords(
	language: Language,
	facts: { officeNumber: number; window: number; phone: string },
): { title: string; description: string } {
	const { title, description } = templates[language].calendar;
	const values = {
		office: String(facts.officeNumber),
		window: String(facts.window),
		phone: facts.phone,
	};
	return {
		title: fill(title, values) ?? title,
		description: fill(description, values) ?? description,
	};
}
