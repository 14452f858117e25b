import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, desc, eq, gt, isNull, lt, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { apiKeys, partnerScopes } from "#db/schema/partners.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { Officer, PartnerScope } from "./actors.ts";

export { partnerScopes };

/*
 * A key: "qadam_", eight characters by which people know it, and 256 random bits. Random as it is, its plain SHA-256 is
 * enough at rest. It opens until it is revoked or expires; the row is asked on every request, so both cut at once.
 */
const keyForm = /^qadam_[a-z0-9]{8}_[\w-]{43}$/;
const prefixLength = "qadam_".length + 8;

const hashOf = (key: string): string => createHash("sha256").update(key).digest("base64url");

function newKey(): string {
	const shown = [...randomBytes(8)].map((byte) => (byte % 32).toString(32)).join("");
	return `qadam_${shown}_${randomBytes(32).toString("base64url")}`;
}

export type NewApiKey = {
	name: string;
	scopes: PartnerScope[];
	/** Null: every office. */
	officeIds: string[] | null;
	perMinute: number;
	expiresAt: Date;
	/** The key whose visits the new one is to see. Both work until the older one is revoked. */
	replacesId: string | null;
};

/** Makes a key and answers it in clear, the only time that anybody sees it. */
export async function makeApiKey(
	officer: Officer,
	{ replacesId, ...wanted }: NewApiKey,
	now: Date,
): Promise<Outcome<{ id: string; key: string }, "no-such-key">> {
	const key = newKey();
	return db.transaction(async (transaction) => {
		const [replaced] = replacesId
			? await transaction
					.select({ partnerId: apiKeys.partnerId })
					.from(apiKeys)
					.where(eq(apiKeys.id, replacesId))
			: [];
		if (replacesId && !replaced) return refuse("no-such-key");
		const id = randomUUID();
		await transaction.insert(apiKeys).values({
			...wanted,
			id,
			partnerId: replaced?.partnerId ?? randomUUID(),
			prefix: key.slice(0, prefixLength),
			keyHash: hashOf(key),
			createdBy: officer.accountId,
			createdAt: now,
		});
		await recordAudit(transaction, officer, {
			action: "api-key.made",
			subjectKind: "api-key",
			subjectId: id,
			details: {
				scopes: wanted.scopes,
				officeIds: wanted.officeIds,
				expiresAt: wanted.expiresAt.toISOString(),
				...(replacesId ? { replaces: replacesId } : {}),
			},
		});
		return done({ id, key });
	});
}

/** From the next request on the key opens nothing. Asked again it answers the same. */
export async function revokeApiKey(
	officer: Officer,
	id: string,
	now: Date,
): Promise<Outcome<{ name: string }, "no-such-key">> {
	return db.transaction(async (transaction) => {
		const [revoked] = await transaction
			.update(apiKeys)
			.set({ revokedAt: now })
			.where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
			.returning({ name: apiKeys.name });
		if (revoked) {
			await recordAudit(transaction, officer, {
				action: "api-key.revoked",
				subjectKind: "api-key",
				subjectId: id,
			});
			return done(revoked);
		}
		const [known] = await transaction
			.select({ name: apiKeys.name })
			.from(apiKeys)
			.where(eq(apiKeys.id, id));
		return known ? done(known) : refuse("no-such-key");
	});
}

const shownColumns = {
	id: apiKeys.id,
	partnerId: apiKeys.partnerId,
	name: apiKeys.name,
	prefix: apiKeys.prefix,
	scopes: apiKeys.scopes,
	officeIds: apiKeys.officeIds,
	perMinute: apiKeys.perMinute,
	expiresAt: apiKeys.expiresAt,
	lastUsedOn: apiKeys.lastUsedOn,
	createdAt: apiKeys.createdAt,
	revokedAt: apiKeys.revokedAt,
};

/** Every key there ever was, those that work first. What a key is, nobody can list. */
export async function listApiKeys(_officer: Officer, now: Date) {
	const rows = await db.select(shownColumns).from(apiKeys).orderBy(desc(apiKeys.createdAt));
	const stateOf = (row: (typeof rows)[number]) =>
		row.revokedAt ? "revoked" : row.expiresAt <= now ? "expired" : "open";
	const keys = rows.map((row) => ({ ...row, state: stateOf(row) }) as const);
	const isOpen = (key: (typeof keys)[number]) => key.state === "open";
	return [...keys.filter(isOpen), ...keys.filter((key) => !isOpen(key))];
}

export type ApiKeyView = Awaited<ReturnType<typeof listApiKeys>>[number];

/** The partner of a key that works now, or null. Notes the day it was used. */
export async function findApiKey(key: string, now: Date) {
	if (!keyForm.test(key)) return null;
	const [found] = await db
		.select(shownColumns)
		.from(apiKeys)
		.where(
			and(eq(apiKeys.keyHash, hashOf(key)), isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, now)),
		);
	if (!found) return null;
	const day = now.toISOString().slice(0, 10);
	if (found.lastUsedOn !== day)
		await db
			.update(apiKeys)
			.set({ lastUsedOn: day })
			.where(
				and(eq(apiKeys.id, found.id), or(isNull(apiKeys.lastUsedOn), lt(apiKeys.lastUsedOn, day))),
			);
	return found;
}
