import { problemResponse, Refusal } from "#app/api/problem.ts";
import { checkReadiness, isReady } from "#domain/readiness/queries.ts";

export const dynamic = "force-dynamic";

/**
 * Whether to send visitors here. Late jobs are told, not refused: pages and bookings work without the worker, and
 * taking every web process away would help nobody.
 */
export async function GET(request: Request): Promise<Response> {
	const readiness = await checkReadiness(new Date());
	if (!isReady(readiness))
		return problemResponse(request, new Refusal("not-ready"), { "retry-after": "5" });
	const late = (readiness.jobs?.oldestSeconds ?? 0) > 300;
	return Response.json(
		{ status: late ? "late" : "ok", migrations: readiness.migrations, jobs: readiness.jobs },
		{ headers: { "cache-control": "no-store" } },
	);
}
