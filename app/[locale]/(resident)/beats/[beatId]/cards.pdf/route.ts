import { answerBeatPrint } from "#app/paper/print-routes.ts";

/** Ten pocket cards on a sheet, to be printed on both sides and cut. */
export async function GET(
	request: Request,
	context: { params: Promise<{ locale: string; beatId: string }> },
): Promise<Response> {
	return answerBeatPrint("cards", request, await context.params);
}
