import type { ReactNode } from "react";
import { ViewEntrance, ViewStrip } from "#app/view-strip.tsx";
import type { Officer } from "#domain/identity/actors.ts";
import { can, type Permission } from "#domain/identity/permissions.ts";
import { type Locale, locales, type MessageKey, type Translator, translator } from "#lib/i18n.ts";
import { Mark } from "#ui/mark.tsx";
import { signOutAction } from "./actions.ts";

const languageNames: Record<Locale, string> = { kk: "Қазақша", ru: "Русский", en: "English" };

const sections = [
	{ path: "/staff/day", key: "staff.nav.day", permission: "appointments.view" },
	{ path: "/staff/week", key: "staff.nav.week", permission: "appointments.view" },
	{ path: "/staff/queue", key: "staff.nav.queue", permission: "queue.work" },
	{ path: "/staff/schedules", key: "staff.nav.schedules", permission: "schedules.edit" },
	{ path: "/staff/disruptions", key: "staff.nav.disruptions", permission: "appointments.view" },
	{ path: "/staff/messages", key: "staff.nav.messages", permission: "appointments.view" },
	{ path: "/staff/feedback", key: "staff.nav.feedback", permission: "feedback.moderate" },
	{ path: "/staff/offices", key: "staff.nav.offices", permission: "appointments.count" },
	{ path: "/staff/statistics", key: "staff.nav.statistics", permission: "statistics.view" },
	{ path: "/staff/feedback", key: "staff.nav.feedback", permission: "feedback.review" },
	{ path: "/staff/regulations", key: "staff.nav.regulations", permission: "regulations.edit" },
	{ path: "/staff/calendar", key: "staff.nav.calendar", permission: "calendar.edit" },
	{ path: "/staff/borders", key: "staff.nav.borders", permission: "borders.review" },
	{ path: "/staff/api-keys", key: "staff.nav.api-keys", permission: "api-keys.manage" },
	{ path: "/staff/texts", key: "staff.nav.texts", permission: "texts.view" },
] as const satisfies readonly { path: string; key: MessageKey; permission: Permission }[];

/** Where an officer's work begins: the first section the role may open. */
export const firstSection = (officer: Officer): string =>
	sections.find((section) => can(officer, section.permission))?.path ?? "/staff/sign-in";

const headerLink =
	"inline-flex min-h-11 items-center rounded-[9px] px-2.5 text-on-deep no-underline hover:underline aria-[current]:bg-blue aria-[current]:text-on-blue aria-[current]:font-[680]";

function Languages(props: { locale: Locale; path: string; label: string }) {
	return (
		<nav aria-label={props.label}>
			<ul className="flex gap-0.5 text-[0.94rem]">
				{locales.map((other) => (
					<li key={other}>
						<a
							href={`/${other}${props.path}`}
							lang={other}
							hrefLang={other}
							aria-current={other === props.locale ? "true" : undefined}
							className={headerLink}
						>
							{languageNames[other]}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

function SignedIn(props: { officer: Officer; locale: Locale; t: Translator }) {
	const { officer, locale, t } = props;
	return (
		<div className="flex flex-wrap items-center gap-x-3">
			<p className="text-[0.94rem] leading-tight">
				{officer.displayName}
				<span className="block text-[0.85rem] text-on-deep-soft">
					{t(`staff.role.${officer.role}`)}
					{officer.officeId ? ` · ${officer.officeId}` : ""}
				</span>
			</p>
			<form action={signOutAction}>
				<input type="hidden" name="locale" value={locale} />
				<button
					type="submit"
					className="min-h-11 cursor-pointer rounded-[9px] border border-on-deep-soft px-3 text-[0.94rem] font-[650] text-on-deep hover:underline"
				>
					{t("staff.sign-out")}
				</button>
			</form>
		</div>
	);
}

/**
 * The frame of every page of the staff. It shows who is signed in and hides what the role cannot open,
 * but it guards nothing: each page and action asks `requireOfficer` itself. `path` is the page's own path and
 * query without the language.
 */
export function StaffPage(props: {
	locale: Locale;
	path: string;
	/** Null where a form writes the title itself, with "Error:" before it when needed. */
	title: string | null;
	officer: Officer | null;
	children: ReactNode;
}) {
	const { locale, path, officer } = props;
	const t = translator(locale);
	const bare = path.split("?")[0] ?? "";
	const open = sections.filter((section) => officer && can(officer, section.permission));
	return (
		<>
			{props.title === null ? null : (
				<title>{`${props.title} – ${t("staff.part")} – ${t("site.name")}`}</title>
			)}
			<meta name="robots" content="noindex" />
			<a
				href="#main"
				className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:rounded-field focus:bg-card focus:p-3"
			>
				{t("site.skip")}
			</a>
			<header className="no-print bg-deep text-on-deep">
				<ViewStrip locale={locale} path={path} />
				{process.env.QADAM_DEMO === "1" ? (
					<p className="stripes px-4 py-1 text-[0.9rem] text-ink sm:px-6">{`${t("site.demo-short")}: ${t("site.demo-what")}`}</p>
				) : null}
				<div className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
					<a
						href={`/${locale}/staff`}
						className="flex min-h-11 items-center gap-2.5 text-[1.15rem] font-[760] text-on-deep no-underline"
					>
						<Mark />
						<span>
							{t("site.name")}
							<span className="block text-[0.8rem] leading-tight font-normal text-on-deep-soft">
								{t("staff.part")}
							</span>
						</span>
					</a>
					{open.length > 0 ? (
						<nav aria-label={t("site.navigation")} className="order-last -mx-2.5 w-full">
							<ul className="flex flex-wrap gap-x-0.5">
								{open.map((section) => (
									<li key={section.path}>
										<a
											href={`/${locale}${section.path}`}
											aria-current={
												bare === section.path
													? "page"
													: bare.startsWith(`${section.path}/`)
														? "true"
														: undefined
											}
											className={headerLink}
										>
											{t(section.key)}
										</a>
									</li>
								))}
							</ul>
						</nav>
					) : null}
					<div className="ms-auto flex flex-wrap items-center gap-x-4">
						<ViewEntrance locale={locale} path={path} />
						<Languages locale={locale} path={path} label={t("site.languages")} />
						{officer ? <SignedIn officer={officer} locale={locale} t={t} /> : null}
					</div>
				</div>
			</header>
			<main id="main" className="flex-1 px-4 pb-10 sm:px-6">
				<div id="errors" />
				{props.children}
			</main>
		</>
	);
}
