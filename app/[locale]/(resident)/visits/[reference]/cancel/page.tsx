import { redirect } from "next/navigation";
import { cancelVisit } from "#app/[locale]/(resident)/visits/actions.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { whenText } from "#app/visit-words.ts";
import { findMyVisit } from "#domain/appointments/queries-visits.ts";
import { today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { currentVisitor } from "#lib/session.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

export default async function CancelPage(props: PageProps<{ reference: string }>) {
	const { locale, t, reference } = await pageLocale(props.params);
	const visitor = await currentVisitor(locale);
	const now = new Date();
	const visit = visitor ? await findMyVisit(visitor, reference, now) : null;
	if (!visit?.canChange) redirect(`/${locale}/visits/${encodeURIComponent(reference)}`);
	return (
		<ResidentPage
			locale={locale}
			path={`/visits/${reference}/cancel`}
			title={pageTitle(t, t("cancel.title"), localized(visit.service.name, locale))}
			hidden
		>
			<div className="wrap max-w-[46rem]">
				<Heading
					back={{ href: `/${locale}/visits/${reference}`, text: t("site.back") }}
					lead={t("cancel.text")}
				>
					{t("cancel.title")}
				</Heading>
				<Notice look="sky" className="mb-6">
					<p className="font-[680]">
						{whenText(t, locale, visit, today(now, visit.office.zone))} ·{" "}
						{t("office.short", { number: visit.office.number })}
					</p>
					<p>{localized(visit.service.name, locale)}</p>
				</Notice>
				<PlainForm
					action={cancelVisit}
					hidden={{ locale, reference }}
					submit={t("cancel.yes")}
					look="warning"
				/>
				<p className="mt-3">
					<ButtonLink look="quiet" href={`/${locale}/visits/${reference}`}>
						{t("cancel.no")}
					</ButtonLink>
				</p>
			</div>
		</ResidentPage>
	);
}
