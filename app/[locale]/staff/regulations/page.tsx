import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { listValues, type RegulationKey } from "#domain/regulations/queries.ts";
import { formatDate, formatNumber, today } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { FieldsForm } from "../fields-form.tsx";
import { formWords } from "../form-frame.ts";
import { StaffPage } from "../staff-page.tsx";
import { addValueAction } from "./actions.ts";

type Row = Awaited<ReturnType<typeof listValues>>[number];

const cell = "border-b border-line py-2 pe-4 align-top";

/** Newest first: the first row that has begun rules today. */
const standing = (rows: Row[], row: Row, day: string): "coming" | "now" | "earlier" => {
	if (row.validFrom > day) return "coming";
	return rows.find((other) => other.validFrom <= day) === row ? "now" : "earlier";
};

function ValuesTable(props: { rows: Row[]; day: string; locale: Locale; t: Translator }) {
	const { rows, day, locale, t } = props;
	return (
		<table className="w-full text-[0.98rem]">
			<thead className="text-start text-ink-soft">
				<tr>
					{(["from", "value", "source", "state"] as const).map((column) => (
						<th key={column} scope="col" className={`${cell} text-start font-[630]`}>
							{t(`staff.regulations.${column}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => {
					const state = standing(rows, row, day);
					return (
						<tr key={row.validFrom}>
							<td className={cell}>
								{formatDate(Temporal.PlainDate.from(row.validFrom), locale, true)}
							</td>
							<td className={`${cell} tabular font-[680]`}>{formatNumber(row.value, locale)}</td>
							<td className={cell}>
								{/* A document is called what it is called, in its own language. */}
								<span translate="no">{row.source}</span>
								{row.confirmed ? null : (
									<span className="block text-ink-soft">{t("staff.regulations.unconfirmed")}</span>
								)}
							</td>
							<td className={cell}>
								<Status tone={state === "now" ? "green" : state === "coming" ? "gold" : "plain"}>
									{t(`staff.regulations.state-${state}`)}
								</Status>
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

export default async function RegulationsPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("regulations.edit");
	const day = today(new Date()).toString();
	const byKey = Map.groupBy(await listValues(), (row) => row.key as RegulationKey);
	const saved = queryText((await props.searchParams).saved);
	return (
		<StaffPage locale={locale} path="/staff/regulations" title={null} officer={officer}>
			<div className="mx-auto max-w-[68rem]">
				<Heading lead={t("staff.regulations.lead")}>{t("staff.regulations.title")}</Heading>
				{byKey.has(saved as RegulationKey) ? (
					<Notice role="status" look="green" className="mb-6">
						<span id="saved">{t("staff.saved")}</span>
					</Notice>
				) : null}
				<div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
					<div className="grid gap-5">
						{[...byKey].map(([key, rows]) => (
							<Card key={key}>
								<h2 className="mb-1 text-[1.2rem]">
									{t.has(`staff.regulation.${key}`) ? t(`staff.regulation.${key}`) : key}
								</h2>
								<ValuesTable rows={rows} day={day} locale={locale} t={t} />
							</Card>
						))}
					</div>
					<Card>
						<h2 className="mb-3 text-[1.2rem]">{t("staff.regulations.add")}</h2>
						<FieldsForm
							{...formWords(t, t("staff.regulations.title"))}
							action={addValueAction}
							hidden={{ locale }}
							submit={t("staff.save")}
							fields={[
								{
									id: "key",
									kind: "select",
									label: t("staff.regulations.key"),
									value: "",
									options: [...byKey.keys()].map((key) => [
										key,
										t.has(`staff.regulation.${key}`) ? t(`staff.regulation.${key}`) : key,
									]),
								},
								{
									id: "validFrom",
									kind: "date",
									label: t("staff.regulations.from"),
									hint: t("staff.regulations.from-hint"),
									value: "",
								},
								{ id: "value", kind: "text", label: t("staff.regulations.value"), value: "" },
								{
									id: "source",
									kind: "text",
									label: t("staff.regulations.source"),
									hint: t("staff.regulations.source-hint"),
									value: "",
								},
								{
									id: "confirmed",
									kind: "checkbox",
									label: t("staff.regulations.check"),
									chosen: [],
									choices: [{ value: "yes", label: t("staff.regulations.confirmed") }],
								},
							]}
						/>
					</Card>
				</div>
			</div>
		</StaffPage>
	);
}
