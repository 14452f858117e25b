import { phoneHref, phoneText } from "#app/place-words.ts";
import { whenText } from "#app/visit-words.ts";
import type { OpeningHours } from "#domain/appointments/queries-hours.ts";
import type { BeatView } from "#domain/territory/queries.ts";
import { formatDate, formatMinute, today } from "#lib/dates.ts";
import { type Locale, localized, type MessageKey, type Translator } from "#lib/i18n.ts";
import { Notice, Status } from "#ui/notice.tsx";
import { Portrait } from "#ui/portrait.tsx";

/** "Open now, closes 20:00" beats a table of hours. */
export function OpenStatus(props: {
	hours: OpeningHours;
	now: Date;
	locale: Locale;
	t: Translator;
}) {
	const { hours, locale, t } = props;
	if (hours.closesMinute !== null)
		return (
			<Status tone="green">
				{t("hours.open-now", { time: formatMinute(hours.closesMinute) })}
			</Status>
		);
	if (!hours.next) return <Status>{t("hours.closed")}</Status>;
	const slot = { day: hours.next.day, startMinute: hours.next.opensMinute };
	return <Status>{t("hours.opens", { when: whenText(t, locale, slot, today(props.now)) })}</Status>;
}

/** The hours of the week ahead, a line for each run of equal days. */
export function WeekHours(props: { week: string[] }) {
	return (
		<ul className="tabular">
			{props.week.map((line) => (
				<li key={line}>{line}</li>
			))}
		</ul>
	);
}

/** The languages somebody speaks, in words; a code without a word is left out rather than shown raw. */
export const languagesText = (codes: string[], t: Translator): string =>
	codes
		.flatMap((code) => {
			const key = `language.${code}` as MessageKey;
			return t.has(key) ? [t(key)] : [];
		})
		.join(", ");

function Acting(props: {
	serving: NonNullable<BeatView["serving"]>;
	locale: Locale;
	t: Translator;
}) {
	const { serving, locale, t } = props;
	if (serving.kind !== "acting" || !serving.until) return null;
	const date = formatDate(Temporal.PlainDate.from(serving.until), locale);
	return (
		<p className="border-y border-gold-line bg-gold-soft px-4 py-3 sm:px-5">
			<b className="font-[680]">{t("beat.acting")}</b>{" "}
			{serving.insteadOf
				? t("beat.acting-until", { name: localized(serving.insteadOf.name, locale), date })
				: t("beat.acting-vacant", { date })}
		</p>
	);
}

/** Who serves the beat today, that they are acting and until when; or that nobody does, and whom to call. */
export function ServingCard(props: {
	beat: BeatView;
	duty: { id: string; number: number; phone: string } | null;
	hours: OpeningHours;
	now: Date;
	locale: Locale;
	t: Translator;
}) {
	const { beat, duty, locale, t } = props;
	if (!beat.serving) {
		return (
			<Notice title={t("beat.nobody")} className="m-4 sm:m-5">
				<p>{t("beat.nobody-text")}</p>
				{duty ? (
					<p className="mt-2">
						<a href={`/${locale}/offices/${duty.id}`}>
							{t("office.title", { number: duty.number })}
						</a>
						{" · "}
						<a href={phoneHref(duty.phone)} className="tabular">
							{phoneText(duty.phone)}
						</a>
					</p>
				) : null}
			</Notice>
		);
	}
	const { officer } = beat.serving;
	const name = localized(officer.name, locale);
	return (
		<>
			<div className="grid grid-cols-[auto_1fr] gap-4 p-4 sm:p-5">
				<Portrait
					photo={officer.photo}
					alt={officer.photo ? t("beat.photo", { name }) : t("beat.no-photo")}
					name={name}
				/>
				<div className="min-w-0">
					<p className="text-[0.95rem] text-ink-soft">{t("beat.serves-today")}</p>
					<h2 className="text-[1.4rem] sm:text-[1.55rem]">{name}</h2>
					<p className="text-ink-soft">
						{t(`rank.${officer.rank}`)}, {t("beat.inspector")}
					</p>
				</div>
				<p className="col-span-2">
					<OpenStatus hours={props.hours} now={props.now} locale={locale} t={t} />
				</p>
			</div>
			<Acting serving={beat.serving} locale={locale} t={t} />
		</>
	);
}
