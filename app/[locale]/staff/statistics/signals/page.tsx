import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { isWatched, type Watched } from "#domain/statistics/find-signals.ts";
import { listPlaces, type Places } from "#domain/statistics/places.ts";
import { listSignals, type Signal } from "#domain/statistics/queries-signals.ts";
import { worldOf } from "#domain/statistics/viewer.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatisticsPage } from "../statistics-page.tsx";
import { SignalCard } from "./signal-card.tsx";
import { SignalChart } from "./signal-chart.tsx";
import { CloseForm, NoteForm, TakeOnForm } from "./signal-forms.tsx";
import { signalChange, signalPlace } from "./signal-words.ts";

const outcomes = ["taken", "noted", "closed"] as const;
type Watchable = Signal & { measure: Watched };
const ofWatched = (signals: Signal[]): Watchable[] =>
	signals.filter((signal): signal is Watchable => isWatched(signal.measure));

type Common = { t: Translator; locale: Locale; officer: Officer; places: Places };

/** What leadership does with a signal. Each form says which version of it was on the page. */
function SignalForms({ t, locale, officer, places, signal }: Common & { signal: Watchable }) {
	const about = `${signalPlace(t, locale, places, signal)}, ${signalChange(t, locale, signal)}`;
	const shared = {
		of: signal.id,
		hidden: { locale, id: signal.id, version: String(signal.version) },
		errorPrefix: t("site.error-prefix"),
	};
	const labelled = (submit: string) => ({ submit, submitLabel: `${submit}: ${about}` });
	return (
		<div className="no-print grid gap-3">
			{signal.ownerId === officer.accountId ? null : (
				<TakeOnForm
					of={shared.of}
					hidden={shared.hidden}
					{...labelled(t(signal.ownerId ? "signal.take-over" : "signal.take-on"))}
				/>
			)}
			<div className="grid items-start gap-x-8 gap-y-2 lg:grid-cols-2">
				<NoteForm
					{...shared}
					summary={t(signal.note === null ? "signal.note-open" : "signal.note-mend")}
					{...labelled(t("signal.note-save"))}
					label={t("signal.note")}
					hint={t("signal.note-hint")}
					value={signal.note ?? ""}
				/>
				<CloseForm
					{...shared}
					summary={t("signal.close-open")}
					{...labelled(t("signal.close"))}
					label={t("signal.closing")}
					hint={t("signal.closing-hint")}
					value=""
				/>
			</div>
		</div>
	);
}

export default async function SignalsPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const [query, places, open, closed] = await Promise.all([
		props.searchParams,
		listPlaces(worldOf(officer)),
		listSignals(officer, "open").then(ofWatched),
		listSignals(officer, "closed").then(ofWatched),
	]);
	const outcome = outcomes.find((one) => one === queryText(query.done));
	const manages = can(officer, "signals.manage");
	const now = new Date();
	const common = { t, locale, officer, places };
	return (
		<StatisticsPage
			locale={locale}
			t={t}
			officer={officer}
			section="signals"
			path="/signals"
			title={t("statistics.section.signals")}
			lead={t("statistics.signals.about")}
			asked={null}
		>
			{outcome ? (
				<Notice role="status" look="green">
					{t(`signal.done-${outcome}`)}
				</Notice>
			) : null}
			<section className="grid gap-4">
				<h2>{t("statistics.signals.title")}</h2>
				{manages || open.length === 0 ? null : <p>{t("signal.read-only")}</p>}
				{open.length === 0 ? (
					<EmptyState picture="road" title={t("statistics.signals.none")}>
						<p>{t("signal.none-text")}</p>
					</EmptyState>
				) : null}
				<ul className="grid gap-5">
					{open.map((signal) => (
						<li key={signal.id}>
							<SignalCard {...common} signal={signal}>
								<SignalChart {...common} signal={signal} now={now} />
								{manages ? <SignalForms {...common} signal={signal} /> : null}
							</SignalCard>
						</li>
					))}
				</ul>
			</section>
			{closed.length > 0 ? (
				<section className="grid gap-4">
					<h2>{t("signal.closed-title")}</h2>
					<ul className="grid gap-5">
						{closed.map((signal) => (
							<li key={signal.id}>
								<SignalCard {...common} signal={signal} />
							</li>
						))}
					</ul>
				</section>
			) : null}
			<section className="grid max-w-[62ch] gap-3">
				<h2>{t("signal.what-title")}</h2>
				{(["what-rule", "what-chance", "what-watched", "what-closed"] as const).map((key) => (
					<p key={key}>{t(`signal.${key}`)}</p>
				))}
			</section>
		</StatisticsPage>
	);
}
