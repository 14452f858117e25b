import { parseFilter } from "#domain/statistics/filter.ts";
import { requireOfficer } from "#lib/session.ts";
import { answerFigures } from "../../answer-figures.ts";

/** Any table of figures as a file: `?format=csv`, `xlsx` or `json`, and the filter of the page. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ locale: string; table: string }> },
): Promise<Response> {
	const officer = await requireOfficer("statistics.view");
	const asked = Object.fromEntries(new URL(request.url).searchParams);
	const now = new Date();
	const { filter } = await parseFilter(officer, asked, now);
	return answerFigures(officer, await params, asked.format ?? "csv", filter, now);
}
