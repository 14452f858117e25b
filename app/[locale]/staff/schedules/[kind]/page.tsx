import { notFound } from "next/navigation";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import {
	keepsWholeOffice,
	listKeptDesks,
	listKeptOfficers,
	listOfficerWeek,
	officesKept,
	todayAt,
} from "#domain/appointments/queries-changes.ts";
import { newFormKey } from "#lib/form.ts";
import { requireOfficer } from "#lib/session.ts";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { formWords } from "../../form-frame.ts";
import { StaffPage } from "../../staff-page.tsx";
import { isKind } from "../change-schemas.ts";
import { changeFields, ownerOptions, weekRows, weekWords } from "./change-fields.ts";
import { ChangeForm } from "./change-form.tsx";

type Props = PageProps<{ kind: string }>;

/** A change of the schedule, from its form over what it would do to what is saved. */
export default async function ChangePage(props: Props) {
	const { locale, t } = await pageLocale(props.params);
	const { kind } = await props.params;
	if (!isKind(kind)) notFound();
	const officer = await requireOfficer("schedules.edit");
	const query = await props.searchParams;
	const [offices, now] = [await officesKept(officer), new Date()];
	const office = offices.find(({ id }) => id === queryText(query.office)) ?? offices[0];
	if (!office) notFound();
	const [desks, people, wholeOffice] = await Promise.all([
		listKeptDesks(officer, office.id, now),
		listKeptOfficers(officer, office.id),
		keepsWholeOffice(officer, office.id),
	]);
	const options = ownerOptions(kind, { desks, people, wholeOffice }, locale, t);
	const asked = options.find(([value]) => value === queryText(query.for));
	const chosen = asked ?? options[0];
	if (!chosen || (kind === "hours" && !asked)) notFound();
	const [ownerKind, ownerId = ""] = chosen[0].split(":");
	const week =
		kind !== "hours"
			? null
			: ownerKind === "officer"
				? await listOfficerWeek(officer, ownerId, now)
				: (desks.find(({ id }) => id === ownerId)?.week ?? []);
	const title = t(`staff.schedules.kind-${kind}`);
	const path = `/staff/schedules/${kind}?office=${office.id}&for=${encodeURIComponent(chosen[0])}`;
	const today = todayAt(office.zone, now);
	const fields = changeFields(
		kind,
		{ options, chosen: chosen[0] },
		today,
		week?.[0]?.step ?? 20,
		t,
	);
	return (
		<StaffPage locale={locale} path={path} title={null} officer={officer}>
			<div className={`mx-auto ${week ? "max-w-[56rem]" : "max-w-[40rem]"}`}>
				<Heading
					back={{
						href: `/${locale}/staff/schedules?office=${office.id}`,
						text: t("staff.nav.schedules"),
					}}
					caption={week ? chosen[1] : undefined}
					lead={t(`staff.schedules.lead-${kind}`)}
				>
					{title}
				</Heading>
				<Card>
					<ChangeForm
						words={{
							...formWords(t, title),
							preview: t("staff.schedules.preview"),
							save: t("staff.schedules.save"),
							edit: t("staff.schedules.edit"),
							hitsTitle: t("staff.schedules.hits-title"),
							standInsTitle: t("staff.schedules.stand-ins"),
						}}
						hidden={{
							locale,
							kind,
							office: office.id,
							formKey: newFormKey(),
							...(kind === "hours" ? { owner: chosen[0] } : {}),
						}}
						fields={fields}
						week={week ? { rows: weekRows(week, locale, t), words: weekWords(locale, t) } : null}
					/>
				</Card>
			</div>
		</StaffPage>
	);
}
