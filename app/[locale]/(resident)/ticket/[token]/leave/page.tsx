import { redirect } from "next/navigation";
import { leaveAction } from "#app/[locale]/(resident)/ticket/actions.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { ticketView } from "#domain/queue/queries-ticket.ts";
import { ticketText } from "#domain/queue/tickets.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

export default async function LeavePage(props: PageProps<{ token: string }>) {
	const { locale, t, token } = await pageLocale(props.params);
	const ticket = await ticketView(token, new Date());
	const path = `/ticket/${encodeURIComponent(token)}`;
	if (!ticket?.canLeave) redirect(`/${locale}${path}`);
	return (
		<ResidentPage
			locale={locale}
			path={`${path}/leave`}
			title={pageTitle(t, t("ticket.leave-title"))}
			hidden
		>
			<meta name="referrer" content="origin" />
			<div className="wrap max-w-[46rem]">
				<Heading
					back={{ href: `/${locale}${path}`, text: t("site.back") }}
					caption={ticketText(ticket)}
					lead={`${t("ticket.leave-text")}${ticket.bookedFor ? ` ${t("ticket.leave-booked")}` : ""}`}
				>
					{t("ticket.leave-title")}
				</Heading>
				<PlainForm
					action={leaveAction}
					hidden={{ locale, token }}
					submit={t("ticket.leave")}
					look="warning"
				/>
				<p className="mt-3">
					<ButtonLink look="quiet" href={`/${locale}${path}`}>
						{t("ticket.stay")}
					</ButtonLink>
				</p>
			</div>
		</ResidentPage>
	);
}
