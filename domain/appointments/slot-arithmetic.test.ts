import { expect, test } from "vitest";
import { freeStarts, mergeBusy, neverBusy, openStretches } from "./slot-arithmetic.ts";

function starts(
	opens: number,
	closes: number,
	step: number,
	length: number,
	notBefore = 0,
	busy: [number, number][] = [],
): number[] {
	const found: number[] = [];
	freeStarts(found, opens, closes, step, length, notBefore, mergeBusy(busy), neverBusy, neverBusy);
	return found;
}

test("a slot that would end after closing is not offered, one that ends at closing is", () => {
	expect(starts(540, 600, 20, 20)).toEqual([540, 560, 580]);
	expect(starts(540, 599, 20, 20)).toEqual([540, 560]);
	expect(starts(540, 600, 20, 45)).toEqual([540]);
});

test("the grid stays where the hours begin, however late one asks", () => {
	expect(starts(540, 660, 20, 20, 541)).toEqual([560, 580, 600, 620, 640]);
	expect(starts(540, 660, 20, 20, 560)).toEqual([560, 580, 600, 620, 640]);
	expect(starts(540, 660, 20, 20, 641)).toEqual([]);
});

test("a visit takes each start whose time it touches, not its neighbours", () => {
	expect(starts(540, 660, 20, 20, 0, [[560, 580]])).toEqual([540, 580, 600, 620, 640]);
	expect(starts(540, 660, 20, 20, 0, [[570, 590]])).toEqual([540, 600, 620, 640]);
	expect(starts(540, 660, 20, 20, 0, [[0, 10_000]])).toEqual([]);
});

test("busy times that touch or overlap become one", () => {
	expect([
		...mergeBusy([
			[30, 40],
			[10, 20],
			[15, 30],
			[50, 50],
		]),
	]).toEqual([10, 40]);
});

test("closures cut the hours that are shown", () => {
	expect(
		openStretches(
			[
				[540, 780],
				[840, 1080],
			],
			mergeBusy([
				[600, 660],
				[1000, 2000],
			]),
		),
	).toEqual([
		[540, 600],
		[660, 780],
		[840, 1000],
	]);
});
