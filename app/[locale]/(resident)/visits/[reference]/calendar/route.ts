import { phoneText } from "#app/place-words.ts";
import { findCalendarId } from "#domain/appointments/queries-visit-history.ts";
import { findMyVisit } from "#domain/appointments/queries-visits.ts";
import { visitCalendar } from "#domain/appointments/visit-calendar.ts";
import { isLocale, localized, translator } from "#lib/i18n.ts";
import { currentVisitor } from "#lib/session.ts";

/** The visit as a calendar file. Its words name the office, never what one comes for. */
export async function GET(
	_request: Request,
	context: { params: Promise<{ locale: string; reference: string }> },
): Promise<Response> {
	const { locale, reference } = await context.params;
	const visitor = isLocale(locale) ? await currentVisitor(locale) : null;
	if (!visitor || !isLocale(locale)) return new Response(null, { status: 404 });
	const now = new Date();
	const [visit, calendarId] = await Promise.all([
		findMyVisit(visitor, reference, now),
		findCalendarId(visitor, reference, now),
	]);
	if (!visit || !calendarId) return new Response(null, { status: 404 });
	const t = translator(locale);
	const { office } = visit;
	const base = (process.env.PUBLIC_URL ?? "").replace(/\/$/, "");
	const text = visitCalendar(
		{
			calendarId,
			sequence: visit.sequence,
			cancelled: visit.state.startsWith("cancelled"),
			startsAt: visit.startsAt,
			endsAt: visit.endsAt,
			changedAt: visit.closedAt ?? visit.bookedAt ?? now,
		},
		{
			title: t("calendar.title", { number: office.number }),
			location: localized(office.address, locale),
			description: t("calendar.description", {
				window: visit.desk.number,
				phone: phoneText(office.phone),
			}),
			url: `${base}/${locale}/visits/${reference}`,
		},
	);
	return new Response(text, {
		headers: {
			"content-type": "text/calendar; charset=utf-8",
			"content-disposition": `attachment; filename="qadam-${visit.day}.ics"`,
			"cache-control": "private, no-store",
		},
	});
}
