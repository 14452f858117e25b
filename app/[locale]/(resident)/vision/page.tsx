import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { colourings, formatView, isOrdinary, ordinaryView, sizes } from "#app/view.ts";
import { backPath } from "#app/view-back.ts";
import { currentView } from "#app/view-request.ts";
import { Button } from "#ui/button.tsx";
import { ChoiceField } from "#ui/field.tsx";
import { Heading } from "#ui/heading.tsx";

/** Every setting of the low-vision view in words. The bar above each page has the same in one tap. */
export default async function VisionPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const back = backPath(queryText((await props.searchParams).back), locale);
	const view = await currentView();
	const action = `/${locale}/vision/choice`;
	return (
		<ResidentPage
			locale={locale}
			path={`/vision?back=${encodeURIComponent(back)}`}
			title={pageTitle(t, t("vision.title"))}
			hidden
		>
			<div className="wrap">
				<Heading back={{ href: back, text: t("site.back") }} lead={t("vision.lead")}>
					{t("vision.title")}
				</Heading>
				<form method="post" action={action} className="grid max-w-[34rem] gap-6">
					<input type="hidden" name="back" value={back} />
					<ChoiceField
						id="size"
						type="radio"
						label={t("vision.size")}
						choices={sizes.map((size) => ({ value: size, label: t(`vision.size-${size}`) }))}
						chosen={[view.size]}
					/>
					<ChoiceField
						id="colours"
						type="radio"
						label={t("vision.colours")}
						choices={colourings.map((colours) => ({
							value: colours,
							label: t(`vision.colours-${colours}`),
						}))}
						chosen={[view.colours]}
					/>
					<ChoiceField
						id="pictures"
						type="radio"
						label={t("vision.pictures")}
						choices={[
							{ value: "on", label: t("vision.pictures-on") },
							{ value: "off", label: t("vision.pictures-off") },
						]}
						chosen={[view.pictures ? "on" : "off"]}
					/>
					<ChoiceField
						id="spacing"
						type="radio"
						label={t("vision.spacing")}
						choices={[
							{ value: "ordinary", label: t("vision.spacing-normal") },
							{ value: "wide", label: t("vision.spacing-broad") },
						]}
						chosen={[view.wide ? "wide" : "ordinary"]}
					/>
					<p>
						<Button>{t("vision.submit")}</Button>
					</p>
				</form>
				{isOrdinary(view) ? null : (
					<form method="post" action={action} className="mt-4">
						<input type="hidden" name="back" value={back} />
						<Button name="view" value={formatView(ordinaryView)} look="quiet">
							{t("vision.leave")}
						</Button>
					</form>
				)}
				<div className="prose mt-8 max-w-[44rem]">
					<p>{t("vision.keeps")}</p>
					<p>{t("vision.zoom")}</p>
				</div>
			</div>
		</ResidentPage>
	);
}
