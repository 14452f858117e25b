import { remembered } from "#app/api/v1/territory-memory.ts";
import { isMapPart, mapOf } from "#app/site-map.ts";

export const dynamic = "force-dynamic";

export async function GET(
	_request: Request,
	context: { params: Promise<{ part: string }> },
): Promise<Response> {
	const { part } = await context.params;
	if (!isMapPart(part)) return new Response(null, { status: 404 });
	// Services do not change with the territory; reading their few rows costs nothing.
	const map =
		part === "services" ? await mapOf(part) : await remembered(`map ${part}`, () => mapOf(part));
	return new Response(map, {
		headers: { "content-type": "application/xml", "cache-control": "public, max-age=3600" },
	});
}
