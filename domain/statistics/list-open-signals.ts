import type { Officer } from "#domain/identity/actors.ts";
import type { Filter } from "./filter.ts";
import { listSignals, type Signal } from "./queries-signals.ts";

export type OpenSignal = Signal;

/** What somebody should look at of what the filter asks for. An office's id begins with its unit's. */
export async function listOpenSignals(
	officer: Officer,
	{ unitId, officeId, kind }: Pick<Filter, "unitId" | "officeId" | "kind">,
): Promise<OpenSignal[]> {
	const open = await listSignals(officer, "open");
	return open.filter(
		(signal) =>
			(!kind || signal.deskKind === kind) &&
			(!officeId || signal.officeId === officeId) &&
			(!unitId || signal.officeId.startsWith(`${unitId}-`)),
	);
}
