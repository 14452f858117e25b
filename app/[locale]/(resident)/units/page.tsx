import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { RegionMap } from "#app/place-maps.tsx";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { breadcrumbs } from "#app/structured-data.ts";
import { listUnits, type UnitView } from "#domain/territory/queries.ts";
import { collator, type Locale, localized, type Translator } from "#lib/i18n.ts";
import { Heading } from "#ui/heading.tsx";

function UnitList(props: { units: UnitView[]; locale: Locale; t: Translator }) {
	const { locale, t } = props;
	const units = props.units.toSorted((one, other) =>
		collator.compare(localized(one.name, locale), localized(other.name, locale)),
	);
	return (
		<ul className="grid gap-3 sm:grid-cols-2 md:grid-cols-3">
			{units.map((unit) => (
				<li key={unit.id} className="tap rounded-card border border-line bg-card px-4 py-3">
					<a href={`/${locale}/units/${unit.id}`} className="cover text-[1.08rem] font-[680]">
						{localized(unit.name, locale)}
					</a>
					<span className="block text-[0.95rem] text-ink-soft">
						{t("unit.counts", {
							offices: unit.offices,
							beats: unit.beats,
							settlements: unit.settlements,
						})}
					</span>
				</li>
			))}
		</ul>
	);
}

export default async function UnitsPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const units = await listUnits();
	return (
		<ResidentPage
			locale={locale}
			path="/units"
			title={pageTitle(t, t("browse.title"))}
			description={t("meta.units")}
			things={[breadcrumbs(locale, t, [{ name: t("browse.title"), path: "/units" }])]}
		>
			<div className="wrap">
				<Heading lead={t("browse.lead")}>{t("browse.title")}</Heading>
				<div className="mb-9 max-w-[44rem]">
					<RegionMap locale={locale} t={t} />
				</div>
				<section className="mb-9">
					<h2 className="mb-3">{t("browse.cities")}</h2>
					<UnitList units={units.filter((unit) => unit.kind === "city")} locale={locale} t={t} />
				</section>
				<section>
					<h2 className="mb-3">{t("browse.districts")}</h2>
					<UnitList
						units={units.filter((unit) => unit.kind === "district")}
						locale={locale}
						t={t}
					/>
				</section>
			</div>
		</ResidentPage>
	);
}
