import { randomUUID } from "node:crypto";
import type { Partner, PartnerScope } from "#domain/identity/actors.ts";
import { findApiKey } from "#domain/identity/api-keys.ts";
import {
	consumeQuota,
	holdsQuota,
	type QuotaLeft,
	requestsQuota,
} from "#domain/identity/limit-partner.ts";
import { mintPartner } from "#domain/identity/mint.ts";
import { lookupKey } from "#domain/identity/sealing.ts";
import type { Locale } from "./i18n.ts";

/*
 * Beside lib/session.ts the only place that mints an actor: a program's request with its key becomes a Partner. No
 * cookie has a say here, and next-auth is not needed.
 */

export type KeyRefusal = "key-missing" | "key-unknown" | "scope-missing" | "too-many-requests";

export type PartnerGate =
	| { ok: true; partner: Partner; left: QuotaLeft[] }
	| { ok: false; refusal: KeyRefusal; left: QuotaLeft[] };

const keyIn = (request: Request): string | null =>
	/^bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;

/** The gate of the routes with keys. It counts the request before asking what the key may do. */
export async function requirePartner(
	request: Request,
	asked: { scope: PartnerScope; language: Locale },
	now: Date,
): Promise<PartnerGate> {
	const key = keyIn(request);
	if (!key) return { ok: false, refusal: "key-missing", left: [] };
	const found = await findApiKey(key, now);
	if (!found) return { ok: false, refusal: "key-unknown", left: [] };
	const quotas = [requestsQuota(found.perMinute)];
	if (asked.scope === "holds:write") quotas.push(holdsQuota);
	const left = await Promise.all(quotas.map((quota) => consumeQuota(quota, found.id)));
	if (left.some(({ allowed }) => !allowed))
		return { ok: false, refusal: "too-many-requests", left };
	if (!found.scopes.includes(asked.scope)) return { ok: false, refusal: "scope-missing", left };
	const partner = mintPartner({
		keyId: found.id,
		partnerId: found.partnerId,
		scopes: found.scopes,
		officeIds: found.officeIds,
		visitorHash: `partner:${found.partnerId}:`,
		networkKey: lookupKey("network", `partner ${found.partnerId}`),
		language: asked.language,
		correlationId: request.headers.get("x-request-id") ?? randomUUID(),
	});
	return { ok: true, partner, left };
}
