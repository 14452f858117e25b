import { redirect } from "next/navigation";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { currentOfficer } from "#lib/session.ts";
import { firstSection } from "./staff-page.tsx";

/** The door of the staff's part: on to where the work of this role begins. */
export default async function StaffDoorPage(props: PageProps) {
	const { locale } = await pageLocale(props.params);
	const officer = await currentOfficer();
	redirect(`/${locale}${officer ? firstSection(officer) : "/staff/sign-in"}`);
}
