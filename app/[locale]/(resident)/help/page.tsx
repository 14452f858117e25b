import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import type { Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { Icon } from "#ui/icon.tsx";
import { ProseSections } from "#ui/prose-page.tsx";
import { QuickExit } from "#ui/quick-exit.tsx";

/** The weather, at the state's own service: nobody asks why it is open. */
const harmless = "https://www.kazhydromet.kz/";

const numbers = ["102", "112", "111"] as const;
const homeLines = [
	"help.home-1",
	"help.home-2",
	"help.home-3",
	"help.home-4",
	"help.home-5",
] as const;

function Numbers(props: { t: Translator }) {
	const { t } = props;
	return (
		<section aria-label={t("help.numbers")} className="mb-9">
			<ul className="grid gap-3 sm:grid-cols-3">
				{numbers.map((number) => (
					<li
						key={number}
						className={`tap grid content-start gap-1 rounded-card border-2 bg-card p-4 sm:p-5 ${number === "102" ? "border-red" : "border-line"}`}
					>
						<a
							href={`tel:${number}`}
							className={`cover tabular flex items-center gap-2.5 text-[2rem] leading-tight font-[760] ${number === "102" ? "text-red" : ""}`}
						>
							<Icon name="phone" className="size-7 flex-none" />
							{number}
						</a>
						<p>{t(`help.call-${number}`)}</p>
					</li>
				))}
			</ul>
		</section>
	);
}

/** Who to call first, what to do when home is not safe, and how to book without this site. */
export default async function HelpPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	return (
		<>
			<QuickExit
				label={t("help.exit-label")}
				text={t("help.exit")}
				hint={t("help.exit-hint")}
				href={harmless}
			/>
			<ResidentPage
				locale={locale}
				path="/help"
				title={pageTitle(t, t("help.title"))}
				description={t("meta.help")}
			>
				<div className="wrap">
					<Heading lead={t("help.lead")}>{t("help.title")}</Heading>
					<Numbers t={t} />
					<ProseSections
						sections={[
							{
								title: t("help.home"),
								body: homeLines.map((line) => <p key={line}>{t(line)}</p>),
							},
							{
								title: t("help.online"),
								body: (
									<ul>
										<li>
											<a href={`/${locale}`}>{t("help.find")}</a>
										</li>
										<li>
											<a href={`/${locale}/services`}>{t("help.book")}</a>
										</li>
										<li>
											<a href={`/${locale}/visits`}>{t("help.change")}</a>
										</li>
									</ul>
								),
							},
							{
								title: t("help.phone"),
								body: (
									<>
										<p>{t("help.phone-1")}</p>
										<p>{t("help.phone-2")}</p>
										<p>{t("help.phone-3")}</p>
										<p>
											<ButtonLink look="quiet" href={`/${locale}/units`}>
												{t("help.offices")}
											</ButtonLink>
										</p>
									</>
								),
							},
						]}
					/>
				</div>
			</ResidentPage>
			<script src="/enhance/quick-exit.js" defer data-enhance="" />
		</>
	);
}
