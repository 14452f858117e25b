import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { queueKinds } from "#app/queue-kinds.ts";
import { clockText } from "#app/queue-words.ts";
import { type DeskQueue, listDeskQueue } from "#domain/queue/queries-desk.ts";
import {
	type DeskToWorkAt,
	listDesksToWorkAt,
	listTransferTargets,
	type TransferTarget,
} from "#domain/queue/queries-desks.ts";
import { newFormKey } from "#lib/form.ts";
import { type Locale, locales, localized, type Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Notice } from "#ui/notice.tsx";
import { StaffPage } from "../staff-page.tsx";
import { consoleTexts } from "./console-texts.ts";
import { CounterForms } from "./counter-forms.tsx";
import { DeskConsole } from "./desk-console.tsx";
import { marksOf, personWords } from "./desk-words.ts";

const deskName = (desk: Pick<DeskToWorkAt, "number" | "beat">, t: Translator): string =>
	[
		t("office.desk", { number: desk.number }),
		desk.beat ? t("staff.queue.beat", { number: desk.beat.number }) : null,
	]
		.filter(Boolean)
		.join(", ");

function DeskChoice(props: { desks: DeskToWorkAt[]; locale: Locale; t: Translator }) {
	const { desks, locale, t } = props;
	if (desks.length === 0) return <p className="py-6">{t("staff.queue.no-desks")}</p>;
	return (
		<>
			<p className="mb-4">{t("staff.queue.choose-lead")}</p>
			<ul className="grid gap-3 sm:grid-cols-2 md:grid-cols-3">
				{desks.map((desk) => (
					<li key={desk.id} className="tap rounded-card border border-line bg-card p-4">
						<a
							href={`/${locale}/staff/queue?desk=${desk.id}`}
							className="cover text-[1.15rem] font-[700]"
						>
							{deskName(desk, t)}
						</a>
						<p className="text-ink-soft">
							{officeTitle(t, desk.office)}, {localized(desk.office.address, locale)}
							{desk.busy ? ` · ${t("staff.queue.busy")}` : ""}
						</p>
					</li>
				))}
			</ul>
		</>
	);
}

const upTo = (most: number, words: (count: number) => string): string[] =>
	Array.from({ length: most + 1 }, (_, count) => words(count));

async function Console(props: {
	queue: DeskQueue;
	targets: TransferTarget[];
	zone: string;
	locale: Locale;
	t: Translator;
}) {
	const { queue, zone, locale, t } = props;
	const { desk, current } = queue;
	const words = (person: Parameters<typeof personWords>[0]) => personWords(person, zone, locale, t);
	const texts = consoleTexts(t);
	const calledAt = current && (current.startedAt ?? current.calledAt);
	return (
		<DeskConsole
			locale={locale}
			deskId={desk.id}
			eventsUrl={`/api/v1/queue/${desk.officeId}/events`}
			stateUrl={`/${locale}/staff/queue/state?desk=${desk.id}`}
			current={
				current && {
					...words(current),
					state: current.state,
					status: [
						calledAt &&
							t(
								current.state === "called"
									? "staff.queue.state-called"
									: "staff.queue.state-in-service",
								{ time: clockText(calledAt, zone) },
							),
						current.calls > 1 ? t("staff.queue.calls", { count: current.calls }) : null,
					]
						.filter(Boolean)
						.join(" · "),
				}
			}
			waiting={queue.waiting.map(words)}
			parked={queue.parked.map(words)}
			notHere={queue.notHere.map(words)}
			transferTargets={props.targets.map((target) => [target.id, deskName(target, t)])}
			marks={marksOf(queue)}
			texts={texts}
			counted={{
				waiting: upTo(200, (count) => t("staff.queue.waiting", { count })),
				changes: upTo(99, (count) => t("staff.queue.changes", { count })),
				parked: t("staff.queue.parked", { count: queue.parked.length }),
				notHere: t("staff.queue.not-here", { count: queue.notHere.length }),
			}}
			counter={
				<CounterForms
					locale={locale}
					officeId={desk.officeId}
					formKey={newFormKey()}
					kinds={await queueKinds(desk.officeId, t)}
					languages={locales.map((language) => [language, t(`language.${language}`)])}
					texts={texts}
				/>
			}
		/>
	);
}

export default async function QueuePage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("queue.work");
	const asked = queryText((await props.searchParams).desk).slice(0, 40);
	const now = new Date();
	const desks = await listDesksToWorkAt(officer, now);
	const chosen = asked || (desks.length === 1 ? (desks[0]?.id ?? "") : "");
	const queue = chosen ? await listDeskQueue(officer, chosen, now) : null;
	const desk = queue && desks.find(({ id }) => id === queue.desk.id);
	const path = `/staff/queue${queue ? `?desk=${queue.desk.id}` : ""}`;
	const title = desk ? t("staff.queue.title", { number: desk.number }) : t("staff.queue.choose");
	return (
		<StaffPage locale={locale} path={path} title={title} officer={officer}>
			<div className="flex flex-wrap items-baseline gap-x-6 pt-2 pb-1">
				<h1 className="text-[1.5rem]">{title}</h1>
				{desk ? (
					<p className="text-ink-soft">
						{officeTitle(t, desk.office)}, {localized(desk.office.address, locale)}
					</p>
				) : null}
				{desk && desks.length > 1 ? (
					<a href={`/${locale}/staff/queue`} className="inline-flex min-h-11 items-center">
						{t("staff.queue.other-desk")}
					</a>
				) : null}
			</div>
			{chosen && !queue ? <Notice className="mb-4">{t("staff.queue.no-desk")}</Notice> : null}
			{queue ? (
				<Console
					queue={queue}
					targets={await listTransferTargets(officer, queue.desk.id, now)}
					zone={queue.desk.zone}
					locale={locale}
					t={t}
				/>
			) : (
				<DeskChoice desks={desks} locale={locale} t={t} />
			)}
		</StaffPage>
	);
}
