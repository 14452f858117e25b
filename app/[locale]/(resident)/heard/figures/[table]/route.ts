import { answerFigures } from "#app/[locale]/staff/statistics/answer-figures.ts";
import { publicQuarter } from "../../quarter.ts";

/** The figures of the page as a file for everybody: of its quarter and no other. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ locale: string; table: string }> },
): Promise<Response> {
	const now = new Date();
	const format = new URL(request.url).searchParams.get("format") ?? "csv";
	return answerFigures("public", await params, format, publicQuarter(now).filter, now);
}
