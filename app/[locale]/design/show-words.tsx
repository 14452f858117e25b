import type { Locale, Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { EmergencyBanner } from "#ui/emergency-banner.tsx";
import { EmergencyCalls } from "#ui/emergency-calls.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { ProseSections } from "#ui/prose-page.tsx";
import { QuickExit } from "#ui/quick-exit.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { DialogExample, ToastExample } from "./live-examples.tsx";
import { Part, Specimen, State } from "./specimen.tsx";

function Banners(props: { locale: Locale; t: Translator }) {
	const { t } = props;
	const since = { text: "22.11.2026, 07:40", value: "2026-11-22T07:40+05:00" };
	return (
		<>
			<EmergencyBanner
				label={t("design.severity")}
				severity={t("design.severity")}
				title={t("design.wind")}
				text={t("design.wind-text")}
				since={since}
				grave
			/>
			<EmergencyBanner
				label={t("design.warning")}
				severity={t("design.warning")}
				title={t("design.wind")}
				text={t("design.wind-text")}
				since={since}
				link={{ href: `/${props.locale}/help`, text: t("nav.help") }}
			/>
			<EmergencyCalls
				className="mt-5"
				title={t("home.emergency-title")}
				text={t("home.emergency-text")}
				numbers={["102", "112"]}
			/>
		</>
	);
}

/** How the portal tells people things. */
export function Words(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	return (
		<Part id="words" title={t("design.part.words")}>
			<Specimen name="notice" t={t}>
				<div className="grid gap-3 md:grid-cols-2">
					{(["gold", "sky", "green", "red"] as const).map((look) => (
						<Notice key={look} look={look} title={t("book.taken-title")}>
							<p>{t("book.taken-none")}</p>
						</Notice>
					))}
				</div>
				<p className="flex flex-wrap gap-3">
					<Status tone="green">{t("visit.state.booked")}</Status>
					<Status tone="gold">{t("visit.state.called")}</Status>
					<Status tone="red">{t("visit.state.not-come")}</Status>
					<Status>{t("visit.state.served")}</Status>
				</p>
			</Specimen>
			<Specimen name="emergency-banner" t={t}>
				<Banners locale={locale} t={t} />
			</Specimen>
			<Specimen name="quick-exit" t={t}>
				<QuickExit
					label={t("help.exit-label")}
					text={t("help.exit")}
					hint={t("help.exit-hint")}
					href={`/${locale}/design`}
				/>
			</Specimen>
			<Specimen name="empty-state" t={t}>
				<EmptyState
					picture="calendar"
					title={t("visits.none")}
					action={<ButtonLink href={`/${locale}/services`}>{t("beat.book")}</ButtonLink>}
				>
					<p className="text-ink-soft">{t("visits.none-text")}</p>
				</EmptyState>
				<EmptyState picture="evening" title={t("book.none-title")} />
				<EmptyState picture="road" title={t("design.long")} />
			</Specimen>
			<Specimen name="disclosure" t={t}>
				<Disclosure summary={t("book.more-offices", { count: 12 })}>
					<p>{t("design.address")}</p>
				</Disclosure>
			</Specimen>
			<Specimen name="dialog" t={t}>
				<div>
					<DialogExample
						href={`/${locale}/design`}
						texts={{
							opener: t("design.show"),
							title: t("cancel.title"),
							text: t("cancel.text"),
							close: t("design.close"),
						}}
					/>
				</div>
			</Specimen>
			<Specimen name="toast" t={t}>
				<ToastExample
					texts={{
						show: t("design.show"),
						label: t("cancel.done"),
						text: t("cancel.done"),
						undo: t("design.undo"),
						close: t("design.close"),
					}}
				/>
			</Specimen>
			<Specimen name="skeleton" t={t}>
				<State title={t("design.loading")}>
					<Skeleton lines={5} label={t("design.loading")} />
				</State>
			</Specimen>
			<Specimen name="prose-page" t={t}>
				<ProseSections
					sections={[{ title: t("about.data"), body: <p>{t("about.data-text")}</p> }]}
				/>
			</Specimen>
		</Part>
	);
}
