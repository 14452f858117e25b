import {
	colourings,
	firstView,
	formatView,
	isOrdinary,
	ordinaryView,
	sizes,
	type View,
} from "#app/view.ts";
import { currentView } from "#app/view-request.ts";
import { type Locale, translator } from "#lib/i18n.ts";
import { ViewBar } from "#ui/view-bar.tsx";
import { ViewSwitch } from "#ui/view-switch.tsx";

/** `path` is the page's own path and query without the language; null where the page does not know it. */
type Placed = { locale: Locale; path: string | null };

const choiceForm = ({ locale, path }: Placed) => ({
	action: `/${locale}/vision/choice`,
	back: path === null ? "" : `/${locale}${path}`,
});

/** In the strip of every page: one tap into the low-vision view. Within it the bar stands above instead. */
export async function ViewEntrance(props: Placed) {
	if (!isOrdinary(await currentView())) return null;
	return (
		<ViewSwitch {...choiceForm(props)} value={formatView(firstView)}>
			{translator(props.locale)("vision.switch")}
		</ViewSwitch>
	);
}

/** Above every page in the low-vision view: what changes it and leads out. */
export async function ViewStrip(props: Placed) {
	const t = translator(props.locale);
	const view = await currentView();
	if (isOrdinary(view)) return null;
	const { action, back } = choiceForm(props);
	const choice = (changed: Partial<View>, name: string) => ({
		value: formatView({ ...view, ...changed }),
		name,
		pressed: Object.entries(changed).every(([part, value]) => view[part as keyof View] === value),
	});
	return (
		<ViewBar
			label={t("vision.bar")}
			letter={t("vision.letter")}
			action={action}
			back={back}
			sizes={{
				label: t("vision.size"),
				choices: sizes.map((size) => choice({ size }, t(`vision.size-${size}`))),
			}}
			colours={{
				label: t("vision.colours"),
				choices: colourings.map((colours) => ({
					...choice({ colours }, t(`vision.colours-${colours}`)),
					swatch: colours,
				})),
			}}
			switches={[
				choice(
					{ pictures: !view.pictures },
					t(`vision.pictures-${view.pictures ? "hide" : "show"}`),
				),
				choice({ wide: !view.wide }, t(`vision.spacing-${view.wide ? "ordinary" : "wide"}`)),
			]}
			ordinary={{ value: formatView(ordinaryView), name: t("vision.leave") }}
			more={{
				href: `/${props.locale}/vision?back=${encodeURIComponent(back)}`,
				text: t("vision.all"),
			}}
		/>
	);
}
