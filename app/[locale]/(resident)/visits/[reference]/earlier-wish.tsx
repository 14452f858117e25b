import { askForEarlier, leaveList } from "#app/[locale]/(resident)/waiting-list/actions.ts";
import type { VisitView } from "#domain/appointments/queries-visits.ts";
import { isWaitingForEarlier } from "#domain/appointments/queries-waiting.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { PlainForm } from "#ui/plain-form.tsx";

/** One tap to be asked when an earlier time comes free, and one to stop. */
export async function EarlierWish(props: {
	visitor: Visitor;
	visit: VisitView;
	now: Date;
	locale: Locale;
	t: Translator;
}) {
	const { visitor, visit, now, locale, t } = props;
	if (!visit.canChange) return null;
	const { reference } = visit;
	const waits = await isWaitingForEarlier(visitor, reference, now);
	return (
		<div className="no-print mt-5 border-t border-line pt-4">
			{waits ? (
				<PlainForm
					action={leaveList}
					hidden={{ locale, reference }}
					submit={t("waiting.earlier-leave")}
					look="quiet"
				>
					<p className="mb-3">{t("waiting.earlier-on")}</p>
				</PlainForm>
			) : (
				<PlainForm
					action={askForEarlier}
					hidden={{ locale, reference }}
					submit={t("waiting.earlier")}
					look="quiet"
				/>
			)}
		</div>
	);
}
