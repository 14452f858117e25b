import { beatOn, officeOf } from "#app/api/v1/territory-memory.ts";
import { KeptPictures } from "#app/kept-pictures.ts";
import { beatTitle, officeTitle, phoneText, settlementName } from "#app/place-words.ts";
import { drawPicture, type PictureWords } from "#app/share-picture.tsx";
import { findService } from "#domain/appointments/queries.ts";
import { today } from "#lib/dates.ts";
import { isLocale, type Locale, localized, translator } from "#lib/i18n.ts";

export const dynamic = "force-dynamic";

const pictures = new KeptPictures<PictureWords>(drawPicture, {
	bytes: 16 * 1024 * 1024,
	perMinute: 40,
	waiting: 6,
});

type Facts = Pick<PictureWords, "title" | "caption" | "lines">;

/** What the picture of this name says; null when there is no such thing. */
async function factsOf(name: string, locale: Locale): Promise<Facts | null> {
	const t = translator(locale);
	if (name === "home") return { title: t("home.title"), caption: t("meta.region"), lines: [] };
	if (name === "services")
		return { title: t("meta.picture-services"), caption: t("meta.region"), lines: [] };
	const [, kind, id = ""] = /^(beat|office|service)-([\w-]{1,40})$/.exec(name) ?? [];
	const day = today(new Date()).toString();
	if (kind === "beat") {
		const beat = await beatOn(id, day);
		return (
			beat && {
				title: beatTitle(t, beat),
				caption: localized(beat.unit.name, locale),
				lines: [officeTitle(t, beat.office), localized(beat.office.address, locale)],
			}
		);
	}
	if (kind === "office") {
		const office = await officeOf(id);
		if (!office) return null;
		const unit = localized(office.unitName, locale);
		const settlement = settlementName(office.settlement, locale);
		return {
			title: officeTitle(t, office),
			caption: settlement === unit ? unit : `${settlement}, ${unit}`,
			lines: [localized(office.address, locale), phoneText(office.phone)],
		};
	}
	const service = kind === "service" ? await findService(id, day) : null;
	return (
		service && { title: localized(service.name, locale), caption: t("site.official"), lines: [] }
	);
}

export async function GET(
	_request: Request,
	context: { params: Promise<{ locale: string; picture: string }> },
): Promise<Response> {
	const { locale, picture: name } = await context.params;
	const facts = isLocale(locale) ? await factsOf(name, locale) : null;
	if (!isLocale(locale) || !facts) return new Response(null, { status: 404 });
	const t = translator(locale);
	const isFixed = name === "home" || name === "services";
	const drawn = await pictures.find(
		{
			name: t("site.name"),
			tagline: t("site.tagline"),
			...facts,
			remark: process.env.QADAM_DEMO === "1" && !isFixed ? t("meta.picture-demo") : null,
		},
		isFixed,
	);
	if (!drawn)
		return new Response(null, { status: 302, headers: { location: `/${locale}/pictures/home` } });
	return new Response(new Uint8Array(drawn), {
		headers: {
			"content-type": "image/png",
			"cache-control": "public, max-age=3600",
			// A messenger's own page may show it.
			"cross-origin-resource-policy": "cross-origin",
		},
	});
}
