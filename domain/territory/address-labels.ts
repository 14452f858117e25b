import type { Localized } from "#db/schema/columns.ts";
import { romanize } from "#db/seed/romanize.ts";
import { type StreetKind, withoutKind } from "./address-words.ts";
import type { SettlementName, StreetName, UnitName } from "./name-index.ts";

const englishKind: Record<StreetKind, string> = {
	street: " Street",
	avenue: " Avenue",
	lane: " Lane",
	microdistrict: " Microdistrict",
	other: "",
};

export function settlementLabel(settlement: SettlementName): Localized {
	const kk = settlement.nameKk ?? settlement.nameRu ?? "";
	return { kk, ru: settlement.nameRu ?? kk, en: settlement.nameEn ?? romanize(kk) };
}

export const streetLabel = (street: StreetName): Localized => ({
	kk: street.nameKk,
	ru: street.nameRu,
	en: `${romanize(withoutKind(street.nameKk))}${englishKind[street.kind]}`,
});

export function addressLabel(street: StreetName, house: string): Localized {
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
