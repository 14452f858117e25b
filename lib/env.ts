import { isAbsolute, join } from "node:path";
import { z } from "zod";

/** What the process was started with, checked. Times are in milliseconds. */
export type Environment = {
	PORT: number;
	HOST: string;
	/** Absolute. */
	DATA_DIR: string;
	/** Null: the embedded PostgreSQL is started. */
	DATABASE_URL: string | null;
	/** The one origin residents use, without a trailing slash. */
	PUBLIC_URL: string;
	/** Null: with the embedded database, tools/start makes one and keeps it in DATA_DIR. */
	QADAM_SECRET: string | null;
	/** The secret before the present one, while sealed data is carried over. */
	QADAM_SECRET_OLD: string | null;
	QADAM_DEMO: boolean;
	/** Search engines may show this portal's pages. */
	QADAM_INDEXED: boolean;
	/** True: a proxy of ours stands in front and writes the last hop of X-Forwarded-For. */
	TRUST_PROXY: boolean;
	LOG_LEVEL: (typeof logLevels)[number];
	/** Where the map on tap gets its ground from, with {z}, {x} and {y}; null: only our own lines on a plain one. */
	MAP_TILES_URL: string | null;
	/** Whom to credit for those tiles, as plain text. */
	MAP_TILES_ATTRIBUTION: string | null;
	/** smtp://… or smtps://…; null: no e-mail leaves. */
	SMTP_URL: string | null;
	MAIL_FROM: string | null;
	/** smpp://… or smpps://…; null: SMS_HTTP_URL, or none at all. */
	SMPP_URL: string | null;
	SMS_HTTP_URL: string | null;
	SMS_HTTP_TEMPLATE: string | null;
	SMS_HTTP_HEADERS: string | null;
	/** A shorter origin that leads to the portal, for links in SMS. */
	SHORT_URL: string | null;
	DATABASE_POOL: number;
	DATABASE_STATEMENT_TIMEOUT_MS: number;
};

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const localHosts = ["localhost", "127.0.0.1", "[::1]"];

const whole = (least: number, most: number, example: string) =>
	z.string().transform((text, context) => {
		const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
		if (number >= least && number <= most) return number;
		context.addIssue(`must be a whole number from ${least} to ${most}, for example ${example}`);
		return z.NEVER;
	});

const flag = z.string().transform((text, context) => {
	const word = text.trim().toLowerCase();
	if (["1", "true", "yes", "on"].includes(word)) return true;
	if (["0", "false", "no", "off"].includes(word)) return false;
	context.addIssue("must be 1 or 0");
	return z.NEVER;
});

const databaseAddress = z.string().transform((text, context) => {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url || !/^postgres(ql)?:$/.test(url.protocol))
		context.addIssue("must be an address like postgres://user:password@host:5432/qadam");
	else if (url.pathname.length < 2)
		context.addIssue("names no database: end it with its name, for example /qadam");
	return text;
});

const publicAddress = z.string().transform((text, context) => {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url || !/^https?:$/.test(url.protocol)) {
		context.addIssue("must be an address like https://qadam.example.kz");
		return z.NEVER;
	}
	if (url.pathname !== "/" || url.search || url.hash || url.username)
		context.addIssue("must be the bare origin: no path, query or password in it");
	else if (url.protocol === "http:" && !localHosts.includes(url.hostname))
		context.addIssue(
			"must start with https:// (browsers keep secure cookies over http only on localhost)",
		);
	return url.origin;
});

const tilesAddress = z.string().transform((text, context) => {
	const url = URL.canParse(text) ? new URL(text) : null;
	const isSafe = url?.protocol === "https:" || (url && localHosts.includes(url.hostname));
	// Braces in a host name are not one origin, and the browser is to be allowed one.
	if (!url || !isSafe || /[{}]|%7[bd]/i.test(url.host))
		context.addIssue("must be an https address like https://tiles.example.kz/{z}/{x}/{y}.png");
	else if (!["{z}", "{x}", "{y}"].every((part) => text.includes(part)))
		context.addIssue("must hold {z}, {x} and {y}");
	return text.trim();
});

const address = (protocols: string[], example: string) =>
	z.string().transform((text, context) => {
		const url = URL.canParse(text) ? new URL(text) : null;
		if (!url?.hostname || !protocols.includes(url.protocol))
			context.addIssue(`must be an address like ${example}`);
		return text.trim();
	});

const sender = z
	.string()
	.trim()
	.regex(
		/^([^<>\r\n]* )?<?[^\s<>@]+@[^\s<>@]+>?$/,
		"must be an address like Qadam <noreply@qadam.example.kz>",
	);

