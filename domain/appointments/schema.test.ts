import { expect, test } from "vitest";
import { publicServiceName } from "./public-service-name.ts";
import { detailsSchema, formKeyField, slotField, slotValue } from "./schema.ts";

test("a slot's radio button comes back as the slot; like desks stay unnamed", () => {
	const slot = {
		officeId: "1110-4",
		deskId: "1110-4-d1",
		beatId: null,
		day: "2026-11-24",
		startMinute: 540,
	};
	expect(slotField.parse(slotValue(slot))).toEqual({
		officeId: "1110-4",
		deskId: null,
		day: "2026-11-24",
		startMinute: 540,
	});
	expect(slotField.parse(slotValue({ ...slot, beatId: "1110-17" })).deskId).toBe("1110-4-d1");
});

test("a slot that cannot be one is refused, not thrown at", () => {
	for (const value of [
		"",
		"a b c",
		"1110-4 - 2026-02-30 540",
		"1110-4 - 2026-11-24 1440",
		"1110-4 - 2026-11-24 -1",
		"1110-4 - 2026-13-01 540",
		"x".repeat(10_000),
		"1110-4 - 2026-11-24 540\u0000",
	])
		expect(slotField.safeParse(value).success, value.slice(0, 40)).toBe(false);
	expect(formKeyField.safeParse("short").success).toBe(false);
});

test("who comes: Kazakh letters, phones as typed, one wish or several, anything else named as wrong", () => {
	const typed = { name: " Әсел  Нұрланқызы ", phone: "8 701 000-00-00", language: "kk" };
	expect(detailsSchema.parse({ ...typed, adjustments: "interpreter" })).toEqual({
		name: "Әсел Нұрланқызы",
		phone: "+77010000000",
		email: null,
		remind: "sms",
		language: "kk",
		adjustments: ["interpreter"],
		forSomeoneElse: false,
	});
	expect(
		detailsSchema.parse({
			...typed,
			adjustments: ["wheelchair", "wheelchair", "companion"],
			forSomeoneElse: "on",
		}),
	).toMatchObject({ adjustments: ["wheelchair", "companion"], forSomeoneElse: true });
	expect(detailsSchema.safeParse({ ...typed, adjustments: "helicopter" }).success).toBe(false);
	expect(detailsSchema.safeParse({ ...typed, phone: "112" }).success).toBe(false);
	for (const email of ["a", "a@", "a@b", "a@b.kz\r\nBcc: c@d.kz", `${"a".repeat(250)}@b.kz`])
		expect(detailsSchema.safeParse({ ...typed, email }).success, email).toBe(false);
	const byMail = detailsSchema.safeParse({ ...typed, remind: "email" });
	expect(byMail.error?.issues).toMatchObject([
		{ path: ["email"], message: "appointments.errors.email-needed" },
	]);
	expect(detailsSchema.parse({ ...typed, remind: "email", email: " a@b.kz " }).email).toBe(
		"a@b.kz",
	);
});

test("a sensitive service is named by its window, another by its name", () => {
	const name = { kk: "a", ru: "b", en: "c" };
	expect(publicServiceName({ name, sensitive: false }, 3)).toEqual(name);
	expect(publicServiceName({ name, sensitive: true }, 3)).toEqual({
		kk: "№\u00A03 терезе",
		ru: "Окно №\u00A03",
		en: "Window 3",
	});
});
