import { phoneHref, phoneText } from "#app/place-words.ts";
import { spokenReference } from "#app/visit-words.ts";
import { cancellationNotice } from "#domain/appointments/cancellation-notice.ts";
import type { DayVisit } from "#domain/appointments/queries-day.ts";
import { formatMinute } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { Status } from "#ui/notice.tsx";
import { VisitActions } from "./visit-actions.tsx";

const tones: Partial<Record<DayVisit["state"], "green" | "gold" | "red">> = {
	arrived: "gold",
	called: "gold",
	"in-service": "gold",
	served: "green",
	"not-come": "red",
};

const cell = "px-2 py-1.5 align-top max-md:block max-md:px-0 max-md:py-0.5 print:py-1";

/** What is worth knowing beside the state: a schedule that has changed, a message that went astray. */
function Attention(props: { visit: DayVisit; locale: Locale; t: Translator }) {
	const { visit, locale, t } = props;
	return (
		<>
			{visit.disrupted ? (
				<span className="mt-1 block font-[680] text-red">{t("staff.day.disrupted")}</span>
			) : null}
			{visit.messages === "none" ? null : (
				<span className="no-print mt-1 block text-[0.9rem] text-ink-soft">
					{visit.messages === "failed" ? (
						<a href={`/${locale}/staff/messages`} className="font-[680] text-red">
							{t("staff.day.message-failed")}
						</a>
					) : (
						t(`staff.day.message-${visit.messages}`)
					)}
				</span>
			)}
		</>
	);
}

function Needs(props: { visit: DayVisit; t: Translator }) {
	const { visit, t } = props;
	return (
		<>
			{visit.language ? <span lang={visit.language}>{t(`language.${visit.language}`)}</span> : null}
			{visit.adjustments.length > 0 ? (
				<ul className="grid gap-0.5">
					{visit.adjustments.map((adjustment) => (
						<li key={adjustment} className="font-[680]">
							{t(`staff.day.adjustment-${adjustment}`)}
						</li>
					))}
				</ul>
			) : null}
			{visit.forSomeoneElse ? (
				<span className="block text-ink-soft">{t("staff.day.for-someone")}</span>
			) : null}
		</>
	);
}

/** One visit: when, who, what for, what they need, how it stands, what can be done now. */
export function VisitRow(props: {
	visit: DayVisit;
	deskId: string;
	mayManage: boolean;
	locale: Locale;
	t: Translator;
}) {
	const { visit, locale, t } = props;
	const time = formatMinute(visit.startMinute);
	const name = visit.contact?.name ?? t("staff.day.no-name");
	const notice = cancellationNotice(visit);
	const marks = visit.marks.filter((mark) => mark !== "cancelled-by-office");
	return (
		<tr
			id={`visit-${visit.id}`}
			data-visit={visit.id}
			data-desk={props.deskId}
			tabIndex={-1}
			className="scroll-mt-4 scroll-mb-36 border-b border-line focus:outline-3 focus:-outline-offset-3 focus:outline-ink max-md:grid max-md:gap-0.5 max-md:py-3 target:bg-gold-soft print:break-inside-avoid"
		>
			<th scope="row" className={`${cell} tabular text-start font-[720] whitespace-nowrap`}>
				<span className="text-[1.08rem]">{time}</span>
				<span className="font-normal text-ink-soft">–{formatMinute(visit.endMinute)}</span>
			</th>
			<td className={cell}>
				<span className="block font-[680]">{name}</span>
				{visit.contact?.phone ? (
					<a href={phoneHref(visit.contact.phone)} className="tabular whitespace-nowrap">
						{phoneText(visit.contact.phone)}
					</a>
				) : null}
			</td>
			<td className={cell}>
				{localized(visit.service.name, locale)}
				<span className="block font-mono text-[0.88rem] text-ink-soft">
					{visit.reference ? spokenReference(visit.reference) : null}
				</span>
				{visit.channel === "site" ? null : (
					<span className="block text-[0.88rem] text-ink-soft">
						{t(`staff.day.channel-${visit.channel}`)}
					</span>
				)}
				{visit.seriesId ? (
					<a href={`/${locale}/staff/book/series/${visit.seriesId}`} className="text-[0.9rem]">
						{t("staff.day.series")}
					</a>
				) : null}
			</td>
			<td className={cell}>
				<Needs visit={visit} t={t} />
			</td>
			<td className={cell}>
				<Status tone={tones[visit.state]}>{t(`staff.day.state-${visit.state}`)}</Status>
				{visit.closedReason ? (
					<span className="mt-1 block text-[0.92rem] text-ink-soft">{visit.closedReason}</span>
				) : null}
				<Attention visit={visit} locale={locale} t={t} />
			</td>
			<td className={`${cell} no-print`}>
				{props.mayManage ? (
					<VisitActions
						visitId={visit.id}
						locale={locale}
						state={visit.state}
						visit={`${time}, ${name}`}
						marks={marks.map((mark) => ({ mark, text: t(`staff.day.mark-${mark}`) }))}
						canCancel={visit.marks.includes("cancelled-by-office")}
						notice={notice}
						texts={{
							notice: t(notice ? "staff.day.cancel-notice" : "staff.day.cancel-no-notice"),
							cancel: t("staff.day.cancel"),
							reason: t("staff.day.reason"),
							reasonHint: t("staff.day.reason-hint"),
							cancelSubmit: t("staff.day.cancel-submit"),
							errorPrefix: t("site.error-prefix"),
						}}
					/>
				) : null}
			</td>
		</tr>
	);
}
