/*
 * The low-vision mode: how a page is shown to this browser. The cookie holds nothing else, e.g. "150.light",
 * "200.dark.noimg.wide". The front door keeps each way of showing a page apart and knows the same few values
 * (server/view.ts).
 */

export const viewCookie = "qadam_view";

export const sizes = ["100", "150", "200"] as const;
/** light: black on white; dark: white on black; blue: dark blue on light blue. */
export const colourings = ["ordinary", "light", "dark", "blue"] as const;

export type View = {
	size: (typeof sizes)[number];
	colours: (typeof colourings)[number];
	pictures: boolean;
	wide: boolean;
};

export const ordinaryView: View = { size: "100", colours: "ordinary", pictures: true, wide: false };

/** What one tap on "Low-vision view" gives. */
export const firstView: View = { size: "150", colours: "light", pictures: true, wide: false };

const written =
	/^(?<size>100|150|200)\.(?<colours>ordinary|light|dark|blue)(?<pictures>\.noimg)?(?<wide>\.wide)?$/;

/** Whatever is no view of ours is the ordinary one. */
export function parseView(text: string | undefined): View {
	const found = written.exec(text ?? "")?.groups;
	const size = sizes.find((known) => known === found?.size);
	const colours = colourings.find((known) => known === found?.colours);
	if (!found || !size || !colours) return ordinaryView;
	return { size, colours, pictures: !found.pictures, wide: !!found.wide };
}

export const formatView = (view: View): string =>
	`${view.size}.${view.colours}${view.pictures ? "" : ".noimg"}${view.wide ? ".wide" : ""}`;

export const isOrdinary = (view: View): boolean => formatView(view) === formatView(ordinaryView);

/** For <html>; app/view.css does the rest. An ordinary page carries none. */
export function viewAttributes(view: View): Record<`data-${string}`, string> {
	return {
		...(isOrdinary(view) ? {} : { "data-view": "" }),
		...(view.size === "100" ? {} : { "data-size": view.size }),
		...(view.colours === "ordinary" ? {} : { "data-colours": view.colours }),
		...(view.pictures ? {} : { "data-pictures": "off" }),
		...(view.wide ? { "data-spacing": "wide" } : {}),
	};
}

/** A choice as a form sends it: one button with the whole view, or one field for each part. */
export function chosenView(form: FormData): View {
	const whole = form.get("view");
	if (typeof whole === "string") return parseView(whole);
	const pictures = form.get("pictures") === "off" ? ".noimg" : "";
	const wide = form.get("spacing") === "wide" ? ".wide" : "";
	return parseView(`${form.get("size")}.${form.get("colours")}${pictures}${wide}`);
}
