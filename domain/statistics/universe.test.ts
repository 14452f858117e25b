import { expect, test } from "vitest";
import { deskKinds } from "#db/schema/appointments.ts";
import { roles } from "#db/schema/identity.ts";
import { kindsOf, universeOf, universeOfKind, universes } from "./universe.ts";

test("every kind of desk belongs to exactly one world", () => {
	for (const kind of deskKinds)
		expect(
			universes.filter((universe) =>
				(kindsOf[universe] as readonly (typeof deskKinds)[number][]).includes(kind),
			),
		).toEqual([universeOfKind(kind)]);
});

test("probation's figures are seen by probation officers alone, and by whoever has no right none are", () => {
	expect(Object.fromEntries(roles.map((role) => [role, universeOf({ role })]))).toEqual({
		inspector: null,
		"front-desk": null,
		"probation-officer": "probation",
		"migration-officer": null,
		"office-head": "police",
		leadership: "police",
		administrator: null,
	});
});
