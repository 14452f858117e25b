import { houseKey } from "#domain/territory/house-number.ts";
import { toDegrees } from "./region-grid.ts";
import { pointOnStreet, type StreetDraft, streetLengthKm } from "./streets.ts";

export type HouseDraft = { house: string; houseKey: string; lon: number; lat: number };

const kmBetweenNumbers = 0.046;
const mostNumbers = 144;

/** House numbers of a street: with gaps, as streets have them, and some with a letter or a fraction. */
function numbersOf(street: StreetDraft, at: number): string[] {
	const known = street.houses.map((house) => Number.parseInt(house, 10));
	const highest = Math.max(
		...known,
		Math.min(mostNumbers, Math.round(streetLengthKm(street) / kmBetweenNumbers)),
	);
	const numbers: string[] = [];
	for (let number = 1; number <= highest; number++) {
		if (number > 12 && (number * 7 + at * 13) % 5 < 2 && number % 71 !== 0) continue;
		numbers.push(String(number));
		if (number % 12 === 0) numbers.push(`${number}А`);
		if (number % 71 === 0) numbers.push(`${number}/1`);
	}
	return [...new Set([...numbers, ...street.houses])];
}

/** Invented houses of a street: numbers grow along it, odd ones on the left, even ones on the right. */
export function buildHouses(street: StreetDraft, at: number): HouseDraft[] {
	const numbers = numbersOf(street, at);
	const highest = Math.max(...numbers.map((house) => Number.parseInt(house, 10)));
	return numbers.flatMap((house) => {
		const key = houseKey(house);
		if (!key) return [];
		const number = Number.parseInt(house, 10);
		// A lettered house stands behind the plain one.
		const depth = (house === String(number) ? 0.015 : 0.035) * (number % 2 === 1 ? 1 : -1);
		const [lon, lat] = toDegrees(pointOnStreet(street, number / (highest + 1), depth));
		return [{ house, houseKey: key, lon, lat }];
	});
}
