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

/**
 * Above every page: one tap into the low-vision view or, within it, the bar that changes it and leads out.
 * `path` is the page's own path and query without the language; null where the page does not know it.
 */
export async function ViewStrip(props: { locale: Locale; path: string | null }) {
	const { locale, path } = props;
	const t = translator(locale);
	const view = await currentView();
	const action = `/${locale}/vision/choice`;
	const back = path === null ? "" : `/${locale}${path}`;
	if (isOrdinary(view))
		return (
			<ViewSwitch action={action} back={back} value={formatView(firstView)}>
				{t("vision.switch")}
			</ViewSwitch>
		);
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
				href: `/${locale}/vision?back=${encodeURIComponent(back)}`,
				text: t("vision.all"),
			}}
		/>
	);
}
