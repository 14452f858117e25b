import type { Localized } from "#db/schema/columns.ts";
import windowLabel from "./window-label.json" with { type: "json" };

/**
 * A service as it may be named anywhere but at its own desk. Of a sensitive one only the window is named: the very
 * fact of such a visit is nobody's business.
 */
export function publicServiceName(
	service: { name: Localized; sensitive: boolean },
	deskNumber: number,
): Localized {
	if (!service.sensitive) return service.name;
	const fill = (text: string) => text.replace("{number}", String(deskNumber));
	return { kk: fill(windowLabel.kk), ru: fill(windowLabel.ru), en: fill(windowLabel.en) };
}
