import { createHash, randomUUID } from "node:crypto";
import type { Officer, Role, Visitor } from "#domain/identity/actors.ts";
import { mintOfficer, mintVisitor } from "#domain/identity/mint.ts";

type Facts<Actor> = { [Key in keyof Actor as Key extends symbol ? never : Key]?: Actor[Key] };

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Somebody on a resident's page; each call is another person unless `visitorHash` is given. */
export const visitor = (facts: Facts<Visitor> = {}): Visitor =>
	mintVisitor({
		visitorHash: hashOf(randomUUID()),
		networkKey: "a village",
		language: "kk",
		correlationId: "test",
		...facts,
	});

const ofRole =
	(role: Role, place: Facts<Officer>) =>
	(facts: Facts<Officer> = {}): Officer =>
		mintOfficer({
			accountId: randomUUID(),
			role,
			displayName: role,
			officeId: null,
			unitId: null,
			officerId: null,
			correlationId: "test",
			...place,
			...facts,
		});

const office = { officeId: "1110-4" };

/** A signed-in member of the staff, by role; those of an office work at № 4 in Kokshetau unless told otherwise. */
export const officer = {
	inspector: ofRole("inspector", office),
	frontDesk: ofRole("front-desk", office),
	probationOfficer: ofRole("probation-officer", office),
	migrationOfficer: ofRole("migration-officer", office),
	officeHead: ofRole("office-head", office),
	leadership: ofRole("leadership", {}),
	administrator: ofRole("administrator", {}),
};
