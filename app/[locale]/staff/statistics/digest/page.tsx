import type { ReactNode } from "react";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { languageNames } from "#app/resident-page.tsx";
import { findDigest } from "#domain/statistics/digest-subscription.ts";
import { formatDate, formatDay, regionZone, today } from "#lib/dates.ts";
import { type Locale, locales, type Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { formWords } from "../../form-frame.ts";
import { StaffPage } from "../../staff-page.tsx";
import { stopAction } from "./actions.ts";
import { DigestForm } from "./digest-form.tsx";

type Digest = NonNullable<Awaited<ReturnType<typeof findDigest>>>;

/** The worker sends at eight on Mondays (worker/tasks.ts). */
function nextMonday(now: Date): Temporal.PlainDate {
	const wall = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(regionZone);
	const isBefore = wall.dayOfWeek === 1 && wall.hour < 8;
	return wall.toPlainDate().add({ days: isBefore ? 0 : 8 - wall.dayOfWeek });
}

function Fact(props: { name: string; children: ReactNode }) {
	return (
		<div className="flex flex-wrap gap-x-2">
			<dt className="text-ink-soft">{props.name}</dt>
			<dd className="min-w-0 wrap-anywhere">{props.children}</dd>
		</div>
	);
}

function State(props: { digest: Digest; locale: Locale; t: Translator; now: Date }) {
	const { digest, locale, t, now } = props;
	const { last } = digest;
	return (
		<Card className="mb-8">
			<p className="mb-3">
				<Status tone="green">{t("digest.is-on")}</Status>
			</p>
			<dl className="mb-4 grid gap-1">
				<Fact name={t("digest.goes-to")}>
					<span translate="no">{digest.email}</span>
				</Fact>
				<Fact name={t("digest.since")}>{formatDate(today(digest.createdAt), locale, true)}</Fact>
				<Fact name={t("digest.next")}>
					{t("digest.at", { day: formatDay(nextMonday(now), locale) })}
				</Fact>
				{last ? (
					<Fact name={t("digest.last")}>
						{t("digest.last-state", {
							day: formatDate(today(last.createdAt), locale, true),
							state: t(`message.state.${last.state}`),
						})}
					</Fact>
				) : null}
			</dl>
			<form action={stopAction}>
				<input type="hidden" name="locale" value={locale} />
				<Button look="warning">{t("digest.stop")}</Button>
			</form>
		</Card>
	);
}

const holds = ["visits", "month", "signals", "never"] as const;
const outcomes = ["started", "changed", "stopped"] as const;

/** Who leads may have the past week by e-mail: turned on, changed and stopped here. */
export default async function DigestPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const now = new Date();
	const digest = await findDigest(officer);
	const query = await props.searchParams;
	const outcome = outcomes.find((one) => one === queryText(query.done));
	return (
		<StaffPage locale={locale} path="/staff/statistics/digest" title={null} officer={officer}>
			<div className="mx-auto max-w-[46rem]">
				<DigestForm
					locale={locale}
					email={digest?.email ?? ""}
					language={digest?.language ?? locale}
					languages={locales.map((value) => ({ value, label: languageNames[value] }))}
					texts={{
						...formWords(t, t("digest.title")),
						email: t("digest.email"),
						emailHint: t("digest.email-hint"),
						language: t("digest.language"),
						submit: t(digest ? "digest.save" : "digest.start"),
					}}
				>
					<Heading
						lead={t("digest.lead")}
						back={{ href: `/${locale}/staff/statistics`, text: t("statistics.title") }}
					>
						{t("digest.title")}
					</Heading>
					{outcome ? (
						<Notice role="status" look={outcome === "stopped" ? "sky" : "green"} className="mb-6">
							{t(`digest.done.${outcome}`)}
						</Notice>
					) : null}
					{digest ? <State digest={digest} locale={locale} t={t} now={now} /> : null}
					<section className="mb-8">
						<h2 className="mb-2">{t("digest.holds")}</h2>
						<ul className="grid list-disc gap-1.5 ps-5">
							{holds.map((part) => (
								<li key={part}>{t(`digest.holds-${part}`)}</li>
							))}
						</ul>
					</section>
					{digest ? <h2 className="mb-4">{t("digest.change")}</h2> : null}
				</DigestForm>
			</div>
		</StaffPage>
	);
}
