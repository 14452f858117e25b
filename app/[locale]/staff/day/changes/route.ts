import { createHash } from "node:crypto";
import { officesOf } from "#domain/appointments/queries-day.ts";
import { dayVersion } from "#domain/appointments/queries-day-version.ts";
import { can } from "#domain/identity/permissions.ts";
import { currentOfficer } from "#lib/session.ts";
import { readDay } from "../../day-field.ts";

/** Whether anything has changed in the day that is being read. Ids and states alone; signed out, nothing. */
export async function GET(request: Request): Promise<Response> {
	const officer = await currentOfficer();
	const query = new URL(request.url).searchParams;
	const day = readDay(query.get("date") ?? "");
	if (!officer || !day || !can(officer, "appointments.view"))
		return new Response(null, { status: 404 });
	const offices = await officesOf(officer, day);
	const office = offices.find(({ id }) => id === query.get("office"));
	const body = JSON.stringify(await dayVersion(officer, day, { officeId: office?.id }));
	const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
	const headers = { etag, "cache-control": "private, no-cache" };
	if (request.headers.get("if-none-match") === etag)
		return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, "content-type": "application/json" } });
}
