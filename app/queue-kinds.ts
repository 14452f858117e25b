import { listDesks } from "#domain/appointments/queries.ts";
import type { Translator } from "#lib/i18n.ts";

/**
 * What one can wait for at an office, in the order of nothing but the alphabet of our table: the inspector of each
 * beat, the migration service, and a window one was invited to, which is named by that alone.
 */
export async function queueKinds(
	officeId: string,
	t: Translator,
): Promise<{ value: string; label: string }[]> {
	const desks = await listDesks(officeId);
	const has = (kind: (typeof desks)[number]["kind"]) => desks.some((desk) => desk.kind === kind);
	const beats = desks.flatMap((desk) => {
		const number = desk.kind === "inspector" ? desk.beatId?.split("-").at(-1) : undefined;
		return number
			? [{ value: `inspector ${desk.id}`, label: t("queue.kind-beat", { number }) }]
			: [];
	});
	return [
		...(has("migration") ? [{ value: "migration", label: t("queue.kind-migration") }] : []),
		...(has("probation") ? [{ value: "probation", label: t("queue.kind-probation") }] : []),
		...beats,
		...(beats.length > 1 ? [{ value: "inspector", label: t("queue.kind-inspector") }] : []),
	];
}