const secret = z
	.string()
	.min(32, "must have at least 32 characters, for example from `openssl rand -base64 48`");

const shape = z.object({
	PORT: whole(1, 65535, "3000").default(3000),
	HOST: z
		.string()
		.regex(/^[\w.:-]+$/, "must be an address to listen on, for example 127.0.0.1 or 0.0.0.0")
		.default("127.0.0.1"),
	DATA_DIR: z.string().default(".data"),
	DATABASE_URL: databaseAddress.optional(),
	PUBLIC_URL: publicAddress.optional(),
	QADAM_SECRET: secret.optional(),
	QADAM_SECRET_OLD: secret.optional(),
	QADAM_DEMO: flag.optional(),
	QADAM_INDEXED: flag.optional(),
	TRUST_PROXY: flag.default(false),
	LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
	MAP_TILES_URL: tilesAddress.optional(),
	MAP_TILES_ATTRIBUTION: z.string().trim().max(200).optional(),
	SMTP_URL: address(["smtp:", "smtps:"], "smtp://user:password@mail.example.kz:587").optional(),
	MAIL_FROM: sender.optional(),
	SMPP_URL: address(["smpp:", "smpps:"], "smpp://user:password@smsc.example.kz:2775").optional(),
	SMS_HTTP_URL: address(["https:", "http:"], "https://sms.example.kz/send").optional(),
	SMS_HTTP_TEMPLATE: z.string().optional(),
	SMS_HTTP_HEADERS: z.string().optional(),
	SHORT_URL: publicAddress.optional(),
	DATABASE_POOL: whole(1, 500, "12").default(12),
	DATABASE_STATEMENT_TIMEOUT_MS: whole(0, 600_000, "2500").default(2500),
});

export type CheckedEnvironment =
	| { ok: true; environment: Environment }
	| { ok: false; problems: string[] };

/** Checks every variable and names all mistakes at once. An empty variable counts as not given. */
export function checkEnvironment(
	given: Record<string, string | undefined>,
	projectFolder = process.cwd(),
): CheckedEnvironment {
	const present = Object.fromEntries(
		Object.keys(shape.shape).flatMap((name) => (given[name]?.trim() ? [[name, given[name]]] : [])),
	);
	const parsed = shape.safeParse(present);
	if (!parsed.success) {
		const problems = parsed.error.issues.map(
			(issue) => `${issue.path.join(".")} ${issue.message}.`,
		);
		return { ok: false, problems };
	}
	const values = parsed.data;
	if (values.DATABASE_URL && !values.QADAM_SECRET) {
		const advice = "is needed beside DATABASE_URL: at least 32 random characters, kept for ever.";
		return { ok: false, problems: [`QADAM_SECRET ${advice}`] };
	}
	// Demo people with published passwords never enter somebody's own database unasked.
	const demo = values.QADAM_DEMO ?? !values.DATABASE_URL;
	const messages = {
		SMTP_URL: values.SMTP_URL ?? null,
		MAIL_FROM: values.MAIL_FROM ?? null,
		SMPP_URL: values.SMPP_URL ?? null,
		SMS_HTTP_URL: values.SMS_HTTP_URL ?? null,
		SMS_HTTP_TEMPLATE: values.SMS_HTTP_TEMPLATE ?? null,
		SMS_HTTP_HEADERS: values.SMS_HTTP_HEADERS ?? null,
		SHORT_URL: values.SHORT_URL ?? null,
	};
	return {
		ok: true,
		environment: {
			...values,
			DATA_DIR: isAbsolute(values.DATA_DIR)
				? values.DATA_DIR
				: join(projectFolder, values.DATA_DIR),
			DATABASE_URL: values.DATABASE_URL ?? null,
			PUBLIC_URL: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
			QADAM_SECRET: values.QADAM_SECRET ?? null,
			MAP_TILES_URL: values.MAP_TILES_URL ?? null,
			MAP_TILES_ATTRIBUTION: values.MAP_TILES_ATTRIBUTION ?? null,
			QADAM_SECRET_OLD: values.QADAM_SECRET_OLD ?? null,
			...messages,
			QADAM_DEMO: demo,
			// Whoever searches for their inspector must not find an invented one.
			QADAM_INDEXED: values.QADAM_INDEXED ?? !demo,
		},
	};
}

/** The same as text, for a child process. What is unset stays out. */
export function asVariables(environment: Environment): Record<string, string> {
	const given = Object.entries(environment).filter(([, value]) => value !== null);
	return Object.fromEntries(
		given.map(([name, value]) => [
			name,
			value === true ? "1" : value === false ? "0" : String(value),
		]),
	);
}
