import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { digestSubscriptions } from "#db/schema/digests.ts";
import { accounts, roles } from "#db/schema/identity.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { can } from "#domain/identity/permissions.ts";
import { queueMessages } from "#domain/notifications/queue-message.ts";
import {
	addDigestLink,
	digestSubject,
	forgetDigestLinks,
	newDigestToken,
	unsealAddress,
} from "./digest-subscription.ts";
import { endOfWeek, weekOf } from "./digest-week.ts";
import { gatherDigest } from "./gather-digest.ts";
import { dayIn, regionZone } from "./periods.ts";

/** Whoever has left needs no digest, and nobody needs their address. */
async function forgetDisabled(transaction: Transaction): Promise<void> {
	const disabled = transaction
		.select({ id: accounts.id })
		.from(accounts)
		.where(isNotNull(accounts.disabledAt));
	const ended = await transaction
		.delete(digestSubscriptions)
		.where(inArray(digestSubscriptions.accountId, disabled))
		.returning({ accountId: digestSubscriptions.accountId });
	for (const { accountId } of ended)
		await recordAudit(transaction, "system", {
			action: "digest.stopped",
			subjectKind: "account",
			subjectId: accountId,
		});
}

/** Who may see figures today: a disabled account and one that lost the right get none. */
const listSubscribers = (transaction: Transaction) =>
	transaction
		.select({
			accountId: digestSubscriptions.accountId,
			email: digestSubscriptions.email,
			language: digestSubscriptions.language,
			role: accounts.role,
			officeId: accounts.officeId,
		})
		.from(digestSubscriptions)
		.innerJoin(accounts, eq(accounts.id, digestSubscriptions.accountId))
		.where(
			and(
				isNull(accounts.disabledAt),
				inArray(
					accounts.role,
					roles.filter((role) => can({ role }, "statistics.view")),
				),
			),
		)
		.orderBy(asc(digestSubscriptions.accountId))
		.for("update", { of: digestSubscriptions });

/** A digest is about no visit: of a message's facts it holds the link alone. */
const factsOf = (token: string, now: Date) => ({
	...{ day: dayIn(now), startMinute: 0, officeNumber: 0, window: 0, reference: "", phone: "" },
	...{ address: { kk: "", ru: "", en: "" }, token },
});

/**
 * For the worker, on Monday morning: one e-mail to each subscriber, all or none. Run again in the same week, it sends
 * nothing twice.
 */
export async function sendDigests(now: Date): Promise<{ queued: number }> {
	return db.transaction(async (transaction) => {
		await forgetDigestLinks(transaction, now);
		await forgetDisabled(transaction);
		let queued = 0;
		for (const subscriber of await listSubscribers(transaction)) {
			const { accountId, email, language, role, officeId } = subscriber;
			const digest = await gatherDigest({ role, isSubscriber: true }, officeId, now);
			const token = newDigestToken();
			const added = await queueMessages(
				transaction,
				[
					{
						subject: digestSubject(accountId),
						kind: "digest",
						occurrence: weekOf(now),
						channel: "email",
						urgency: "news",
						language,
						to: unsealAddress(email),
						facts: factsOf(token, now),
						digest,
						uselessAt: endOfWeek(now),
						zone: regionZone,
					},
				],
				now,
			);
			if (added.length > 0) await addDigestLink(transaction, accountId, token, now);
			queued += added.length;
		}
		return { queued };
	});
}
