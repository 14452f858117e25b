import { expect, test } from "vitest";
import { longestWords } from "./mask-words.ts";
import { detailsSchema, rateSchema, ticketSchema } from "./schema.ts";
import { readTicket } from "./ticket-number.ts";

const problem = (given: object) => {
	const parsed = detailsSchema.safeParse({ token: "x", rating: "4", ...given });
	return parsed.success ? null : parsed.error.issues[0]?.message;
};

test.each(["0", "6", "05", "4.5", "-1", "five", "", "1e0", "٣", undefined])(
	"%j is no mark from one to five, and is said so",
	(rating) => {
		const parsed = rateSchema.safeParse({ token: "x", rating });
		expect(parsed.error?.issues[0]?.message).toBe("feedback.error-rating");
	},
);

test("each of the five marks is read, and a way in that nobody knows counts as the message", () => {
	for (const rating of [1, 2, 3, 4, 5])
		expect(rateSchema.parse({ token: "x", rating: String(rating), by: "rocket" })).toMatchObject({
			rating,
			by: "message",
		});
});

test("1 200 characters are kept, one more is refused and not cut", () => {
	expect(problem({ words: "ә".repeat(longestWords) })).toBeNull();
	expect(problem({ words: "ә".repeat(longestWords + 1) })).toBe("feedback.error-words-long");
	expect(problem({ words: "a".repeat(20_001) })).toBe("feedback.error-words-endless");
});

test("lines and tabs may stand in words, invisible commands to a screen may not", () => {
	expect(problem({ words: "one\r\ntwo\tthree <script>" })).toBeNull();
	for (const character of ["\u0007", "\u001b", "\u0085", "\u202e", "\u2066"])
		expect(problem({ words: `a${character}b` })).toBe("feedback.error-words-control");
});

test("what is no chip of any desk is refused", () => {
	expect(problem({ well: ["clear", "long-wait"] })).toBeNull();
	expect(problem({ well: ["clear", "<b>"] })).toBe("feedback.error-chips");
	expect(problem({ well: Array.from({ length: 21 }, () => "clear") })).toBe("feedback.error-chips");
});

test.each([
	["A017", "A", 17],
	["a 17", "A", 17],
	["А-017", "A", 17],
	["қ017", "K", 17],
	["T1204", "T", 1204],
])("%s is read as a ticket, whichever alphabet the phone was in", (typed, letter, number) => {
	expect(readTicket(typed)).toEqual({ letter, number });
});

test.each(["", "017", "A", "A0", "AB12", "A17B", "A99999", "Ж12", "A".repeat(1000)])(
	"%j is no ticket",
	(typed) => {
		expect(readTicket(typed)).toBeNull();
		const asked = { officeId: "1110-4", ticket: typed, code: "1234", rating: "5" };
		expect(ticketSchema.safeParse(asked).error?.issues[0]?.message).toBe("feedback.error-ticket");
	},
);
