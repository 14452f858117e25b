import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("works of one key never overlap, a failed one does not stop the next, other keys do not wait", async () => {
	let running = 0;
	let most = 0;
	const work = async (fails: boolean) => {
		most = Math.max(most, ++running);
		await pause(2);
		running--;
		if (fails) throw new Error("failed");
		return "done";
	};
	const answers = await Promise.allSettled(
		[false, true, false].map((fails) => inTurn("slot", () => work(fails))),
	);
	expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
	expect(most).toBe(1);
	await Promise.all(["one", "two"].map((key) => inTurn(key, () => work(false))));
	expect(most).toBe(2);
});
