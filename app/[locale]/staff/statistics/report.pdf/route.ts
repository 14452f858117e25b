import { printAnswer } from "#app/paper/answer-print.ts";
import { printReport } from "#app/paper/print-report.ts";
import { isLocale, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { ask } from "../ask.ts";
import { reportFacts } from "../report/report-facts.ts";
import { reportParts } from "../report/report-parts.ts";
import { signalSentences } from "../report/signal-sentences.ts";

/** The front door puts the ordinary page of the visitor's language in its place. */
const notFound = (): Response => new Response(null, { status: 404 });

/** The report on A4: in Kazakh and in Russian, the languages of the meeting. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
	const officer = await requireOfficer("statistics.view");
	const { locale } = await params;
	if (!isLocale(locale) || locale === "en") return notFound();
	const t = translator(locale);
	const query = Object.fromEntries(new URL(request.url).searchParams);
	const asked = await ask(officer, query, new Date());
	const { filter, places } = asked;
	const signals = await signalSentences(officer, t, locale, filter, places);
	const { asOf } = await asked.table("visits-by-range");
	const bytes = await printReport({
		language: locale,
		caption: t("report.caption"),
		title: t("report.title"),
		facts: reportFacts(t, locale, filter, places, asOf),
		parts: await reportParts(t, locale, filter, asked.table, signals),
		foot: (page, pages) => t("report.foot", { page, pages }),
		synthetic:
			process.env.QADAM_DEMO === "1" ? `${t("site.demo-short")}: ${t("site.demo-what")}` : null,
		asOf,
	});
	const plain = `qadam-report-${filter.from}-${filter.to}-${locale}.pdf`;
	return printAnswer(bytes, { plain, full: plain }, "private, no-store");
}
