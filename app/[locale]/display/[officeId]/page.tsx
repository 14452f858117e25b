import { notFound } from "next/navigation";
import { publicAddress } from "#app/api/public-address.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { qrModules } from "#app/paper/qr-code.ts";
import { officeTitle } from "#app/place-words.ts";
import { ruleText } from "#app/queue-words.ts";
import { translator } from "#lib/i18n.ts";
import { currentOfficer } from "#lib/session.ts";
import { QrCode } from "#ui/qr-code.tsx";
import { DisplayScreen } from "./display-screen.tsx";
import { displayState, wallLanguages } from "./display-state.ts";

/**
 * The screen on the office's wall: tickets and windows, never names. Anybody may look at it; the code of the day, which
 * says that one stands before it, is shown where somebody who works there has signed in.
 */
export default async function DisplayPage(props: PageProps<{ officeId: string }>) {
	const { locale, t, officeId } = await pageLocale(props.params);
	const found = await displayState(officeId, locale, await currentOfficer(), new Date());
	if (!found) notFound();
	const { state, wall } = found;
	const languages = wallLanguages(locale);
	const pair = (words: (t: ReturnType<typeof translator>) => string) =>
		languages.map((language) => ({ lang: language, text: words(translator(language)) }));
	const base = `/${locale}/display/${wall.office.id}`;
	return (
		<>
			<title>{`${t("display.title")} – ${officeTitle(t, wall.office)} – ${t("site.name")}`}</title>
			<meta name="robots" content="noindex" />
			<DisplayScreen
				first={state}
				stateUrl={`${base}/state`}
				eventsUrl={`/api/v1/queue/${wall.office.id}/events`}
				languages={languages}
				texts={{
					office: pair((one) => officeTitle(one, wall.office)),
					ticket: pair((one) => one("display.ticket")),
					window: pair((one) => one("display.window")),
					earlier: pair((one) => one("display.earlier")),
					none: pair((one) => one("display.none")),
					rule: pair((one) => ruleText(one, wall.rules)),
					take: pair((one) => one("display.take")),
					code: pair((one) => one("display.code")),
					noCode: pair((one) => one("display.no-code")),
					rate: pair((one) => one("feedback.wall")),
					lost: pair((one) => one("display.lost")),
					soundOn: pair((one) => one("display.sound-on")),
					soundIsOn: pair((one) => one("display.sound-is-on")),
				}}
				qr={
					<QrCode
						modules={qrModules(publicAddress(`/kk/offices/${wall.office.id}/queue`))}
						className="size-[9.5vw] portrait:size-[18vw]"
					/>
				}
			/>
		</>
	);
}
