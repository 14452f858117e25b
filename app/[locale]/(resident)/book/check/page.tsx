import { redirect } from "next/navigation";
import { SlotForm } from "#app/[locale]/(resident)/book/[serviceId]/[officeId]/slot-form.tsx";
import { confirmBooking } from "#app/[locale]/(resident)/book/actions.ts";
import { BookingSteps } from "#app/[locale]/(resident)/book/booking-steps.tsx";
import { HoldNotice } from "#app/[locale]/(resident)/book/hold-notice.tsx";
import { NoHold } from "#app/[locale]/(resident)/book/no-hold.tsx";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { phoneText } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { slotFormTexts } from "#app/slot-form-texts.ts";
import { slotOptions } from "#app/slot-options.ts";
import { wallText } from "#app/visit-words.ts";
import { nearestSlots } from "#domain/appointments/queries-slots.ts";
import {
	findMyHold,
	findMyVisit,
	findReferenceOfHold,
	type HoldView,
} from "#domain/appointments/queries-visits.ts";
import { formatDay, formatMinute } from "#lib/dates.ts";
import { newFormKey } from "#lib/form.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { currentVisitor } from "#lib/session.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

const dayAndTime = (visit: { day: string; startMinute: number }, locale: Locale): string =>
	`${formatDay(Temporal.PlainDate.from(visit.day), locale, true)}, ${formatMinute(visit.startMinute)}`;

function answers(hold: HoldView, locale: Locale, t: Translator): (Fact | false)[] {
	const change = (href: string, what: string) => (
		<a href={href} className="inline-flex min-h-11 items-center">
			<span aria-hidden="true">{t("check.change")}</span>
			<span className="sr-only">{t("check.change-what", { what })}</span>
		</a>
	);
	const details = `/${locale}/book/details?hold=${hold.holdId}`;
	const beat = hold.beatId ? `?beat=${hold.beatId}` : "";
	const slots = `/${locale}/book/${hold.service.id}/${hold.office.id}${beat}`;
	const own: (Fact | false)[] = hold.movesReference
		? []
		: [
				{
					term: t("details.name"),
					value: (
						<>
							{hold.contact?.name}
							{hold.forSomeoneElse ? (
								<span className="block text-ink-soft">{t("check.for-someone")}</span>
							) : null}
						</>
					),
					action: change(`${details}#name`, t("details.name")),
				},
				{
					term: t("details.phone"),
					value: phoneText(hold.contact?.phone ?? ""),
					action: change(`${details}#phone`, t("details.phone")),
				},
				hold.contact !== null && {
					term: t("details.remind"),
					value: (
						<>
							{t(`remind.${hold.contact.remind}`)}
							{hold.contact.email ? <span className="block">{hold.contact.email}</span> : null}
						</>
					),
					action: change(`${details}#remind`, t("details.remind")),
				},
				hold.language !== null && {
					term: t("details.language"),
					value: t(`language.${hold.language}`),
					action: change(`${details}#language`, t("details.language")),
				},
				{
					term: t("details.adjustments"),
					value:
						hold.adjustments.map((kind) => t(`adjustment.${kind}`)).join(", ") || t("check.none"),
					action: change(`${details}#adjustments`, t("details.adjustments")),
				},
			];
	return [
		{ term: t("check.service"), value: localized(hold.service.name, locale) },
		{
			term: hold.movesReference ? t("check.move-new") : t("check.time"),
			value: <b className="font-[680]">{dayAndTime(hold, locale)}</b>,
			action: hold.movesReference ? undefined : change(slots, t("check.time")),
		},
		{
			term: t("check.office"),
			value: (
				<>
					{t("office.title", { number: hold.office.number })}
					<span className="block text-ink-soft">{localized(hold.office.address, locale)}</span>
				</>
			),
		},
		...own,
	];
}

/** The office closed the desk while the visitor was writing: not "taken", and said so. */
const closedTexts = (t: Translator, title: string) => ({
	...slotFormTexts(t, title),
	takenTitle: t("book.closed-title"),
	takenText: t("book.closed-text"),
});

export default async function CheckPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const query = await props.searchParams;
	const holdId = queryText(query.hold);
	const visitor = await currentVisitor(locale);
	const now = new Date();
	const path = `/book/check?hold=${encodeURIComponent(holdId)}`;
	const hold = visitor ? await findMyHold(visitor, now, holdId || undefined) : null;
	if (!visitor || !hold) {
		const reference = visitor ? await findReferenceOfHold(visitor, holdId) : null;
		if (reference) redirect(`/${locale}/visits/${reference}`);
		return <NoHold locale={locale} t={t} path={path} />;
	}
	if (!hold.contact) redirect(`/${locale}/book/details?hold=${hold.holdId}`);
	const old = hold.movesReference ? await findMyVisit(visitor, hold.movesReference, now) : null;
	const changeUntil = new Date(hold.startsAt.getTime() - hold.service.cutoffMinutes * 60_000);
	const question = hold.movesReference ? t("check.move-title") : t("check.title");
	const title = pageTitle(t, question, localized(hold.service.name, locale));
	const closed = queryText(query.closed) === "1";
	const taken = closed || (queryText(query.taken) === "1" && hold.hold === "lapsed");
	const nearest = taken
		? await nearestSlots({
				serviceId: hold.service.id,
				officeId: hold.office.id,
				beatId: hold.beatId,
				day: hold.day,
				startMinute: hold.startMinute,
				limit: 3,
				now,
			})
		: [];
	return (
		<ResidentPage locale={locale} path={path} title={taken ? null : title} hidden>
			<div className="wrap max-w-[50rem]">
				<Heading
					steps={<BookingSteps current="check" moves={hold.movesReference !== null} t={t} />}
				>
					{question}
				</Heading>
				{taken ? (
					<>
						<SlotForm
							texts={closed ? closedTexts(t, title) : slotFormTexts(t, title)}
							hidden={{
								locale,
								service: hold.service.id,
								beat: hold.beatId ?? "",
								moves: hold.movesReference ?? "",
								formKey: newFormKey(),
							}}
							earliest={null}
							dayTitle={null}
							groups={[]}
							offered={slotOptions(nearest, locale, now, "day")}
						/>
						<p className="mt-4">
							<a href={`/${locale}/book/${hold.service.id}`}>{t("book.office-title")}</a>
						</p>
					</>
				) : (
					<>
						<HoldNotice hold={hold} locale={locale} t={t} now={now} from="check" />
						{old ? (
							<Notice className="mb-6">
								{t("check.move-old")}: {dayAndTime(old, locale)}
							</Notice>
						) : null}
						<Card className="mb-6">
							<Facts facts={answers(hold, locale, t)} />
						</Card>
						<PlainForm
							action={confirmBooking}
							hidden={{ locale, hold: hold.holdId }}
							submit={hold.movesReference ? t("check.move-confirm") : t("check.confirm")}
						>
							<p className="mb-2">
								{t("check.change-until", {
									when: wallText(changeUntil, hold.office.zone, locale),
								})}
							</p>
							<p className="mb-4 text-ink-soft">{t("check.privacy")}</p>
						</PlainForm>
						{old ? (
							<p className="mt-3">
								<ButtonLink look="quiet" href={`/${locale}/visits/${old.reference}`}>
									{t("cancel.no")}
								</ButtonLink>
							</p>
						) : null}
					</>
				)}
			</div>
		</ResidentPage>
	);
}
