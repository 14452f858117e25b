import { setTimeout as pause } from "node:timers/promises";
import { openDevelopmentInbox } from "./gateways/development-inbox.ts";
import type { Gateway, Gateways, Receipt } from "./gateways/gateway.ts";
import { openHttpSms } from "./gateways/http-sms.ts";
import { openSmpp } from "./gateways/smpp.ts";
import { openSmtp } from "./gateways/smtp.ts";
import { linkOrigins } from "./link-origins.ts";
import { noteReceipt } from "./note-receipt.ts";
import type { LinkOrigins } from "./write-message.ts";

type Variables = Record<string, string | undefined>;

const given = (text: string | undefined): string | null => text?.trim() || null;

/** "Name: value" a line. */
const headersOf = (lines: string | undefined): Record<string, string> =>
	Object.fromEntries(
		(lines ?? "")
			.split("\n")
			.map((line) => line.split(/:(.*)/s).map((part) => part.trim()))
			.filter(([name]) => name)
			.map(([name = "", value = ""]) => [name, value]),
	);

export const hasMailGateway = (variables: Variables): boolean => given(variables.SMTP_URL) !== null;

export const hasSmsGateway = (variables: Variables): boolean =>
	(given(variables.SMPP_URL) ?? given(variables.SMS_HTTP_URL)) !== null;

const localHosts = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether messages may be read on a page of the portal: in a demo on one's own machine, and only while no real gateway
 * is there. Their links open visits, so that a demo on the internet must not show them.
 */
export const isInboxOpen = (variables: Variables): boolean =>
	variables.QADAM_DEMO === "1" &&
	!hasMailGateway(variables) &&
	!hasSmsGateway(variables) &&
	localHosts.includes(new URL(linkOrigins(variables).site).hostname);

function openSms(variables: Variables, origins: LinkOrigins): Gateway | null {
	const smppUrl = given(variables.SMPP_URL);
	if (smppUrl) return openSmpp({ url: smppUrl, origins });
	const url = given(variables.SMS_HTTP_URL);
	if (!url) return null;
	const template =
		given(variables.SMS_HTTP_TEMPLATE) ?? '{"to":"{to}","text":"{text}","id":"{id}"}';
	return openHttpSms({ url, template, headers: headersOf(variables.SMS_HTTP_HEADERS), origins });
}

/** A receipt may be quicker than our own note of the gateway's name for the message. */
async function keepReceipt(receipt: Receipt): Promise<void> {
	for (const patience of [0, 500, 3000]) {
		await pause(patience);
		if (await noteReceipt(receipt)) return;
	}
}

/** The ways out that the environment configures (docs/operations.md). In a demo, what has none goes to the inbox page. */
export function openGateways(variables: Variables): Gateways {
	const origins = linkOrigins(variables);
	const inbox = (channel: "sms" | "email") =>
		variables.QADAM_DEMO === "1" ? openDevelopmentInbox(channel) : null;
	const smtpUrl = given(variables.SMTP_URL);
	const from = given(variables.MAIL_FROM) ?? `Qadam <noreply@${new URL(origins.site).hostname}>`;
	const email = smtpUrl ? openSmtp({ url: smtpUrl, from, origins }) : inbox("email");
	const sms = openSms(variables, origins) ?? inbox("sms");
	sms?.onReceipt?.(keepReceipt);
	return { sms, email };
}

export async function closeGateways({ sms, email }: Gateways): Promise<void> {
	await Promise.all([sms?.close(), email?.close()]);
}
