import { StaffPage } from "#app/[locale]/staff/staff-page.tsx";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { Heading } from "#ui/heading.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { schemes } from "./colour-roles.ts";
import { requireReader } from "./gate.ts";
import { Charts } from "./show-chart-rows.tsx";
import { Forms } from "./show-forms.tsx";
import { Foundations } from "./show-foundations.tsx";
import { Journey } from "./show-journey.tsx";
import { Places } from "./show-places.tsx";
import { Tables } from "./show-tables.tsx";
import { Words } from "./show-words.tsx";

const parts = ["foundations", "forms", "words", "journey", "tables", "charts", "places"] as const;

/** Every component in every state: what is built is chosen from here, and what is here is seen to work. */
export default async function DesignPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireReader(locale);
	const asked = queryText((await props.searchParams).scheme);
	const scheme = schemes.find((known) => known === asked) ?? null;
	const path = `/design${scheme ? `?scheme=${scheme}` : ""}`;
	const here = `/${locale}/design`;
	return (
		<StaffPage locale={locale} path={path} title={t("design.title")} officer={officer}>
			{scheme ? <link rel="stylesheet" href={`${here}/scheme/${scheme}`} media="screen" /> : null}
			<div className="mx-auto max-w-[76rem]">
				<Heading lead={t("design.lead")}>{t("design.title")}</Heading>
				<Tabs
					label={t("design.schemes")}
					tabs={[
						{ href: here, text: t("design.scheme.own"), current: scheme === null },
						...schemes.map((one) => ({
							href: `${here}?scheme=${one}`,
							text: t(`design.scheme.${one}`),
							current: one === scheme,
						})),
						{
							href: `/${locale}/vision?back=${encodeURIComponent(path)}`,
							text: t("design.scheme.vision"),
							current: false,
						},
					]}
				/>
				<nav aria-label={t("design.parts")} className="no-print mb-8">
					<ul className="flex flex-wrap gap-x-6">
						{parts.map((part) => (
							<li key={part}>
								<a href={`#${part}`} className="inline-flex min-h-11 items-center">
									{t(`design.part.${part}`)}
								</a>
							</li>
						))}
					</ul>
				</nav>
				<Foundations locale={locale} t={t} />
				<Forms t={t} />
				<Words locale={locale} t={t} />
				<Journey locale={locale} t={t} />
				<Tables locale={locale} t={t} />
				<Charts locale={locale} t={t} />
				<Places t={t} />
			</div>
		</StaffPage>
	);
}
