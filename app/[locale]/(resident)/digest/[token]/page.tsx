import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { isDigestLink } from "#domain/statistics/digest-subscription.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { stopByLink } from "../actions.ts";

/** Where the link of a digest leads: one button ends it. Looking changes nothing, for programs look at links too. */
export default async function StopDigestPage(props: PageProps<{ token: string }>) {
	const { locale, t, token } = await pageLocale(props.params);
	const { stopped } = await props.searchParams;
	const isOn = await isDigestLink(token, new Date());
	const isStopped = !isOn && queryText(stopped) === "1";
	const title = t(isOn ? "digest.stop-title" : isStopped ? "digest.title" : "digest.stale-title");
	const lead = isOn ? t("digest.stop-lead") : isStopped ? undefined : t("digest.stale");
	return (
		<ResidentPage
			locale={locale}
			path={`/digest/${encodeURIComponent(token)}`}
			title={pageTitle(t, title)}
			hidden
		>
			{/* The link ends the digest: no other site learns it. */}
			<meta name="referrer" content="origin" />
			<div className="wrap max-w-[50rem]">
				<Heading lead={lead}>{title}</Heading>
				{isOn ? (
					<form action={stopByLink}>
						<input type="hidden" name="locale" value={locale} />
						<input type="hidden" name="token" value={token} />
						<Button look="warning">{t("digest.stop")}</Button>
					</form>
				) : (
					<>
						{isStopped ? (
							<Notice role="status" look="green" className="mb-6">
								{t("digest.done.stopped")}
							</Notice>
						) : null}
						<ButtonLink look="quiet" href={`/${locale}/staff/statistics/digest`}>
							{t("digest.sign-in")}
						</ButtonLink>
					</>
				)}
			</div>
		</ResidentPage>
	);
}
