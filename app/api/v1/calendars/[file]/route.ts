import { problemResponse, Refusal } from "#app/api/problem.ts";
import { officerCalendar } from "#domain/appointments/officer-calendar.ts";
import { defaultLocale, isLocale, translator } from "#lib/i18n.ts";

/** An officer's visits for a calendar program: the secret in the address is all it asks for. */
export async function GET(
	request: Request,
	context: { params: Promise<{ file: string }> },
): Promise<Response> {
	const { file } = await context.params;
	const token = /^([\w-]{22})\.ics$/.exec(file)?.[1];
	const asked = new URL(request.url).searchParams.get("language") ?? "";
	const t = translator(isLocale(asked) ? asked : defaultLocale);
	const words = {
		calendar: t("site.name"),
		visit: (window: number) => t("staff.feed.visit", { window }),
		office: (number: number) => t("office.title", { number }),
	};
	const text = token ? await officerCalendar(token, words, new Date()) : null;
	if (text === null) return problemResponse(request, new Refusal("not-found"));
	return new Response(text, {
		headers: {
			"content-type": "text/calendar; charset=utf-8",
			"cache-control": "private, max-age=300",
			"referrer-policy": "no-referrer",
		},
	});
}
