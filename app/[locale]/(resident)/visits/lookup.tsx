import { openVisit } from "#app/[locale]/(resident)/visits/actions.ts";
import { formTexts } from "#app/form-texts.ts";
import { pageTitle } from "#app/resident-page.tsx";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Heading } from "#ui/heading.tsx";
import { LookupForm } from "#ui/lookup-form.tsx";

/** The heading, and the form: reference and PIN, or the phone's last four digits. */
export function VisitLookup(props: {
	locale: Locale;
	t: Translator;
	heading: string;
	back?: { href: string; text: string };
	reference?: string;
}) {
	const { locale, t } = props;
	const title = pageTitle(t, props.heading);
	return (
		<LookupForm
			action={openVisit}
			hidden={{ locale }}
			texts={{
				...formTexts(t, title),
				submit: t("visits.find-submit"),
			}}
			fields={[
				{
					id: "reference",
					label: t("visits.find-reference"),
					hint: t("visits.find-reference-hint"),
					value: props.reference,
				},
				{ id: "secret", label: t("visits.find-proof"), inputMode: "numeric", secret: true },
			]}
		>
			<Heading back={props.back}>{props.heading}</Heading>
		</LookupForm>
	);
}
