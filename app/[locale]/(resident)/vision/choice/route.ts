import { chosenView } from "#app/view.ts";
import { backPath } from "#app/view-back.ts";
import { keepView } from "#app/view-request.ts";
import { defaultLocale, isLocale } from "#lib/i18n.ts";

/** Keeps how pages are to be shown and goes back to the page. The front door has seen that a page of ours sent it. */
export async function POST(
	request: Request,
	context: { params: Promise<{ locale: string }> },
): Promise<Response> {
	const { locale } = await context.params;
	const form = await request.formData().catch(() => new FormData());
	await keepView(chosenView(form));
	const back = backPath(form.get("back"), isLocale(locale) ? locale : defaultLocale);
	return new Response(null, { status: 303, headers: { location: back } });
}
