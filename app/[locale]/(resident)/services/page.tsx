import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { breadcrumbs, serviceThing } from "#app/structured-data.ts";
import { listServices, type ServiceView } from "#domain/appointments/queries.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { Tile } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";

const edges = { inspector: "blue", migration: "gold", probation: "green" } as const;

function ServiceTiles(props: { services: ServiceView[]; locale: Locale; t: Translator }) {
	return (
		<div className="grid gap-4 sm:grid-cols-2">
			{props.services.map((service) => (
				<Tile
					key={service.id}
					href={`/${props.locale}/services/${service.id}`}
					title={localized(service.name, props.locale)}
					edge={edges[service.deskKind]}
					note={
						service.bookable ? props.t("services.minutes", { minutes: service.minutes }) : undefined
					}
				>
					{localized(service.summary, props.locale)}
				</Tile>
			))}
		</div>
	);
}

export default async function ServicesPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const services = await listServices(today(new Date()).toString());
	return (
		<ResidentPage
			locale={locale}
			path="/services"
			title={pageTitle(t, t("services.title"))}
			description={t("meta.services")}
			picture="services"
			things={[
				breadcrumbs(locale, t, [{ name: t("services.title"), path: "/services" }]),
				...services.map((service) => serviceThing(service, locale, t)),
			]}
		>
			<div className="wrap">
				<Heading lead={t("services.lead")}>{t("services.title")}</Heading>
				<section className="mb-10">
					<h2 className="mb-4">{t("services.bookable")}</h2>
					<ServiceTiles
						services={services.filter((service) => service.bookable)}
						locale={locale}
						t={t}
					/>
				</section>
				<section>
					<h2 className="mb-4">{t("services.online")}</h2>
					<ServiceTiles
						services={services.filter((service) => !service.bookable)}
						locale={locale}
						t={t}
					/>
				</section>
			</div>
		</ResidentPage>
	);
}
