import { type LinkOrigins, writeSms } from "#domain/notifications/write-message.ts";
import { type Gateway, SendingFailed } from "./gateway.ts";

export type HttpSmsSettings = {
	/** Where a message is posted to. */
	url: string;
	/**
	 * The body with {to}, {text} and {id} in it. As JSON each is filled in inside its quotes; as a form
	 * ("phone={to}&message={text}") each is percent-encoded.
	 */
	template: string;
	/** Further headers, one "Name: value" a line, e.g. an Authorization. */
	headers: Record<string, string>;
	origins: LinkOrigins;
};

const answerMs = 15_000;

function fillBody(
	template: string,
	values: Record<string, string>,
): { body: string; type: string } {
	const isJson = template.trimStart().startsWith("{");
	const encode = isJson
		? (value: string) => JSON.stringify(value).slice(1, -1)
		: (value: string) => encodeURIComponent(value);
	return {
		body: template.replace(/\{(to|text|id)\}/g, (_, name: string) => encode(values[name] ?? "")),
		type: isJson ? "application/json" : "application/x-www-form-urlencoded",
	};
}

/** The gateway's own name for the message, where its answer has one. */
function providerIdOf(answer: string): string | null {
	const found = /"(?:message_?id|id|sms_?id)"\s*:\s*"?([\w.-]{1,64})/i.exec(answer);
	return found?.[1] ?? null;
}

/**
 * SMS by somebody's HTTP interface. The message's id goes along as Idempotency-Key: a gateway that knows the header
 * sends a repeated attempt once.
 */
export function openHttpSms({ url, template, headers, origins }: HttpSmsSettings): Gateway {
	return {
		async send({ id, contents }) {
			const { body, type } = fillBody(template, {
				to: contents.to,
				text: writeSms(contents, origins),
				id,
			});
			const response = await fetch(url, {
				method: "POST",
				body,
				headers: { "content-type": type, "idempotency-key": id, ...headers },
				redirect: "error",
				signal: AbortSignal.timeout(answerMs),
			}).catch((error: unknown) => {
				const slow = error instanceof Error && error.name === "TimeoutError";
				throw new SendingFailed(slow ? "http-timeout" : "http-unreachable", false);
			});
			const answer = (await response.text().catch(() => "")).slice(0, 10_000);
			if (response.ok) return { providerId: providerIdOf(answer) };
			// 401 and 403 are about us, 408 and 429 about the moment: all of them pass.
			const permanent = [400, 404, 410, 413, 422].includes(response.status);
			throw new SendingFailed(`http-${response.status}`, permanent);
		},
		async close() {},
	};
}
