import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { buttonClass } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmergencyCalls } from "#ui/emergency-calls.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";

const advice = ["offline.back-1", "offline.back-2", "offline.back-3"] as const;

/**
 * What the worker (public/sw.js) shows in place of a page that cannot come and is not saved. The same for everybody,
 * fetched beforehand. enhance/offline.js writes what this device has saved into it.
 */
export default async function OfflinePage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<ResidentPage
			locale={locale}
			path="/offline"
			title={pageTitle(t, t("offline.title"))}
			hidden
			saved={false}
		>
			<div className="wrap max-w-[50rem]">
				<div data-unsent="" hidden className="pt-5">
					<Notice look="gold" role="alert" title={t("offline.unsent-title")}>
						<p>{t("offline.unsent-text")}</p>
					</Notice>
				</div>
				<Heading lead={t("offline.lead")}>{t("offline.title")}</Heading>
				<EmergencyCalls
					className="mb-7"
					title={t("offline.emergency")}
					text={t("offline.emergency-text")}
					numbers={["102", "112"]}
				/>
				<Card className="mb-7">
					<h2 className="mb-2">{t("offline.saved")}</h2>
					<noscript>
						<p>{t("offline.no-script")}</p>
					</noscript>
					<div data-saved-pages="" hidden>
						<p data-none="">{t("offline.saved-none")}</p>
						<ul className="grid gap-1" />
						<div data-wipe="" hidden className="mt-4 border-t border-line pt-4">
							<p className="mb-3 max-w-[56ch] text-ink-soft">{t("offline.wipe-text")}</p>
							<button type="button" className={buttonClass("quiet")}>
								{t("offline.wipe")}
							</button>
						</div>
						<p role="status" data-wiped={t("offline.wiped")} className="mt-3 empty:hidden" />
					</div>
				</Card>
				<section className="mb-7">
					<h2 className="mb-2">{t("offline.back-title")}</h2>
					<ul className="mb-4 list-disc ps-5">
						{advice.map((key) => (
							<li key={key}>{t(key)}</li>
						))}
					</ul>
					<button type="button" data-again="" hidden className={buttonClass()}>
						{t("offline.again")}
					</button>
				</section>
			</div>
			<script src="/enhance/offline.js" defer data-enhance="" />
		</ResidentPage>
	);
}
