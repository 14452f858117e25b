import { listDeskQueue } from "#domain/queue/queries-desk.ts";
import { currentOfficer } from "#lib/session.ts";
import { marksOf } from "../desk-words.ts";

export const dynamic = "force-dynamic";

/** For the open console: how many wait, and how each stands, without a word about who they are. */
export async function GET(request: Request): Promise<Response> {
	const officer = await currentOfficer();
	const desk = new URL(request.url).searchParams.get("desk") ?? "";
	const queue = officer && (await listDeskQueue(officer, desk.slice(0, 40), new Date()));
	if (!queue) return new Response(null, { status: officer ? 404 : 401 });
	const { waiting, parked } = queue;
	return Response.json(
		{ waiting: waiting.length, parked: parked.length, marks: marksOf(queue) },
		{ headers: { "cache-control": "no-store" } },
	);
}
