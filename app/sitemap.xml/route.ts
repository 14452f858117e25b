import { mapIndex } from "#app/site-map.ts";

export const dynamic = "force-dynamic";

export const GET = (): Response =>
	new Response(mapIndex(), {
		headers: { "content-type": "application/xml", "cache-control": "public, max-age=3600" },
	});
