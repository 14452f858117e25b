import { crossOrigin, preflightResponse } from "#app/api/answer.ts";
import { refuseMethod } from "#app/api/endpoint.ts";
import { eventStream } from "#app/api/event-stream.ts";
import { problemResponse, Refusal, unknownId } from "#app/api/problem.ts";
import { takeSeat } from "#app/api/stream-seats.ts";
import { followWall } from "#domain/queue/live-wall.ts";
import { wallView } from "#domain/queue/queries-wall.ts";
import { wallEvent } from "./wall-event.ts";

export const dynamic = "force-dynamic";

const headers = {
	...crossOrigin,
	"content-type": "text/event-stream; charset=utf-8",
	// Proxies neither keep it nor pack it.
	"cache-control": "no-store, no-transform",
	"x-accel-buffering": "no",
};

type Context = { params: Promise<{ officeId: string }> };

/**
 * How an office's wall stands, at once and after each change. Whoever does not ask for a stream gets the first event
 * and the end of it.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
	const { officeId } = await params;
	const first = await wallView(officeId, new Date());
	if (!first) return problemResponse(request, unknownId("officeId"), crossOrigin);
	if (request.method === "HEAD") return new Response(null, { headers });
	const giveBack = takeSeat(request.headers.get("x-qadam-network") ?? "unknown");
	if (!giveBack)
		return problemResponse(request, new Refusal("too-many-requests"), {
			...crossOrigin,
			"retry-after": "30",
		});
	const staysOpen = (request.headers.get("accept") ?? "").startsWith("text/event-stream");
	const stream = eventStream(request.signal, async ({ send, end }) => {
		if (!staysOpen) {
			send(wallEvent(first));
			end();
			return giveBack;
		}
		try {
			const stop = await followWall(officeId, (news) => send(wallEvent(news)));
			return () => {
				stop();
				giveBack();
			};
		} catch (error) {
			giveBack();
			throw error;
		}
	});
	return new Response(stream, { headers });
}

export const OPTIONS = preflightResponse;
export const POST = refuseMethod;
export const PUT = refuseMethod;
export const PATCH = refuseMethod;
export const DELETE = refuseMethod;
