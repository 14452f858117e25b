import type { Localized } from "#db/schema/columns.ts";
import { messageInEachLanguage } from "./localized-text.ts";
import { allOffices } from "./territory-memory.ts";

export const openDatabaseLicense = "https://opendatacommons.org/licenses/odbl/1-0/";

export type Credit = {
	synthetic: boolean;
	notice: Localized | null;
	attribution: Localized;
	license: string;
};

/** Who made the data and what of it is invented. Offices tell: a region is invented as a whole or not at all. */
export async function credit(): Promise<Credit> {
	const synthetic = (await allOffices()).some((office) => office.synthetic);
	return {
		synthetic,
		notice: synthetic ? messageInEachLanguage("api.synthetic") : null,
		attribution: messageInEachLanguage("api.credit"),
		license: openDatabaseLicense,
	};
}
