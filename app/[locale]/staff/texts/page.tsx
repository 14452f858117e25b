import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { formatNumber } from "#lib/dates.ts";
import { type Locale, locales, type Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { type ListedText, listTexts } from "#lib/text-list.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Heading } from "#ui/heading.tsx";
import { Status } from "#ui/notice.tsx";
import { ScrollRegion } from "#ui/scroll-region.tsx";
import { StaffPage } from "../staff-page.tsx";

/** More rows than anybody reads at once; a screen has fewer. */
const mostRows = 200;
const everywhere = 12;

const cell = "border-b border-line px-2 py-2.5 align-top text-start";
const field = "min-h-11 rounded-field border-2 border-line-strong bg-card px-3";

function Row(props: { text: ListedText; locale: Locale; t: Translator }) {
	const { text, locale, t } = props;
	return (
		<tr>
			<th scope="row" className={`${cell} w-[15rem] font-normal`}>
				<code className="text-[0.85rem] break-all">{text.key}</code>
				<span className="block text-[0.85rem] text-ink-soft">
					{text.screens.length > everywhere
						? t("staff.texts.everywhere", { count: formatNumber(text.screens.length, locale) })
						: text.screens.join(", ") || t("staff.texts.nowhere")}
				</span>
				{text.values.length > 0 ? (
					<code className="block text-[0.85rem]">{text.values.join(" ")}</code>
				) : null}
			</th>
			{locales.map((language) => (
				<td key={language} className={`${cell} min-w-[14rem]`}>
					<span lang={language}>{text.words[language]}</span>
					<span className="tabular block text-[0.82rem] text-ink-soft">
						{t("staff.texts.length", { count: formatNumber(text.words[language].length, locale) })}
					</span>
				</td>
			))}
			<td className={cell}>
				{text.review ? (
					<Status tone="green">{text.review.by}</Status>
				) : (
					<Status tone="gold">{t("staff.texts.unread")}</Status>
				)}
			</td>
		</tr>
	);
}

/** Every text by the screen it stands on, the three languages side by side. Nothing here changes a text. */
export default async function TextsPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("texts.view");
	const query = await props.searchParams;
	const texts = listTexts();
	const screens = [...new Set(texts.flatMap((text) => text.screens))].sort();
	const asked = queryText(query.screen);
	const screen = screens.includes(asked) ? asked : "";
	const words = queryText(query.q).trim().toLowerCase().slice(0, 80);
	const onlyUnread = queryText(query.unread) === "yes";
	const chosen = texts.filter(
		(text) =>
			(!screen || text.screens.includes(screen)) &&
			(!onlyUnread || text.review === null) &&
			(!words ||
				[text.key, ...Object.values(text.words)].some((one) => one.toLowerCase().includes(words))),
	);
	const shown = chosen.slice(0, mostRows);
	const unread = texts.filter(({ review }) => review === null).length;
	const search = new URLSearchParams({
		...(screen ? { screen } : {}),
		...(words ? { q: words } : {}),
		...(onlyUnread ? { unread: "yes" } : {}),
	}).toString();
	const csv = `/${locale}/staff/texts/csv${screen ? `?${new URLSearchParams({ screen })}` : ""}`;
	return (
		<StaffPage
			locale={locale}
			path={`/staff/texts${search ? `?${search}` : ""}`}
			title={t("staff.texts.title")}
			officer={officer}
		>
			<Heading
				lead={t("staff.texts.lead", {
					all: formatNumber(texts.length, locale),
					unread: formatNumber(unread, locale),
				})}
			>
				{t("staff.texts.title")}
			</Heading>
			<form className="mb-5 flex flex-wrap items-end gap-4">
				<label className="grid gap-1 font-[650]">
					{t("staff.texts.screen")}
					<select name="screen" defaultValue={screen} className={`${field} max-w-full font-normal`}>
						<option value="">{t("staff.texts.all-screens")}</option>
						{screens.map((one) => (
							<option key={one} value={one} translate="no">
								{one}
							</option>
						))}
					</select>
				</label>
				<label className="grid gap-1 font-[650]">
					{t("staff.texts.words")}
					<input name="q" defaultValue={words} className={`${field} font-normal`} />
				</label>
				<label className="flex min-h-11 items-center gap-2">
					<input
						type="checkbox"
						name="unread"
						value="yes"
						defaultChecked={onlyUnread}
						className="size-5"
					/>
					{t("staff.texts.only-unread")}
				</label>
				<Button>{t("staff.day.show")}</Button>
				<ButtonLink href={csv} look="quiet">
					{t("staff.texts.download")}
				</ButtonLink>
			</form>
			<p role="status" className="mb-2 text-ink-soft">
				{t("staff.texts.shown", {
					shown: formatNumber(shown.length, locale),
					all: formatNumber(chosen.length, locale),
				})}
			</p>
			<ScrollRegion labelledBy="heading">
				<table translate="no" className="w-full border-collapse text-[0.97rem]">
					<thead className="text-ink-soft">
						<tr>
							{(["key", "kk", "ru", "en", "review"] as const).map((column) => (
								<th key={column} scope="col" className={`${cell} font-[630]`}>
									{t(`staff.texts.column-${column}`)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{shown.map((text) => (
							<Row key={text.key} text={text} locale={locale} t={t} />
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</StaffPage>
	);
}
