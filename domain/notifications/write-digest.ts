import type { Language } from "#domain/identity/actors.ts";
import type { DigestFacts } from "./digest.ts";
import { fill, tags, templates, type Values } from "./fill-template.ts";

const number = (value: number, digits: number, language: Language): string =>
	new Intl.NumberFormat(tags[language], {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	}).format(value);

const monthName = (month: string, language: Language): string =>
	new Intl.DateTimeFormat(tags[language], {
		month: "long",
		year: "numeric",
		timeZone: "UTC",
	}).format(new Date(`${month}-01T00:00:00Z`));

const date = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

/** "16.11–22.11.2026": the first day's year only where it is another one. */
const weekName = ({ from, to }: DigestFacts): string =>
	`${from.slice(0, 4) === to.slice(0, 4) ? date(from).slice(0, 5) : date(from)}–${date(to)}`;

type Figure = DigestFacts["visits" | "satisfied" | "wait"];

/** No more digits than the interval allows, as on the pages (app, figure-words.ts). */
function shareText(figure: Extract<Figure, { kind: "share" }>, language: Language): string | null {
	const { low, high, value, n } = figure;
	const digits = (high - low) * 100 < 2 ? 1 : 0;
	const percent = (part: number) => number(Math.max(0, part) * 100, digits, language);
	return fill(templates[language].digest.share, {
		value: percent(value),
		low: percent(low),
		high: percent(high),
		n: number(n, 0, language),
	});
}

function figureText(figure: Figure, language: Language): string | null {
	const words = templates[language].digest;
	switch (figure.kind) {
		case "hidden":
			return words.hidden[figure.why];
		case "about":
			return fill(words.about, { value: number(figure.n, 0, language) });
		case "share":
			return shareText(figure, language);
		case "quantile":
			return figure.atMost === null
				? words.longest
				: fill(words["at-most"], { value: number(figure.atMost, 0, language) });
	}
}

function signalLines({ signals }: DigestFacts, language: Language): (string | null)[] {
	const words = templates[language].digest;
	if (signals.length === 0) return [words["no-signals"]];
	return [
		fill(words.signals, { count: String(signals.length) }),
		...signals.map((signal) =>
			fill(`– ${words[signal.direction]}`, {
				office: String(signal.officeNumber),
				settlement: signal.settlement[language],
				measure: words.measures[signal.measure],
				month: monthName(signal.since, language),
			}),
		),
		words["what-signals"],
	];
}

/** The week in sentences. `stop` is the link that ends it, `site` the portal's pages in that language. */
export function writeDigest(
	digest: DigestFacts,
	language: Language,
	{ site, stop }: { site: string; stop: string },
): { subject: string; text: string } {
	const words = templates[language].digest;
	const values: Values = {
		week: weekName(digest),
		month: monthName(digest.month, language),
		visits: figureText(digest.visits, language),
		before: figureText(digest.visitsBefore, language),
		satisfied: figureText(digest.satisfied, language),
		rate: figureText(digest.responseRate, language),
		wait: figureText(digest.wait, language),
	};
	const pages = `${site}/staff/statistics`;
	const parts = [
		[words.lead],
		[words.visits, words.before, words.rounded],
		[words.month, words.satisfied, words.rate, words.wait],
		signalLines(digest, language),
		[words.interval, words["why-hidden"]],
		[words.overview, pages],
		[words["to-signals"], `${pages}/signals`],
		[words.change, `${pages}/digest`],
		[words.stop, stop],
		[templates[language].lines.automatic],
	];
	const text = parts
		.map((lines) => lines.map((line) => line && fill(line, values)).join("\n"))
		.join("\n\n");
	return { subject: fill(words.subject, values) ?? "Qadam", text: `${text}\n` };
}
