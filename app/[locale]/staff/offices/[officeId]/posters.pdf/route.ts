import { answerOfficePrint } from "#app/paper/print-routes.ts";

/** The posters of all beats of an office in one document. */
export async function GET(
	_request: Request,
	context: { params: Promise<{ locale: string; officeId: string }> },
): Promise<Response> {
	return answerOfficePrint("poster", await context.params);
}
