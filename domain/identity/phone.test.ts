import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { phoneField, readPhone } from "./phone.ts";

const read = (typed: string) => {
	const phone = readPhone(typed);
	return phone.ok ? phone.value : phone.refusal;
};

test.each([
	["8 701 234 56 78", "+77012345678"],
	["8(701)2345678", "+77012345678"],
	["+7 (701) 234-56-78", "+77012345678"],
	["77012345678", "+77012345678"],
	["7012345678", "+77012345678"],
	["  +7\u00a0701\u202f234 56 78\u200e ", "+77012345678"],
	["8 7162 25 40 00", "+77162254000"],
	["+7 912 345 67 89", "+79123456789"],
	["8 912 345 67 89", "+79123456789"],
	["+998 90 123 45 67", "+998901234567"],
	["998901234567", "+998901234567"],
	["996555123456", "+996555123456"],
	["00992931234567", "+992931234567"],
	["+49 1512 3456789", "+4915123456789"],
])("a phone typed as %j is understood", (typed, phone) => {
	expect(read(typed)).toBe(phone);
	expect(phoneField.parse(typed)).toBe(phone);
});

test.each([
	["", "identity.phone-empty"],
	["   ", "identity.phone-empty"],
	["102", "identity.phone-emergency"],
	["1 1 2", "identity.phone-emergency"],
	["8 701 234 56", "identity.phone-invalid"],
	["8 701 234 56 789", "identity.phone-invalid"],
	["1414", "identity.phone-invalid"],
	["call me", "identity.phone-invalid"],
	["see https://example.org 8 701 234 56 78", "identity.phone-invalid"],
	["+7 (000) 123-45-67", "identity.phone-invalid"],
	["8 000 123 45 67", "identity.phone-invalid"],
	["9".repeat(10_000), "identity.phone-invalid"],
])("%j is no phone, and the message says why", (typed, problem) => {
	expect(read(typed)).toBe(problem);
	expect(phoneField.safeParse(typed).error?.issues[0]?.message).toBe(problem);
});

const prefixes = [...Array(9).keys()].map((last) => `70${last}`);

property.prop([
	fc.constantFrom(
		...prefixes,
		"747",
		"760",
		"761",
		"762",
		"763",
		"764",
		"771",
		"775",
		"776",
		"777",
		"778",
	),
	fc.stringMatching(/^[0-9]{7}$/),
	fc.constantFrom("8", "+7", "7", ""),
	fc.constantFrom("", " ", "-", "\u00a0", "."),
])(
	"every mobile number of the country is accepted, however it is spaced",
	(code, rest, head, gap) => {
		const typed = `${head}${gap}${code}${gap}${rest.slice(0, 3)}${gap}${rest.slice(3)}`;
		expect(read(typed)).toBe(`+7${code}${rest}`);
	},
);

property.prop([fc.string({ maxLength: 60 })])("no text breaks it", (typed) => {
	expect(read(typed)).toMatch(/^(\+\d{7,15}|identity\.phone-[a-z]+)$/);
});
