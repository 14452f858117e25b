import { callReasons } from "#domain/queue/call-entry.ts";
import type { Translator } from "#lib/i18n.ts";

/** The words of the console, which runs without the translator. */
export function consoleTexts(t: Translator) {
	return {
		now: t("staff.queue.now"),
		nobody: t("staff.queue.nobody"),
		next: t("staff.queue.do-next"),
		recall: t("staff.queue.do-recall"),
		start: t("staff.queue.do-start"),
		finish: t("staff.queue.do-finish"),
		away: t("staff.queue.do-away"),
		park: t("staff.queue.do-park"),
		resume: t("staff.queue.do-resume"),
		call: t("staff.queue.do-call"),
		transfer: t("staff.queue.do-transfer"),
		transferTo: t("staff.queue.transfer-to"),
		transferSubmit: t("staff.queue.transfer-submit"),
		undo: t("staff.queue.do-undo"),
		noneWaiting: t("staff.queue.none-waiting"),
		number: t("staff.queue.number"),
		why: t("staff.queue.why"),
		needs: t("staff.queue.needs"),
		act: t("staff.queue.act"),
		arrive: t("staff.queue.arrive"),
		reference: t("staff.queue.reference"),
		arriveSubmit: t("staff.queue.arrive-submit"),
		walkIn: t("staff.queue.walk-in-title"),
		kind: t("queue.kind"),
		spoken: t("details.language"),
		print: t("staff.queue.print"),
		lost: t("staff.queue.lost"),
		toast: t("staff.queue.toast"),
		close: t("staff.queue.close"),
		reason: t("staff.queue.reason"),
		reasons: callReasons.map((reason): [string, string] => [
			reason,
			t(`staff.queue.reason-${reason}`),
		]),
		keys: t("staff.day.keys"),
		keysOn: t("staff.day.keys-on"),
		keysOff: t("staff.day.keys-off"),
		keyList: [
			["n", t("staff.queue.do-next")],
			["r", t("staff.queue.do-recall")],
			["s", t("staff.queue.do-start")],
			["f", t("staff.queue.do-finish")],
			["a", t("staff.queue.do-away")],
			["p", t("staff.queue.do-park")],
			["t", t("staff.queue.do-transfer")],
			["u", t("staff.queue.do-undo")],
			["i", t("staff.queue.key-arrive")],
			["w", t("staff.queue.key-walk-in")],
			["v", t("staff.queue.key-show")],
			["?", t("staff.queue.key-help")],
		] as [string, string][],
	};
}

export type ConsoleTexts = ReturnType<typeof consoleTexts>;
