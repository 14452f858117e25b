import { notFound } from "next/navigation";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { languageNames } from "#app/resident-page.tsx";
import { listDesksToWorkAt } from "#domain/queue/queries-desks.ts";
import { wallView } from "#domain/queue/queries-wall.ts";
import { locales, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { KioskScreen } from "./kiosk-screen.tsx";
import { kioskTexts } from "./kiosk-texts.ts";

/**
 * The terminal at the entrance: opened by somebody who works there, then left to those who come. Nothing on it leads
 * anywhere else.
 */
export default async function KioskPage(props: PageProps<{ officeId: string }>) {
	const { locale, t, officeId } = await pageLocale(props.params);
	const officer = await requireOfficer("queue.work");
	const now = new Date();
	const desks = await listDesksToWorkAt(officer, now);
	const wall = await wallView(officeId, now);
	if (!wall || !desks.some(({ office }) => office.id === officeId)) notFound();
	const [kk, ru, en] = await Promise.all(locales.map((one) => kioskTexts(officeId, one)));
	if (!kk || !ru || !en) notFound();
	return (
		<>
			<title>{`${t("kiosk.title")} – ${officeTitle(t, wall.office)} – ${t("site.name")}`}</title>
			<meta name="robots" content="noindex" />
			<KioskScreen
				officeId={officeId}
				first={locale}
				headings={locales.map((one) => ({ lang: one, text: translator(one)("kiosk.language") }))}
				names={locales.map((one) => [one, languageNames[one]])}
				office={locales.map((one) => ({
					lang: one,
					text: officeTitle(translator(one), wall.office),
				}))}
				texts={{ kk, ru, en }}
			/>
		</>
	);
}
