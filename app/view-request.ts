import { cookies } from "next/headers";
import { formatView, isOrdinary, parseView, type View, viewCookie } from "#app/view.ts";

const year = 365 * 24 * 60 * 60;

/** How this browser has asked to be shown pages. */
export const currentView = async (): Promise<View> =>
	parseView((await cookies()).get(viewCookie)?.value);

/** For a year in this browser; the ordinary view needs no cookie. */
export async function keepView(view: View): Promise<void> {
	const ordinary = isOrdinary(view);
	(await cookies()).set(viewCookie, ordinary ? "" : formatView(view), {
		path: "/",
		sameSite: "lax",
		httpOnly: true,
		secure: (process.env.PUBLIC_URL ?? "").startsWith("https:"),
		maxAge: ordinary ? 0 : year,
	});
}
