"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { callEntry, callReasons } from "#domain/queue/call-entry.ts";
import { callNext } from "#domain/queue/call-next.ts";
import { checkIn } from "#domain/queue/check-in.ts";
import { joinQueue } from "#domain/queue/join-queue.ts";
import { listTransferTargets } from "#domain/queue/queries-desks.ts";
import { kindField } from "#domain/queue/schema.ts";
import { ticketText } from "#domain/queue/tickets.ts";
import { transferEntry } from "#domain/queue/transfer.ts";
import {
	finishService,
	markNotHere,
	park,
	recall,
	resume,
	startService,
} from "#domain/queue/turn.ts";
import { undoLastStep } from "#domain/queue/undo-step.ts";
import { formLocale } from "#lib/form.ts";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";

/** What is said after a key. `undo` names the entry whose last step can be taken back for ten seconds. */
export type DeskAnswer = {
	ok: boolean;
	text: string;
	undo: string | null;
	/** The ticket it was about, to be named again when it is taken back. */
	ticket?: string;
	/** The link of a ticket that was just given. */
	ticketHref?: string;
} | null;

const refusals: Record<string, MessageKey> = {
	"not-allowed": "staff.queue.refusal-not-found",
	"not-found": "staff.queue.refusal-not-found",
	"changed-meanwhile": "staff.queue.refusal-changed",
	"desk-busy": "staff.queue.refusal-busy",
	"nobody-waits": "staff.queue.refusal-nobody",
	"no-such-desk": "staff.queue.refusal-no-desk",
	"too-late": "staff.queue.refusal-too-late",
	"not-today": "staff.queue.refusal-not-today",
	"closed-now": "staff.queue.refusal-closed",
};

const turns = {
	recall: [recall, "staff.queue.done-recall"],
	start: [startService, "staff.queue.done-start"],
	finish: [finishService, "staff.queue.done-finish"],
	away: [markNotHere, "staff.queue.done-away"],
	park: [park, "staff.queue.done-park"],
	resume: [resume, "staff.queue.done-resume"],
} as const satisfies Record<string, readonly [unknown, MessageKey]>;

const isTurn = (text: string): text is keyof typeof turns => Object.hasOwn(turns, text);

/** Each key of the console. The page is read anew afterwards, whatever the answer is. */
export async function deskAction(_before: DeskAnswer, form: FormData): Promise<DeskAnswer> {
	const officer = await requireOfficer("queue.work");
	const t = translator(formLocale(form));
	const field = (name: string) => String(form.get(name) ?? "").slice(0, 60);
	const [asked, deskId, entry, ticket] = [
		field("do"),
		field("desk"),
		field("entry"),
		field("ticket"),
	];
	const now = new Date();
	refresh();
	const said = (refusal: string): DeskAnswer => ({
		ok: false,
		text: t(refusals[refusal] ?? "staff.queue.refusal-changed"),
		undo: null,
	});
	const did = (key: MessageKey, entryId: string | null, name = ticket): DeskAnswer => ({
		ok: true,
		text: t(key, { ticket: name }),
		ticket: name,
		undo: entryId,
	});
	if (isTurn(asked)) {
		const [change, words] = turns[asked];
		const outcome = await change(officer, entry, now);
		return outcome.ok ? did(words, entry) : said(outcome.refusal);
	}
	if (asked === "undo") {
		const outcome = await undoLastStep(officer, deskId, entry, now);
		return outcome.ok ? did("staff.queue.done-undo", null) : said(outcome.refusal);
	}
	if (asked === "transfer") {
		const targets = await listTransferTargets(officer, deskId, now);
		const to = targets.find(({ id }) => id === field("to"));
		if (!to) return said("no-such-desk");
		const outcome = await transferEntry(officer, entry, { deskKind: to.kind, deskId: to.id }, now);
		return outcome.ok ? did("staff.queue.done-transfer", entry) : said(outcome.refusal);
	}
	const reason = z.enum(callReasons).safeParse(field("reason"));
	const outcome =
		asked === "call"
			? await callEntry(officer, deskId, entry, reason.data ?? "missed-call", now)
			: await callNext(officer, deskId, now);
	if (!outcome.ok) return said(outcome.refusal);
	return did("staff.queue.done-called", outcome.value.entryId, ticketText(outcome.value));
}

const arrivals: Record<string, MessageKey> = {
	...refusals,
	"not-found": "staff.queue.refusal-reference",
	"changed-meanwhile": "staff.queue.refusal-again",
};

/** At the counter: somebody with a booking number, or without one, gets a ticket. */
export async function ticketAction(_before: DeskAnswer, form: FormData): Promise<DeskAnswer> {
	const officer = await requireOfficer("queue.work");
	const locale = formLocale(form);
	const t = translator(locale);
	const now = new Date();
	refresh();
	const kind = kindField.safeParse(form.get("kind") ?? "");
	const spoken = z.enum(["kk", "ru", "en"]).catch("kk").parse(form.get("spoken"));
	const outcome =
		form.get("do") === "arrive"
			? await checkIn(
					officer,
					{ reference: String(form.get("reference") ?? ""), printed: true },
					now,
				)
			: kind.success
				? await joinQueue(
						officer,
						{
							officeId: String(form.get("office") ?? ""),
							...kind.data,
							language: spoken,
							adjustments: [],
							printed: true,
							formKey: String(form.get("formKey") ?? "").slice(0, 64) || undefined,
						},
						now,
					)
				: ({ ok: false, refusal: "not-found" } as const);
	if (!outcome.ok) {
		const words = form.get("do") === "arrive" ? arrivals : refusals;
		return {
			ok: false,
			text: t(words[outcome.refusal] ?? "staff.queue.refusal-changed"),
			undo: null,
		};
	}
	return {
		ok: true,
		text: t("staff.queue.done-ticket", { ticket: ticketText(outcome.value) }),
		undo: null,
		ticketHref: `/${locale}/ticket/${outcome.value.token}`,
	};
}
