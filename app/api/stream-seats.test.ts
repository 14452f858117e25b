import { expect, test } from "vitest";
import { takeSeat } from "./stream-seats.ts";

test("a network gets two hundred seats and no more, and other networks are not hurt by it", () => {
	const seats = Array.from({ length: 250 }, () => takeSeat("a school"));
	const given = seats.filter((seat) => seat !== null);
	expect(given).toHaveLength(200);
	const other = takeSeat("a village");
	expect(other).not.toBeNull();
	for (const giveBack of given) giveBack();
	other?.();
});

test("a seat given back twice is one seat", () => {
	const seats = Array.from({ length: 200 }, () => takeSeat("here"));
	seats[0]?.();
	seats[0]?.();
	const again = [takeSeat("here"), takeSeat("here")];
	expect(again.map((seat) => seat !== null)).toEqual([true, false]);
	for (const giveBack of [...seats.slice(1), again[0]]) giveBack?.();
});
