import { extendMyHold } from "#app/[locale]/(resident)/book/actions.ts";
import { whenText } from "#app/visit-words.ts";
import type { HoldView } from "#domain/appointments/queries-visits.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { Notice } from "#ui/notice.tsx";

const wallTime = (instant: Date, zone: string): string =>
	Temporal.Instant.fromEpochMilliseconds(instant.getTime())
		.toZonedDateTimeISO(zone)
		.toPlainTime()
		.toString({ smallestUnit: "minute" });

/** Where enhance/hold.js counts down: in words that stand ready for each minute, since scripts format nothing. */
function TimeLeft(props: { hold: HoldView; t: Translator; now: Date }) {
	const { hold, t, now } = props;
	const seconds = Math.max(0, Math.round((hold.expiresAt.getTime() - now.getTime()) / 1000));
	const words = Array.from({ length: Math.ceil(seconds / 60) }, (_, minute) =>
		minute === 0 ? t("book.minute-last") : t("book.minutes-left", { minutes: minute }),
	);
	return (
		<>
			<p
				data-hold={seconds}
				data-words={JSON.stringify(words)}
				data-over={t("book.hold-ended")}
				className="font-[620]"
			>
				<span aria-hidden="true" />
				<span role="status" className="sr-only" />
			</p>
			<script src="/enhance/hold.js" defer data-enhance="" />
		</>
	);
}

/** What is held, and until when by the clock on the wall; ten minutes more on one tap, once. */
export function HoldNotice(props: {
	hold: HoldView;
	locale: Locale;
	t: Translator;
	now: Date;
	from: "details" | "check";
}) {
	const { hold, locale, t, now } = props;
	return (
		<Notice look={hold.hold === "held" ? "sky" : "gold"} className="mb-7">
			<p className="font-[680]">
				{whenText(t, locale, hold, today(now, hold.office.zone))} ·{" "}
				{t("office.short", { number: hold.office.number })}
			</p>
			<p>{localized(hold.service.name, locale)}</p>
			<p className="mt-1 text-ink-soft">
				{hold.hold === "held"
					? t("book.held-until", { time: wallTime(hold.expiresAt, hold.office.zone) })
					: t("book.hold-over")}
			</p>
			{hold.hold === "held" ? <TimeLeft hold={hold} t={t} now={now} /> : null}
			{hold.hold === "held" && !hold.holdExtended ? (
				<form action={extendMyHold}>
					<input type="hidden" name="locale" value={locale} />
					<input type="hidden" name="hold" value={hold.holdId} />
					<input type="hidden" name="from" value={props.from} />
					<button
						type="submit"
						className="min-h-11 cursor-pointer text-blue underline underline-offset-4"
					>
						{t("book.extend")}
					</button>
				</form>
			) : null}
		</Notice>
	);
}
