import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import {
	keepsWholeOffice,
	listChanges,
	listKeptDesks,
	officesKept,
	todayAt,
} from "#domain/appointments/queries-changes.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { StaffPage } from "../staff-page.tsx";
import { ChangeList } from "./change-list.tsx";
import { DeskTable } from "./desk-table.tsx";

type Office = Awaited<ReturnType<typeof officesKept>>[number];

function Offices(props: { offices: Office[]; current: string; locale: Locale; t: Translator }) {
	if (props.offices.length < 2) return null;
	return (
		<nav aria-label={props.t("staff.nav.offices")} className="mb-5">
			<ul className="flex flex-wrap gap-2">
				{props.offices.map(({ id, number }) => (
					<li key={id}>
						<a
							href={`/${props.locale}/staff/schedules?office=${id}`}
							aria-current={id === props.current ? "page" : undefined}
							className="inline-flex min-h-11 items-center rounded-[9px] border border-line-strong px-3 aria-[current]:bg-sky aria-[current]:font-[680]"
						>
							{props.t("office.short", { number })}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** What was just done, said above everything. */
function said(query: Record<string, string | string[] | undefined>, t: Translator) {
	if (queryText(query.saved)) return t("staff.schedules.saved");
	if (queryText(query.back) === "1") return t("staff.schedules.taken-back");
	return null;
}

/** The hours of an office: who receives when, what was changed, and the ways to change it. */
export default async function SchedulesPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("schedules.edit");
	const query = await props.searchParams;
	const [offices, now] = [await officesKept(officer), new Date()];
	const office = offices.find(({ id }) => id === queryText(query.office)) ?? offices[0];
	const [desks, changes, wholeOffice] = office
		? await Promise.all([
				listKeptDesks(officer, office.id, now),
				listChanges(officer, office.id),
				keepsWholeOffice(officer, office.id),
			])
		: [[], [], false];
	const done = said(query, t);
	return (
		<StaffPage
			locale={locale}
			path={`/staff/schedules${office ? `?office=${office.id}` : ""}`}
			title={t("staff.schedules.title")}
			officer={officer}
		>
			<div className="mx-auto max-w-[72rem]">
				<Heading
					lead={t("staff.schedules.lead")}
					caption={office ? t("office.title", { number: office.number }) : undefined}
				>
					{t("staff.schedules.title")}
				</Heading>
				{done ? (
					<Notice role="status" look="green" className="mb-6">
						{done}
					</Notice>
				) : null}
				<Offices offices={offices} current={office?.id ?? ""} locale={locale} t={t} />
				{office && wholeOffice ? (
					<p className="mb-6">
						<ButtonLink href={`/${locale}/staff/schedules/closure?office=${office.id}&for=office`}>
							{t("staff.schedules.close-office")}
						</ButtonLink>
					</p>
				) : null}
				{office ? (
					<>
						<h2 className="mb-3 text-[1.35rem]">{t("staff.schedules.windows")}</h2>
						<Card className="mb-8">
							<DeskTable desks={desks} office={office.id} locale={locale} t={t} />
						</Card>
						<h2 id="changes" className="mb-3 text-[1.35rem]">
							{t("staff.schedules.changes")}
						</h2>
						{changes.length === 0 ? <p>{t("staff.schedules.changes-none")}</p> : null}
						<ChangeList changes={changes} today={todayAt(office.zone, now)} locale={locale} t={t} />
					</>
				) : (
					<p>{t("staff.schedules.nothing")}</p>
				)}
			</div>
		</StaffPage>
	);
}
