import { beatTitle, officeTitle, phoneText } from "#app/place-words.ts";
import type { BeatSummary, OfficeView, ServingView } from "#domain/territory/queries.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";

/** An office with the beats that belong to it and who serves each today: one looks for one's own number or name. */
export function OfficeWithBeats(props: {
	office: OfficeView;
	beats: readonly BeatSummary[];
	serving: ReadonlyMap<string, ServingView>;
	locale: Locale;
	t: Translator;
}) {
	const { office, beats, serving, locale, t } = props;
	return (
		<section className="break-inside-avoid rounded-card border border-line bg-card">
			<div className="px-4 pt-3 pb-2 sm:px-5">
				<h3>
					<a href={`/${locale}/offices/${office.id}`} className="inline-flex min-h-11 items-center">
						{officeTitle(t, office)}
					</a>
				</h3>
				<p>{localized(office.address, locale)}</p>
				<p className="tabular text-ink-soft">
					{phoneText(office.phone)}
					{office.isDuty ? ` · ${t("office.duty")}` : ""}
				</p>
			</div>
			<ul className="border-t border-line">
				{beats.map((beat) => {
					const today = serving.get(beat.id);
					return (
						<li
							key={beat.id}
							className="tap grid min-h-11 grid-cols-[7.5rem_1fr] items-center gap-x-3 border-b border-line px-4 py-1.5 last:border-0 sm:px-5"
						>
							<a href={`/${locale}/beats/${beat.id}`} className="cover font-[650]">
								{beatTitle(t, beat)}
							</a>
							<span className="text-[0.95rem] text-ink-soft">
								{today ? localized(today.officer.name, locale) : t("unit.nobody")}
								{today?.kind === "acting" ? ` (${t("unit.acting")})` : ""}
							</span>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
