import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { Heading } from "#ui/heading.tsx";
import { ProseSections } from "#ui/prose-page.tsx";

const links = [
	["open-data.specification", "/api/v1/openapi.json"],
	["open-data.beats", "/api/v1/beats.geojson"],
	["open-data.offices", "/api/v1/offices"],
	["open-data.services", "/api/v1/services"],
] as const;

export default async function OpenDataPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage
			locale={locale}
			path="/open-data"
			title={pageTitle(t, t("open-data.title"))}
			description={t("meta.open-data")}
		>
			<div className="wrap">
				<Heading lead={t("open-data.lead")}>{t("open-data.title")}</Heading>
				<ProseSections
					sections={[
						{
							title: t("open-data.api"),
							body: (
								<>
									<p>{t("open-data.api-text")}</p>
									<DataTable
										id="datasets"
										caption={t("open-data.api")}
										captionHidden
										stacked
										rowId={([, href]) => href}
										groups={[{ id: "all", rows: [...links] }]}
										columns={[
											{
												id: "dataset",
												title: t("open-data.dataset"),
												names: true,
												cell: ([key, href]) => <a href={href}>{t(key)}</a>,
											},
											{
												id: "address",
												title: t("open-data.address"),
												cell: ([, href]) => <code className="break-all">{href}</code>,
											},
										]}
									/>
								</>
							),
						},
						{ title: t("open-data.partners"), body: <p>{t("open-data.partners-text")}</p> },
						{ title: t("open-data.licence"), body: <p>{t("open-data.licence-text")}</p> },
					]}
				/>
			</div>
		</ResidentPage>
	);
}
