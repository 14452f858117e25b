import { whenText } from "#app/visit-words.ts";
import { listVisitSteps, type VisitStep } from "#domain/appointments/queries-visit-history.ts";
import type { VisitView } from "#domain/appointments/queries-visits.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { formatDay, formatMinute, today } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Timeline, type TimelineStep } from "#ui/timeline.tsx";

/** An instant on the office's wall clock, for a reader and for a machine. */
function atText(instant: Date, zone: string, locale: Locale) {
	const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
	const day = formatDay(wall.toPlainDate(), locale);
	return {
		text: `${day}, ${formatMinute(wall.hour * 60 + wall.minute)}`,
		value: wall.toString({ timeZoneName: "never", smallestUnit: "minute" }),
	};
}

/** What has become of a booking, step by step, and what is still to come. */
export async function VisitHistory(props: {
	visitor: Visitor;
	visit: VisitView;
	now: Date;
	locale: Locale;
	t: Translator;
}) {
	const { visitor, visit, now, locale, t } = props;
	const { zone } = visit.office;
	const happened = await listVisitSteps(visitor, visit.reference, now);
	const thisDay = today(now, zone);
	const titleOf = (step: VisitStep, before: VisitStep | undefined): string => {
		if (step.state !== "booked") return t(`visit.state.${step.state}`);
		const when = whenText(t, locale, step, thisDay);
		return before?.state === "moved"
			? t("visit.step.moved", { when })
			: t("visit.step.booked", { when });
	};
	const steps = happened.flatMap((step, index): TimelineStep[] => {
		// A move closes one time and books the next: for the visitor that is one thing.
		if (step.state === "moved") return [];
		return [
			{
				id: `${step.state}${step.at.getTime()}`,
				title: titleOf(step, happened[index - 1]),
				time: atText(step.at, zone, locale),
				stage: "done",
			},
		];
	});
	if (visit.state === "booked")
		steps.push({
			id: "visit",
			title: t("visit.step.visit"),
			time: atText(visit.startsAt, zone, locale),
			stage: visit.startsAt <= now ? "current" : "ahead",
		});
	return (
		<section className="mt-8">
			<h2 className="mb-3">{t("visit.history")}</h2>
			<Timeline
				steps={steps}
				words={{
					done: t("visit.stage.done"),
					current: t("visit.stage.current"),
					ahead: t("visit.stage.ahead"),
				}}
			/>
		</section>
	);
}
