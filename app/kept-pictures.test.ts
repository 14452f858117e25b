import { expect, test, vi } from "vitest";
import { KeptPictures } from "./kept-pictures.ts";

const roomy = { bytes: 1000, perMinute: 10, waiting: 5 };
const drawOf = (bytes = 100) => vi.fn(async (words: string) => Buffer.alloc(bytes, words));

test("a picture is drawn once for all who ask for the same words, now or later", async () => {
	const draw = drawOf();
	const pictures = new KeptPictures(draw, roomy);
	const [one, other] = await Promise.all([pictures.find("a"), pictures.find("a")]);
	expect(one).toBe(other);
	expect(await pictures.find("a")).toBe(one);
	expect(draw).toHaveBeenCalledTimes(1);
	expect(await pictures.find("b")).not.toEqual(one);
});

test("never two are drawn at the same time", async () => {
	let busy = 0;
	let most = 0;
	const pictures = new KeptPictures<string>(async () => {
		busy++;
		most = Math.max(most, busy);
		await Promise.resolve();
		busy--;
		return Buffer.alloc(1);
	}, roomy);
	await Promise.all(["a", "b", "c"].map((words) => pictures.find(words)));
	expect(most).toBe(1);
});

test("beyond so many a minute nobody makes the server draw, until a minute has passed", async () => {
	let clock = 0;
	const draw = drawOf();
	const pictures = new KeptPictures(draw, { ...roomy, perMinute: 2 }, () => clock);
	await pictures.find("a");
	await pictures.find("b");
	expect(await pictures.find("c")).toBeNull();
	expect(await pictures.find("a")).not.toBeNull();
	expect(await pictures.find("home", true)).not.toBeNull();
	clock = 60_000;
	expect(await pictures.find("c")).not.toBeNull();
	expect(draw).toHaveBeenCalledTimes(4);
});

test("who would have to wait behind too many is not waited for", async () => {
	const pictures = new KeptPictures(drawOf(), { ...roomy, waiting: 2 });
	const asked = await Promise.all(["a", "b", "c"].map((words) => pictures.find(words)));
	expect(asked.map((picture) => picture !== null)).toEqual([true, true, false]);
});

test("what was not asked for longest goes when memory is full", async () => {
	const draw = drawOf(400);
	const pictures = new KeptPictures(draw, roomy);
	await pictures.find("a");
	await pictures.find("b");
	await pictures.find("a");
	await pictures.find("c");
	await pictures.find("a");
	expect(draw).toHaveBeenCalledTimes(3);
	await pictures.find("b");
	expect(draw).toHaveBeenCalledTimes(4);
});

test("what could not be drawn is tried anew", async () => {
	const draw = drawOf();
	draw.mockRejectedValueOnce(new Error("no font"));
	const pictures = new KeptPictures(draw, roomy);
	await expect(pictures.find("a")).rejects.toThrow("no font");
	expect(await pictures.find("a")).not.toBeNull();
});
