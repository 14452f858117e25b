import type { Localized } from "#db/schema/columns.ts";
import { type StreetKind, withoutKind } from "./address-words.ts";
import type { SettlementName, StreetName, UnitName } from "./name-index.ts";
import { romanize } from "./romanize.ts";

const englishKind: Record<StreetKind, string> = {
	street: " Street",
	avenue: " Avenue",
	lane: " Lane",
	microdistrict: " Microdistrict",
	other: "",
};

export type PlaceNames = { nameKk: string | null; nameRu: string | null; nameEn: string | null };

export function settlementLabel(settlement: PlaceNames): Localized {
	const kk = settlement.nameKk ?? settlement.nameRu ?? "";
	return { kk, ru: settlement.nameRu ?? kk, en: settlement.nameEn ?? romanize(kk) };
}

type NamedStreet = Pick<StreetName, "kind" | "nameKk" | "nameRu">;

export const streetLabel = (street: NamedStreet): Localized => ({
	kk: street.nameKk,
	ru: street.nameRu,
	en: `${romanize(withoutKind(street.nameKk))}${englishKind[street.kind]}`,
});

export function addressLabel(street: NamedStreet, house: string): Localized {
	const name = streetLabel(street);
	return {
		kk: `${name.kk}, ${house}`,
		ru: `${name.ru}, ${house}`,
		en: `${romanize(house)} ${name.en}`,
	};
}

/** Where a settlement lies, and where a street lies. A city's unit says no more than the city. */
export const settlementContext = (unit: UnitName | undefined): Localized =>
	unit?.name ?? { kk: "", ru: "", en: "" };

export function streetContext(settlement: SettlementName, unit: UnitName | undefined): Localized {
	const name = settlementLabel(settlement);
	if (!unit || (unit.kind === "city" && settlement.kind !== "village")) return name;
	return {
		kk: `${name.kk}, ${unit.name.kk}`,
		ru: `${name.ru}, ${unit.name.ru}`,
		en: `${name.en}, ${unit.name.en}`,
	};
}
