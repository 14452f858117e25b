import { createHash, randomBytes, randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { type AuthOptions, getServerSession } from "next-auth";
import { encode } from "next-auth/jwt";
import { cache } from "react";
import type { Officer, Visitor } from "#domain/identity/actors.ts";
import { mintOfficer, mintVisitor } from "#domain/identity/mint.ts";
import { can, type Permission } from "#domain/identity/permissions.ts";
import { lookupKey } from "#domain/identity/sealing.ts";
import { absoluteHours, findSession } from "#domain/identity/sessions.ts";
import { type SignInOutcome, signIn } from "#domain/identity/sign-in.ts";
import { signOut } from "#domain/identity/sign-out.ts";
import { defaultLocale, isLocale, type Locale } from "./i18n.ts";

/*
 * The one place that turns a request into somebody: a Visitor (a resident's random cookie) or an Officer (next-auth's
 * cookie and behind it our session row). Nothing else imports next-auth, and nothing else mints an actor.
 *
 * next-auth's own routes (/api/auth/*) are not mounted until the department's OpenID provider comes: signing in with a
 * password is our Server Action, so that it works without JavaScript, counts attempts and leaves an audit row. It writes
 * the cookie that next-auth reads, with next-auth's `encode`. See docs/decisions/0005.
 */

declare module "next-auth" {
	interface Session {
		sessionId?: string;
	}
}

declare module "next-auth/jwt" {
	interface JWT {
		sessionId?: string;
	}
}

/** `__Host-` binds a cookie to this very host over https; browsers refuse the prefix on http://localhost. */
const isSecure = (): boolean => (process.env.PUBLIC_URL ?? "").startsWith("https:");
const cookieName = (name: string): string => (isSecure() ? `__Host-${name}` : name);

/** A cookie of this browser that no script reads and no other site's request carries. */
export const browserCookie = (name: string) => ({
	name: cookieName(name),
	options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const,
});

const staffCookie = () => ({
	name: cookieName("qadam_staff"),
	options: { httpOnly: true, sameSite: "strict", path: "/", secure: isSecure() } as const,
});

const sessionSeconds = absoluteHours * 60 * 60;
const authSecret = (): string => lookupKey("next-auth", "cookie");

const authOptions = (): AuthOptions => ({
	providers: [],
	secret: authSecret(),
	session: { strategy: "jwt", maxAge: sessionSeconds },
	jwt: { maxAge: sessionSeconds },
	cookies: { sessionToken: staffCookie() },
	callbacks: {
		jwt: ({ token }) => token,
		session: ({ session, token }) => ({ ...session, sessionId: token.sessionId }),
	},
	// A cookie that does not open is a visitor to sign in, not an error to log with its bytes.
	logger: { error() {}, warn() {}, debug() {} },
});

type Asked = { network: string; correlationId: string; target: string };

/** What the front door says of this request; without it (npm run dev) the page asks for itself. */
async function asked(): Promise<Asked> {
	const sent = await headers();
	const referer = sent.get("referer") ?? "";
	const page = URL.canParse(referer) ? new URL(referer) : null;
	return {
		network: sent.get("x-qadam-network") ?? "unknown",
		correlationId: sent.get("x-request-id") ?? randomUUID(),
		target: sent.get("x-qadam-target") ?? (page ? page.pathname + page.search : ""),
	};
}

/** A way back into the staff's part, or null: never to another site, nor round to the sign-in page. */
export function staffPath(target: string): string | null {
	const [, locale = "", part, page = ""] = target.split(/[/?#]/);
	const isInside = isLocale(locale) && part === "staff" && page !== "sign-in";
	return isInside && /^\/[\w/?=&.%+-]*$/.test(target) && !target.includes("//") ? target : null;
}

// One look-up a request, however many parts of the page ask. Each request asks the table anew.
const currentSession = cache(async (): Promise<{ officer: Officer; sessionId: string } | null> => {
	const sessionId = (await getServerSession(authOptions()))?.sessionId;
	if (!sessionId) return null;
	const account = await findSession(sessionId, new Date());
	if (!account) return null;
	const { correlationId } = await asked();
	return { officer: mintOfficer({ ...account, correlationId }), sessionId };
});

/** Who is signed in, or null. For what is shown; whoever may do something is asked by `requireOfficer`. */
export const currentOfficer = async (): Promise<Officer | null> =>
	(await currentSession())?.officer ?? null;

/** The gate of the staff's pages and actions. Not signed in: to the sign-in page and back. Not allowed: 403. */
export async function requireOfficer(permission: Permission): Promise<Officer> {
	const officer = await currentOfficer();
	if (!officer) {
		const { target } = await asked();
		const locale = target.split("/")[1] ?? "";
		const next = staffPath(target);
		const query = next ? `?next=${encodeURIComponent(next)}` : "";
		redirect(`/${isLocale(locale) ? locale : defaultLocale}/staff/sign-in${query}`);
	}
	if (!can(officer, permission)) forbidden();
	return officer;
}

/** Checks what was typed and, if it is right, signs this browser in until it is closed (12 hours at most). */
export async function signInOfficer(typed: {
	login: string;
	password: string;
}): Promise<SignInOutcome> {
	const { network, correlationId } = await asked();
	const networkKey = lookupKey("network", network);
	const outcome = await signIn({ ...typed, networkKey, correlationId }, new Date());
	if (!outcome.ok) return outcome;
	const { name, options } = staffCookie();
	const token = await encode({
		token: { sessionId: outcome.sessionId },
		secret: authSecret(),
		maxAge: sessionSeconds,
	});
	(await cookies()).set(name, token, options);
	return outcome;
}

export async function signOutOfficer(): Promise<void> {
	const session = await currentSession();
	if (session) await signOut(session.officer, session.sessionId, new Date());
	const { name, options } = staffCookie();
	(await cookies()).set(name, "", { ...options, maxAge: 0 });
}

const visitorDays = 30;

async function visitorOf(cookie: string, locale: Locale): Promise<Visitor> {
	const { network, correlationId } = await asked();
	return mintVisitor({
		visitorHash: createHash("sha256").update(cookie).digest("hex"),
		networkKey: lookupKey("network", network),
		language: locale,
		correlationId,
	});
}

async function visitorCookie(): Promise<string | null> {
	const value = (await cookies()).get(cookieName("qadam_visitor"))?.value ?? "";
	return /^[\w-]{22}$/.test(value) ? value : null;
}

/** For pages, which cannot set a cookie: the visitor, or null when this browser has done nothing yet. */
export async function currentVisitor(locale: Locale): Promise<Visitor | null> {
	const cookie = await visitorCookie();
	return cookie ? visitorOf(cookie, locale) : null;
}

/** For Server Actions: the visitor, whose cookie (128 random bits) is given or kept for another 30 days. */
export async function requireVisitor(locale: Locale): Promise<Visitor> {
	const cookie = (await visitorCookie()) ?? randomBytes(16).toString("base64url");
	const { name, options } = browserCookie("qadam_visitor");
	(await cookies()).set(name, cookie, { ...options, maxAge: visitorDays * 24 * 60 * 60 });
	return visitorOf(cookie, locale);
}
