import { requireOfficer } from "#lib/session.ts";
import { listTexts, textsCsv } from "#lib/text-list.ts";

/** The table an editor works in. `npm run texts -- import` takes it back, after checking it. */
export async function GET(request: Request): Promise<Response> {
	await requireOfficer("texts.view");
	const screen = new URL(request.url).searchParams.get("screen");
	const texts = listTexts().filter((text) => !screen || text.screens.includes(screen));
	return new Response(textsCsv(texts), {
		headers: {
			"content-type": "text/csv; charset=utf-8",
			"content-disposition": 'attachment; filename="qadam-texts.csv"',
		},
	});
}
