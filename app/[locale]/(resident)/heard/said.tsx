import { maskedText } from "#app/masked-words.ts";
import { officePlace } from "#app/place-words.ts";
import { listShownWords } from "#domain/feedback/queries-words.ts";
import { listPlaces } from "#domain/statistics/places.ts";
import { formatMonths } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";

const most = 8;

/** Words of residents that were read and covered before; those that an office answered come first. */
export async function Said(props: {
	locale: Locale;
	t: Translator;
	range: { from: string; to: string };
}) {
	const { locale, t } = props;
	const [said, places] = await Promise.all([
		listShownWords("police", props.range, 1),
		listPlaces("police"),
	]);
	const words = said.kind === "words" ? said.words : [];
	const chosen = [
		...words.filter(({ reply }) => reply),
		...words.filter(({ reply }) => !reply),
	].slice(0, most);
	if (chosen.length === 0) return <p>{t("heard.no-words")}</p>;
	return (
		<ul className="grid gap-4 md:grid-cols-2">
			{chosen.map((one) => {
				const office = places.offices.find(({ id }) => id === one.officeId);
				return (
					<li key={one.id} className="rounded-card border border-line bg-card p-4 sm:p-5">
						<blockquote lang={one.language} className="text-[1.08rem] whitespace-pre-line">
							{maskedText(t, one.maskedWords)}
						</blockquote>
						<p className="mt-2 text-[0.95rem] text-ink-soft">
							{t("heard.of", {
								mark: t(`feedback.mark.${one.rating as 1 | 2 | 3 | 4 | 5}`),
								office: office ? officePlace(t, office, locale) : one.officeId,
								month: formatMonths(one.month, one.month, locale),
							})}
						</p>
						{one.reply ? (
							<div className="mt-3 border-s-4 border-gold ps-3">
								<p className="font-[680]">{t("feedback.reply")}</p>
								<p lang={one.language} className="whitespace-pre-line">
									{one.reply}
								</p>
							</div>
						) : null}
					</li>
				);
			})}
		</ul>
	);
}
