import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { beatTitle } from "#app/place-words.ts";
import { listBorderReports } from "#domain/territory/review-borders.ts";
import { formatDate, today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { StaffPage } from "../staff-page.tsx";
import { closeReportAction } from "./actions.ts";

export default async function BordersPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("borders.review");
	const reports = await listBorderReports(officer);
	const closed = queryText((await props.searchParams).closed) !== "";
	return (
		<StaffPage
			locale={locale}
			path="/staff/borders"
			title={t("staff.borders.title")}
			officer={officer}
		>
			<div className="mx-auto max-w-[52rem]">
				<Heading lead={t("staff.borders.lead")}>{t("staff.borders.title")}</Heading>
				{closed ? (
					<Notice role="status" look="green" className="mb-6">
						{t("staff.borders.done")}
					</Notice>
				) : null}
				{reports.length === 0 ? <p>{t("staff.borders.none")}</p> : null}
				<ul className="grid gap-4">
					{reports.map((report) => (
						<li key={report.id}>
							<Card>
								<div className="flex flex-wrap items-baseline gap-x-4">
									<h2 className="text-[1.15rem]">
										<a href={`/${locale}/beats/${report.beat.id}`}>
											{beatTitle(t, report.beat)}, {localized(report.unitName, locale)}
										</a>
									</h2>
									<p className="text-ink-soft">
										{formatDate(today(report.createdAt), locale, true)}
									</p>
									<Status tone={report.state === "new" ? "gold" : "plain"}>
										{t(`staff.borders.state-${report.state}`)}
									</Status>
								</div>
								<p lang={report.language} className="mt-2 whitespace-pre-line">
									{report.message}
								</p>
								{report.state === "new" ? (
									<form action={closeReportAction} className="mt-3">
										<input type="hidden" name="locale" value={locale} />
										<input type="hidden" name="report" value={report.id} />
										<Button
											look="quiet"
											aria-label={`${t("staff.borders.close")}: ${beatTitle(t, report.beat)}`}
										>
											{t("staff.borders.close")}
										</Button>
									</form>
								) : null}
							</Card>
						</li>
					))}
				</ul>
			</div>
		</StaffPage>
	);
}
