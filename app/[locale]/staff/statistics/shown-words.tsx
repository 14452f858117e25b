import { markText } from "#app/feedback-words.ts";
import { maskedText } from "#app/masked-words.ts";
import { officePlace } from "#app/place-words.ts";
import type { ShownWords } from "#domain/feedback/queries-words.ts";
import type { Places } from "#domain/statistics/places.ts";
import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Pagination } from "#ui/pagination.tsx";
import { periodText } from "./figure-words.ts";

/** What residents wrote, masked and looked at: of a month and an office, never of a day or a person. */
export function ShownWordsList(props: {
	t: Translator;
	locale: Locale;
	found: ShownWords;
	places: Places;
	page: number;
	href: (page: number) => string;
}) {
	const { t, locale, found, page } = props;
	if (found.kind === "hidden") return <p>{t("statistics.words.few")}</p>;
	if (found.total === 0) return <p>{t("statistics.words.none")}</p>;
	const office = (id: string) => {
		const known = props.places.offices.find((one) => one.id === id);
		return known ? officePlace(t, known, locale) : id;
	};
	return (
		<>
			<ul className="grid gap-3">
				{found.words.map((words) => (
					<li key={words.id} className="rounded-card border border-line bg-card px-4 py-3">
						<p className="text-[0.95rem] text-ink-soft">
							{`${markText(t, words.rating)} · ${office(words.officeId)} · ${periodText(t, locale, words.month)}`}
						</p>
						<blockquote lang={words.language} className="wrap-anywhere">
							{maskedText(t, words.maskedWords)}
						</blockquote>
						{words.chips.length > 0 ? (
							<p className="text-[0.95rem] text-ink-soft">
								{words.chips.map((chip) => t(`feedback.chip.${chip}`)).join(" · ")}
							</p>
						) : null}
						{words.reply ? (
							<p className="mt-2 border-s-4 border-line ps-3 wrap-anywhere">
								<b className="font-[650]">{t("moderation.reply")}</b>
								{`: ${words.reply}`}
							</p>
						) : null}
					</li>
				))}
			</ul>
			<Pagination
				label={t("statistics.words.pages")}
				previous={
					page > 1 ? { href: props.href(page - 1), text: t("statistics.words.later") } : null
				}
				next={
					page < found.pages
						? { href: props.href(page + 1), text: t("statistics.words.earlier") }
						: null
				}
				position={t("statistics.words.position", {
					page: formatNumber(page, locale),
					pages: formatNumber(found.pages, locale),
				})}
			/>
		</>
	);
}
