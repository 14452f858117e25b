/** The process answers. Whether it can serve is /api/health/ready's question: a restart would not bring a database back. */
export const dynamic = "force-dynamic";

export const GET = (): Response =>
	Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
