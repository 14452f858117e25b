import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { siteThings } from "#app/structured-data.ts";
import { whenText } from "#app/visit-words.ts";
import { listServices } from "#domain/appointments/queries.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { listUnits } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { Tile } from "#ui/card.tsx";
import { EmergencyCalls } from "#ui/emergency-calls.tsx";
import { Hills } from "#ui/hills.tsx";
import { SearchBox } from "#ui/search-box.tsx";

const edges = { inspector: "blue", migration: "gold", probation: "green" } as const;
const steps = [1, 2, 3] as const;

/** One service of each kind, with the earliest time anywhere: the three things people come for. */
async function Needs(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	const now = new Date();
	const day = today(now);
	const services = (await listServices(day.toString())).filter((service) => service.bookable);
	const firsts = services.filter(
		(service, index) =>
			services.findIndex((other) => other.deskKind === service.deskKind) === index,
	);
	const earliest = await Promise.all(
		firsts.map(({ id }) => earliestSlots({ serviceId: id, limit: 1, now })),
	);
	return (
		<section className="wrap py-9 sm:py-12">
			<h2 className="mb-4">{t("home.need")}</h2>
			<div className="grid gap-4 md:grid-cols-3">
				{firsts.map((service, index) => {
					const [slot] = earliest[index] ?? [];
					return (
						<Tile
							key={service.id}
							href={`/${locale}/services/${service.id}`}
							title={localized(service.name, locale)}
							edge={edges[service.deskKind]}
							note={
								slot
									? t("home.earliest", { when: whenText(t, locale, slot, day) })
									: t("home.no-slots")
							}
						>
							{localized(service.summary, locale)}
						</Tile>
					);
				})}
			</div>
			<p className="mt-4">
				<a href={`/${locale}/services`} className="inline-flex min-h-11 items-center font-[620]">
					{t("home.all-services")}
				</a>
			</p>
		</section>
	);
}

function Steps(props: { t: Translator }) {
	const { t } = props;
	return (
		<section className="border-y border-line bg-sand">
			<div className="wrap py-9 sm:py-12">
				<h2 className="mb-6">{t("home.steps-title")}</h2>
				<ol className="grid gap-6 md:grid-cols-3 md:gap-8">
					{steps.map((step) => (
						<li key={step} className="grid grid-cols-[auto_1fr] gap-4">
							<span
								aria-hidden="true"
								className="grid size-12 place-items-center rounded-[14px] bg-deep text-[1.35rem] font-[780] text-gold"
							>
								{step}
							</span>
							<div>
								<h3>{t(`home.step-${step}`)}</h3>
								<p className="text-ink-soft">{t(`home.step-${step}-text`)}</p>
							</div>
						</li>
					))}
				</ol>
			</div>
		</section>
	);
}

export default async function HomePage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const units = await listUnits();
	const total = (count: "offices" | "beats" | "settlements") =>
		units.reduce((sum, unit) => sum + unit[count], 0);
	return (
		<ResidentPage
			locale={locale}
			path=""
			title={pageTitle(t, t("home.title"))}
			description={t("meta.home")}
			things={siteThings(locale, t)}
		>
			<div className="hero">
				<div className="wrap relative z-1 pt-9 pb-4 sm:pt-14 sm:pb-28">
					<h1 tabIndex={-1}>{t("home.title")}</h1>
					<p className="mt-4 mb-6 max-w-[44ch] text-[1.12rem] text-ink-soft sm:text-[1.25rem]">
						{t("home.lead")}
					</p>
					<div className="max-w-[40rem]">
						<SearchBox
							action={`/${locale}/find`}
							suggestions="/api/v1/addresses"
							label={t("search.label")}
							hint={t("search.hint")}
							submit={t("search.submit")}
							links={[
								{ href: `/${locale}/locate`, text: t("search.by-location") },
								{ href: `/${locale}/units`, text: t("search.browse") },
								{ href: `/${locale}/my-inspector`, text: t("nav.my-inspector") },
							]}
							lifted
						/>
					</div>
				</div>
				<Hills className="scene" />
			</div>
			<Needs locale={locale} t={t} />
			<Steps t={t} />
			<section className="wrap grid gap-5 pt-9 sm:pt-12 md:grid-cols-2">
				<div>
					<h2 className="mb-2">{t("home.browse-title")}</h2>
					<p className="mb-2 text-ink-soft">
						{t("home.numbers", {
							units: units.length,
							settlements: total("settlements"),
							beats: total("beats"),
							offices: total("offices"),
						})}
					</p>
					<a href={`/${locale}/units`} className="inline-flex min-h-11 items-center font-[620]">
						{t("browse.title")}
					</a>
				</div>
				<EmergencyCalls
					title={t("home.emergency-title")}
					text={t("home.emergency-text")}
					numbers={["102", "112"]}
				/>
			</section>
			<script src="/enhance/search.js" defer data-enhance="" />
		</ResidentPage>
	);
}
