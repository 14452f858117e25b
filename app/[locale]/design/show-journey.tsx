import { qrModules } from "#app/paper/qr-code.ts";
import { formatDay } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Card } from "#ui/card.tsx";
import { Confirmation } from "#ui/confirmation.tsx";
import { Facts } from "#ui/facts.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import { Stepper } from "#ui/stepper.tsx";
import { Talon } from "#ui/talon.tsx";
import { Ticket } from "#ui/ticket.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { Part, Specimen, State } from "./specimen.tsx";

const stepNames = ["place", "time", "details", "check"] as const;

function Steps(props: { current: number; t: Translator }) {
	const { t, current } = props;
	const steps = stepNames.map((step) => t(`book.steps.${step}`));
	return (
		<Stepper
			label={`${t("book.steps.label")} ${current}`}
			summary={t("book.steps.summary", { current, total: 4, step: steps[current - 1] ?? "" })}
			steps={steps}
			current={current}
			done={t("book.steps.done")}
		/>
	);
}

function Papers(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	const day = formatDay(Temporal.PlainDate.from("2026-11-24"), locale);
	return (
		<>
			<Specimen name="talon" t={t}>
				<Talon
					issuer={t("site.official")}
					title={t("design.talon")}
					number={{ term: t("design.talon-number"), value: "26-1110-004317" }}
					facts={[
						{ term: t("design.talon-when"), value: `${day}, 17:40` },
						{ term: t("design.talon-who"), value: t("design.name") },
						{
							term: t("check.office"),
							value: `${t("office.title", { number: "4" })}, ${t("design.address")}`,
						},
					]}
					note={t("design.talon-note")}
				/>
			</Specimen>
			<Specimen name="ticket" t={t}>
				<Ticket
					term={t("design.ticket")}
					number="A 042"
					place={t("office.desk", { number: "3" })}
					facts={[
						{
							term: t("design.ticket-ahead"),
							value: t("design.ticket-people", { count: 4 }),
						},
						{ term: t("design.ticket-range"), value: t("design.ticket-minutes") },
						{ term: t("visit.when"), value: `${day}, 09:12` },
					]}
					note={t("design.ticket-note")}
				>
					<QrCode
						modules={qrModules("https://qadam.example/kk")}
						className="mx-auto mt-4 size-32"
					/>
				</Ticket>
			</Specimen>
		</>
	);
}

/** From the first page of a booking to the paper in one's hand. */
export function Journey(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	const day = (date: string, time: string) => ({
		text: `${formatDay(Temporal.PlainDate.from(date), locale)}, ${time}`,
		value: `${date}T${time}+05:00`,
	});
	const words = {
		done: t("visit.stage.done"),
		current: t("visit.stage.current"),
		ahead: t("visit.stage.ahead"),
	};
	return (
		<Part id="journey" title={t("design.part.journey")}>
			<Specimen name="stepper" t={t}>
				<Steps current={1} t={t} />
				<Steps current={3} t={t} />
			</Specimen>
			<Specimen name="facts" t={t}>
				<Card>
					<Facts
						facts={[
							{
								term: t("details.name"),
								value: t("design.name"),
								action: <a href="#journey">{t("check.change")}</a>,
							},
							{ term: t("check.office"), value: t("design.long") },
						]}
					/>
				</Card>
			</Specimen>
			<Specimen name="confirmation" t={t}>
				<Confirmation
					level="h2"
					title={t("visit.booked")}
					lead={t("visit.booked-lead")}
					secrets={[
						{ term: t("visit.reference"), value: "7K3M9-X2QAP" },
						{ term: t("visit.pin"), value: "402817" },
					]}
				/>
			</Specimen>
			<Specimen name="timeline" t={t}>
				<div className="grid gap-6 md:grid-cols-2">
					<Timeline
						words={words}
						steps={[
							{
								id: "booked",
								title: t("visit.state.booked"),
								time: day("2026-11-22", "19:04"),
								stage: "done",
							},
							{
								id: "arrived",
								title: t("visit.state.arrived"),
								time: day("2026-11-24", "17:31"),
								stage: "current",
							},
							{
								id: "visit",
								title: t("visit.step.visit"),
								time: day("2026-11-24", "17:40"),
								stage: "ahead",
							},
						]}
					/>
					<State title={t("design.states.long")} narrow>
						<Timeline
							words={words}
							steps={[
								{ id: "long", title: t("design.long"), text: t("design.refused"), stage: "done" },
								{ id: "end", title: t("visit.state.cancelled-by-office"), stage: "done" },
							]}
						/>
					</State>
				</div>
			</Specimen>
			<Papers locale={locale} t={t} />
		</Part>
	);
}
