import type { roles } from "#db/schema/identity.ts";
import type { partnerScopes } from "#db/schema/partners.ts";

declare const minted: unique symbol;

export type PartnerScope = (typeof partnerScopes)[number];
export type Role = (typeof roles)[number];
export type Language = "kk" | "ru" | "en";

/**
 * Somebody on a resident's page, known only by a random cookie. Minted by lib/session.ts alone
 * (domain/identity/mint.ts, a boundary rule): a function that takes one cannot be called ungated.
 */
export type Visitor = {
	readonly [minted]: "visitor";
	/** SHA-256 of the 128-bit visitor cookie, hex. */
	readonly visitorHash: string;
	/** HMAC of the network address, for rate limits only; never stored beside a visit. */
	readonly networkKey: string;
	readonly language: Language;
	readonly correlationId: string;
};

/**
 * A partner's system (a kiosk, a call centre, a portal) whose key was checked in this request. It holds and books by
 * the very commands of a visitor: for each person under a `visitorHash` of its own, which begins with the partner.
 */
export type Partner = Visitor & {
	readonly keyId: string;
	/** Whose visits it sees: keys that replace one another have the same. */
	readonly partnerId: string;
	readonly scopes: readonly PartnerScope[];
	/** Null: every office. */
	readonly officeIds: readonly string[] | null;
};

/** A signed-in member of the staff whose session row was checked in this request. */
export type Officer = {
	readonly [minted]: "officer";
	readonly accountId: string;
	readonly role: Role;
	readonly displayName: string;
	/** The office this account is bound to; null for a unit's or the region's staff. */
	readonly officeId: string | null;
	readonly unitId: string | null;
	/** The district inspector this account belongs to, if any. */
	readonly officerId: string | null;
	readonly correlationId: string;
};
