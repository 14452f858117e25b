import { notFound } from "next/navigation";
import { formTexts } from "#app/form-texts.ts";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { findOffice } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { Heading } from "#ui/heading.tsx";
import { LookupForm } from "#ui/lookup-form.tsx";
import { sayHere } from "../actions.ts";

/** From the visit's page: the code on the wall, and the visit becomes a place in the line. */
export default async function HerePage(props: PageProps<{ officeId: string }>) {
	const { locale, t, officeId } = await pageLocale(props.params);
	const office = await findOffice(officeId, today(new Date()).toString());
	if (!office) notFound();
	const asked = queryText((await props.searchParams).visit);
	const reference = /^[0-9A-Z]{10}$/.test(asked) ? asked : "";
	const path = `/offices/${office.id}/queue/here${reference ? `?visit=${reference}` : ""}`;
	const title = pageTitle(t, t("queue.here"), officeTitle(t, office));
	return (
		<ResidentPage locale={locale} path={path} title={null} hidden>
			<div className="wrap max-w-[46rem]">
				<LookupForm
					action={sayHere}
					hidden={{ locale, officeId, ...(reference ? { reference } : {}) }}
					fields={[
						...(reference ? [] : [{ id: "reference", label: t("visit.reference") }]),
						{
							id: "code",
							label: t("queue.code"),
							hint: t("queue.code-hint"),
							inputMode: "numeric",
						},
					]}
					texts={{ ...formTexts(t, title), submit: t("queue.here") }}
				>
					<Heading
						back={{
							href: reference ? `/${locale}/visits/${reference}` : `/${locale}/visits`,
							text: t("site.back"),
						}}
						caption={officeTitle(t, office)}
						lead={t("queue.here-lead")}
					>
						{t("queue.here")}
					</Heading>
				</LookupForm>
			</div>
		</ResidentPage>
	);
}
