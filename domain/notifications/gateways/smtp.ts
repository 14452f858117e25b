import { createTransport } from "nodemailer";
import type { MessageContents } from "#domain/notifications/contents.ts";
import { type LinkOrigins, linkPath, writeEmail } from "#domain/notifications/write-message.ts";
import { type Gateway, SendingFailed } from "./gateway.ts";

type Settings = {
	/** smtp://user:password@host:587 or smtps://…:465 */
	url: string;
	/** "Qadam <noreply@qadam.example.kz>" */
	from: string;
	origins: LinkOrigins;
};

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** What the server answered: 5xx will be the same tomorrow, unless it is about signing in, which the operator mends. */
function failureOf(error: unknown): SendingFailed {
	const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
	const status = typeof responseCode === "number" ? responseCode : 0;
	const aboutUs = code === "EAUTH" || [530, 534, 535, 538].includes(status);
	if (status > 0) return new SendingFailed(`smtp-${status}`, status >= 500 && !aboutUs);
	const permanent = code === "EENVELOPE";
	return new SendingFailed(typeof code === "string" ? `smtp-${code}` : "smtp-unknown", permanent);
}

/** RFC 2369: mail programs show a button of their own. What it opens asks again, so that looking stops nothing. */
function unsubscribeHeaders(contents: MessageContents, { site }: LinkOrigins) {
	const path = contents.kind === "digest" ? linkPath(contents) : null;
	return path ? { "List-Unsubscribe": `<${site}/${contents.language}${path}>` } : {};
}

/** E-mail by SMTP. The Message-ID is the message's own: a mailbox that gets it twice shows it once. */
export function openSmtp({ url, from, origins }: Settings): Gateway {
	const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "qadam.invalid";
	const transport = createTransport({ url, pool: true, maxConnections: 2, ...timeouts });
	return {
		async send({ id, contents }) {
			const { subject, text } = writeEmail(contents, origins);
			const { calendar } = contents;
			try {
				await transport.sendMail({
					from,
					to: { name: "", address: contents.to },
					subject,
					text,
					messageId: `<${id}@${domain}>`,
					headers: {
						"Auto-Submitted": "auto-generated",
						"Content-Language": contents.language,
						...unsubscribeHeaders(contents, origins),
					},
					disableFileAccess: true,
					disableUrlAccess: true,
					...(calendar
						? {
								icalEvent: {
									filename: "qadam.ics",
									method: calendar.method,
									content: calendar.text,
								},
							}
						: {}),
				});
				return { providerId: null };
			} catch (error) {
				throw failureOf(error);
			}
		},
		async close() {
			transport.close();
		},
	};
}
