import { answerBeatPrint } from "#app/paper/print-routes.ts";

/** An A4 sheet for the entrance of a house. */
export async function GET(
	request: Request,
	context: { params: Promise<{ locale: string; beatId: string }> },
): Promise<Response> {
	return answerBeatPrint("poster", request, await context.params);
}
