import { notFound } from "next/navigation";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { breadcrumbs, serviceThing } from "#app/structured-data.ts";
import { whenText } from "#app/visit-words.ts";
import { findService, type ServiceView } from "#domain/appointments/queries.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { formatNumber, today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";

function Fee(props: { service: ServiceView; locale: Locale; t: Translator; year: number }) {
	const { service, locale, t } = props;
	const note = service.feeNote ? (
		<span className="block">{localized(service.feeNote, locale)}</span>
	) : null;
	if (service.feeMci === null || service.feeTenge === null) {
		return (
			<>
				{note ? null : t("service.free")}
				{note}
			</>
		);
	}
	return (
		<>
			{t("service.fee-value", {
				mci: formatNumber(service.feeMci, locale),
				tenge: formatNumber(service.feeTenge, locale),
			})}
			{note}
			<span className="block text-[0.95rem] text-ink-soft">
				{t("service.mci", { year: String(props.year), value: formatNumber(service.mci, locale) })}
			</span>
		</>
	);
}

export default async function ServicePage(props: PageProps<{ serviceId: string }>) {
	const { locale, t, serviceId } = await pageLocale(props.params);
	const now = new Date();
	const day = today(now);
	const service = await findService(serviceId, day.toString());
	if (!service) notFound();
	const name = localized(service.name, locale);
	const [earliest] = service.bookable ? await earliestSlots({ serviceId, limit: 1, now }) : [];
	const bring = service.bring[locale];
	return (
		<ResidentPage
			locale={locale}
			path={`/services/${serviceId}`}
			title={pageTitle(t, name)}
			description={localized(service.summary, locale)}
			picture={`service-${serviceId}`}
			things={[
				breadcrumbs(locale, t, [
					{ name: t("services.title"), path: "/services" },
					{ name, path: `/services/${serviceId}` },
				]),
				serviceThing(service, locale, t),
			]}
		>
			<div className="wrap">
				<Heading
					back={{ href: `/${locale}/services`, text: t("services.title") }}
					lead={localized(service.summary, locale)}
				>
					{name}
				</Heading>
				<div className="grid max-w-[46rem] gap-6">
					<section>
						<h2 className="mb-2">{t("service.need")}</h2>
						{service.withoutVisit ? (
							<Notice look={service.bookable ? "sky" : "green"}>
								<p>{localized(service.withoutVisit, locale)}</p>
								{service.onlineUrl ? (
									<p className="mt-2">
										<a href={service.onlineUrl} rel="noopener" className="font-[650]">
											{t("service.online-link")}
										</a>
									</p>
								) : null}
							</Notice>
						) : (
							<p>{t("service.must-come")}</p>
						)}
					</section>
					{service.bookable ? (
						<p className="flex flex-wrap items-center gap-x-5 gap-y-2">
							<ButtonLink href={`/${locale}/book/${serviceId}`}>
								{t("service.choose-office")}
							</ButtonLink>
							{earliest ? (
								<span className="font-[630] text-green">
									{t("home.earliest", { when: whenText(t, locale, earliest, day) })}
								</span>
							) : null}
						</p>
					) : null}
					<Facts
						facts={[
							{ term: t("service.who"), value: localized(service.eligibility, locale) },
							bring.length > 0 && {
								term: t("service.bring"),
								value: (
									<ul className="list-disc ps-5">
										{bring.map((line) => (
											<li key={line}>{line}</li>
										))}
									</ul>
								),
							},
							{
								term: t("service.fee"),
								value: <Fee service={service} locale={locale} t={t} year={day.year} />,
							},
							service.bookable && {
								term: t("service.duration"),
								value: t("services.minutes", { minutes: service.minutes }),
							},
							{ term: t("service.law"), value: localized(service.legalSource, locale) },
						]}
					/>
				</div>
			</div>
		</ResidentPage>
	);
}
