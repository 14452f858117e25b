import type { ReactNode } from "react";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { type ApiKeyView, listApiKeys, partnerScopes } from "#domain/identity/api-keys.ts";
import { formatDate, formatNumber, regionZone, today } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { formWords } from "../form-frame.ts";
import { StaffPage } from "../staff-page.tsx";
import { revokeKeyAction } from "./actions.ts";
import { MakeKeyForm, type MakeKeyTexts } from "./make-key-form.tsx";

const tones = { open: "green", expired: "gold", revoked: "plain" } as const;

/** The last day on which a key works: it ends with that day. */
const lastDayOf = (key: ApiKeyView): Temporal.PlainDate =>
	today(new Date(key.expiresAt.getTime() - 1), regionZone);

function Fact(props: { name: string; children: ReactNode }) {
	return (
		<div className="flex flex-wrap gap-x-2">
			<dt className="text-ink-soft">{props.name}</dt>
			<dd className="min-w-0 wrap-anywhere">{props.children}</dd>
		</div>
	);
}

function KeyCard(props: { apiKey: ApiKeyView; locale: Locale; t: Translator }) {
	const { apiKey, locale, t } = props;
	const { state, lastUsedOn, officeIds } = apiKey;
	const date = (day: Temporal.PlainDate) => formatDate(day, locale, true);
	return (
		<Card>
			<div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
				<h2 className="min-w-0 grow text-[1.15rem] wrap-anywhere" translate="no">
					{apiKey.name}
				</h2>
				<Status tone={tones[state]}>{t(`staff.api-keys.state-${state}`)}</Status>
			</div>
			<dl className="grid gap-1 text-[0.98rem]">
				<Fact name={t("staff.api-keys.prefix")}>
					<code className="font-mono">{`${apiKey.prefix}…`}</code>
				</Fact>
				<Fact name={t("staff.api-keys.scopes")}>
					{apiKey.scopes.map((scope) => t(`staff.api-keys.scope.${scope}`)).join("; ")}
				</Fact>
				<Fact name={t("staff.api-keys.offices")}>
					{officeIds?.join(", ") ?? t("staff.api-keys.every-office")}
				</Fact>
				<Fact name={t("staff.api-keys.pace")}>{formatNumber(apiKey.perMinute, locale)}</Fact>
				<Fact name={t("staff.api-keys.last-day")}>{date(lastDayOf(apiKey))}</Fact>
				<Fact name={t("staff.api-keys.last-used")}>
					{lastUsedOn ? date(Temporal.PlainDate.from(lastUsedOn)) : t("staff.api-keys.never-used")}
				</Fact>
			</dl>
			{state === "open" ? (
				<Disclosure summary={t("staff.api-keys.revoke")} className="mt-2">
					<form action={revokeKeyAction} className="grid justify-items-start gap-2">
						<input type="hidden" name="locale" value={locale} />
						<input type="hidden" name="key" value={apiKey.id} />
						<p>{t("staff.api-keys.revoke-what")}</p>
						<Button look="warning">{t("staff.api-keys.revoke-now", { name: apiKey.name })}</Button>
					</form>
				</Disclosure>
			) : null}
		</Card>
	);
}

function makeTexts(t: Translator): MakeKeyTexts {
	return {
		...formWords(t, t("staff.api-keys.title")),
		name: { label: t("staff.api-keys.name"), hint: t("staff.api-keys.name-hint") },
		scopes: { label: t("staff.api-keys.scopes") },
		offices: { label: t("staff.api-keys.offices"), hint: t("staff.api-keys.offices-hint") },
		perMinute: { label: t("staff.api-keys.pace") },
		lastDay: { label: t("staff.api-keys.last-day"), hint: t("staff.api-keys.last-day-hint") },
		replaces: { label: t("staff.api-keys.replaces"), hint: t("staff.api-keys.replaces-hint") },
		submit: t("staff.api-keys.make"),
		once: t("staff.api-keys.once"),
	};
}

/** The keys of partners' systems. None is ever shown again; what is seen here only tells them apart. */
export default async function ApiKeysPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("api-keys.manage");
	const now = new Date();
	const keys = await listApiKeys(officer, now);
	const asked = queryText((await props.searchParams).revoked);
	const revoked = keys.find(({ id, state }) => id === asked && state === "revoked");
	return (
		<StaffPage locale={locale} path="/staff/api-keys" title={null} officer={officer}>
			<div className="mx-auto max-w-[68rem]">
				<Heading lead={t("staff.api-keys.lead")}>{t("staff.api-keys.title")}</Heading>
				{revoked ? (
					<Notice role="status" look="green" className="mb-6">
						{t("staff.api-keys.revoked", { name: revoked.name })}
					</Notice>
				) : null}
				<div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
					<div className="grid gap-4">
						{keys.length === 0 ? <p>{t("staff.api-keys.none")}</p> : null}
						{keys.map((apiKey) => (
							<KeyCard key={apiKey.id} apiKey={apiKey} locale={locale} t={t} />
						))}
					</div>
					<Card>
						<h2 className="mb-3 text-[1.2rem]">{t("staff.api-keys.add")}</h2>
						<MakeKeyForm
							locale={locale}
							texts={makeTexts(t)}
							scopes={partnerScopes.map((scope) => ({
								value: scope,
								label: t(`staff.api-keys.scope.${scope}`),
							}))}
							paces={[60, 120, 600].map((pace) => [String(pace), formatNumber(pace, locale)])}
							earlier={[
								["", t("staff.api-keys.replaces-none")],
								...keys.map(({ id, name, prefix }): [string, string] => [
									id,
									`${name} (${prefix}…)`,
								]),
							]}
							lastDay={today(now).add({ years: 1 }).toString()}
						/>
					</Card>
				</div>
			</div>
		</StaffPage>
	);
}
