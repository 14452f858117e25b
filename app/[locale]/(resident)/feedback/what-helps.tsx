import { phoneHref, phoneText } from "#app/place-words.ts";
import type { findDeadEndPlace } from "#domain/feedback/queries-dead-ends.ts";
import type { Locale, Translator } from "#lib/i18n.ts";

type Place = Awaited<ReturnType<typeof findDeadEndPlace>>;

/** What the person can do now, the likeliest first: a thank-you alone helps nobody who stands before a closed door. */
function waysOn(kind: string, { office, service }: Place, locale: Locale, t: Translator) {
	const bookable = service?.bookable ? service : null;
	const waiting =
		office && bookable
			? {
					href: `/${locale}/waiting-list?${new URLSearchParams({ service: bookable.id, office: office.id })}`,
					text: t("dead-end.help-waiting"),
				}
			: null;
	const offices = bookable
		? { href: `/${locale}/book/${bookable.id}`, text: t("dead-end.help-offices") }
		: null;
	const phone = office
		? {
				href: phoneHref(office.phone),
				text: t("dead-end.help-phone", { phone: phoneText(office.phone) }),
			}
		: null;
	const nearest = { href: `/${locale}/locate`, text: t("dead-end.help-nearest") };
	const services = { href: `/${locale}/services`, text: t("dead-end.help-services") };
	const units = { href: `/${locale}/units`, text: t("dead-end.help-units") };
	const help = { href: `/${locale}/help`, text: t("dead-end.help-help") };
	const ways = {
		"no-slot": [waiting, offices, phone, services],
		"sent-elsewhere": [services, phone, units, help],
		"not-found": [nearest, units, phone, help],
		"too-far": [nearest, services, units, phone],
		other: [phone, help, services, nearest],
	};
	const own = Object.hasOwn(ways, kind) ? ways[kind as keyof typeof ways] : ways.other;
	return own.filter((way) => way !== null);
}

export function WhatHelps(props: { kind: string; place: Place; locale: Locale; t: Translator }) {
	const { kind, place, locale, t } = props;
	return (
		<section>
			<h2 className="mb-3">{t("dead-end.helps")}</h2>
			<ul className="grid gap-2.5">
				{waysOn(kind, place, locale, t).map((way) => (
					<li key={way.href} className="tap rounded-card border border-line bg-card px-4 py-3.5">
						<a href={way.href} className="cover text-[1.06rem] font-[650]">
							{way.text}
						</a>
					</li>
				))}
			</ul>
		</section>
	);
}
