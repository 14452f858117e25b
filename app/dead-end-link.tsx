import type { Locale, Translator } from "#lib/i18n.ts";

/** From a dead end to where it is counted; the place goes along, so that nobody has to name it. */
export function DeadEndLink(props: {
	/** Left out where the person knows best which it was. */
	kind?: "no-slot" | "not-found";
	officeId?: string;
	serviceId?: string;
	locale: Locale;
	t: Translator;
}) {
	const { kind, officeId, serviceId, locale, t } = props;
	const query = new URLSearchParams(kind ? { kind } : {});
	if (officeId) query.set("office", officeId);
	if (serviceId) query.set("service", serviceId);
	return (
		<p>
			<a
				href={`/${locale}/feedback?${query}`}
				className="inline-flex min-h-11 items-center text-[0.97rem]"
			>
				{t("dead-end.link")}
			</a>
		</p>
	);
}
