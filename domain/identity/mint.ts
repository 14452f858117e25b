import type { Officer, Partner, Visitor } from "./actors.ts";

type Plain<Actor> = { [Key in keyof Actor as Key extends symbol ? never : Key]: Actor[Key] };

/** Only lib/session.ts, lib/partner-session.ts and tests/factories may import this file: dependency-cruiser refuses every other arrow. */
export const mintVisitor = (visitor: Plain<Visitor>): Visitor => visitor as Visitor;

export const mintPartner = (partner: Plain<Partner>): Partner => partner as Partner;

export const mintOfficer = (officer: Plain<Officer>): Officer => officer as Officer;
