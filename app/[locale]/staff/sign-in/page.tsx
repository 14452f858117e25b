import { redirect } from "next/navigation";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { currentOfficer, staffPath } from "#lib/session.ts";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { FieldsForm } from "../fields-form.tsx";
import { formWords } from "../form-frame.ts";
import { firstSection, StaffPage } from "../staff-page.tsx";
import { signInAction } from "./actions.ts";

export default async function SignInPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const query = await props.searchParams;
	const next = staffPath(queryText(query.next)) ?? "";
	const officer = await currentOfficer();
	if (officer) redirect(next || `/${locale}${firstSection(officer)}`);
	const path = `/staff/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`;
	return (
		<StaffPage locale={locale} path={path} title={null} officer={null}>
			<div className="mx-auto max-w-[27rem]">
				<Heading lead={t("staff.sign-in.lead")}>{t("staff.sign-in.title")}</Heading>
				{next ? (
					<Notice role="status" look="sky" className="mb-6">
						{t("staff.sign-in.again")}
					</Notice>
				) : null}
				{queryText(query.left) ? (
					<Notice role="status" look="green" className="mb-6">
						{t("staff.sign-in.left")}
					</Notice>
				) : null}
				<FieldsForm
					{...formWords(t, t("staff.sign-in.title"))}
					action={signInAction}
					hidden={{ locale, next }}
					submit={t("staff.sign-in.submit")}
					fields={[
						{
							id: "login",
							kind: "text",
							label: t("staff.sign-in.login"),
							value: "",
							autoComplete: "username",
						},
						{
							id: "password",
							kind: "password",
							label: t("staff.sign-in.password"),
							value: "",
							autoComplete: "current-password",
						},
					]}
				/>
				<p className="mt-6 text-ink-soft">{t("staff.sign-in.help")}</p>
			</div>
		</StaffPage>
	);
}
