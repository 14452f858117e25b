import { redirect } from "next/navigation";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { currentOfficer, staffPath } from "#lib/session.ts";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { firstSection, StaffPage } from "../staff-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export default async function SignInPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const query = await props.searchParams;
	const next = staffPath(queryText(query.next)) ?? "";
	const officer = await currentOfficer();
	if (officer) redirect(next || `/${locale}${firstSection(officer)}`);
	const title = `${t("staff.sign-in.title")} – ${t("staff.part")} – ${t("site.name")}`;
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
				<SignInForm
					locale={locale}
					next={next}
					texts={{
						title,
						errorTitle: `${t("site.error-prefix")} ${title}`,
						errors: t("errors.summary"),
						errorPrefix: t("site.error-prefix"),
						login: t("staff.sign-in.login"),
						password: t("staff.sign-in.password"),
						submit: t("staff.sign-in.submit"),
					}}
				/>
				<p className="mt-6 text-ink-soft">{t("staff.sign-in.help")}</p>
			</div>
		</StaffPage>
	);
}
