-- What drizzle's schema cannot say: exclusion constraints, checks, triggers. See docs/decisions.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- Nobody is served twice by the constraint, not by the code. The office stands in the key so that
-- the table can be distributed by office one day. Live states: db/schema/appointments.ts liveStates.
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_desk_once" EXCLUDE USING gist (
	"office_id" WITH =, "desk_id" WITH =, "during" WITH &&
) WHERE ("state" IN ('held', 'booked', 'arrived', 'called', 'in-service'));
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_officer_once" EXCLUDE USING gist (
	"officer_id" WITH =, "during" WITH &&
) WHERE ("officer_id" IS NOT NULL AND "state" IN ('held', 'booked', 'arrived', 'called', 'in-service'));
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_once" EXCLUDE USING gist (
	"person_key" WITH =, "during" WITH &&
) WHERE ("person_key" IS NOT NULL AND "state" IN ('held', 'booked', 'arrived', 'called', 'in-service'));
--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_person_open_place" ON "appointments" ("person_key", "open_place")
	WHERE "open_place" IS NOT NULL AND "state" IN ('held', 'booked', 'arrived', 'called', 'in-service');
--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_reference" ON "appointments" ("reference")
	WHERE "reference" IS NOT NULL AND "state" <> 'moved';
--> statement-breakpoint
CREATE INDEX "appointments_holds" ON "appointments" ("hold_expires_at") WHERE "state" = 'held';
--> statement-breakpoint
ALTER TABLE "appointments"
	ADD CONSTRAINT "appointments_state" CHECK ("state" IN ('held', 'booked', 'arrived', 'called', 'in-service', 'served', 'not-come', 'cancelled-by-resident', 'cancelled-by-office', 'moved', 'expired')),
	ADD CONSTRAINT "appointments_during" CHECK (NOT isempty("during") AND lower_inc("during") AND NOT upper_inc("during") AND NOT lower_inf("during") AND NOT upper_inf("during")),
	ADD CONSTRAINT "appointments_hold" CHECK ("state" <> 'held' OR "hold_expires_at" IS NOT NULL),
	ADD CONSTRAINT "appointments_booked" CHECK ("state" IN ('held', 'expired') OR ("reference" IS NOT NULL AND "contact" IS NOT NULL AND "person_key" IS NOT NULL AND "language" IS NOT NULL)),
	ADD CONSTRAINT "appointments_reference_form" CHECK ("reference" ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
	ADD CONSTRAINT "appointments_open_place" CHECK ("open_place" > 0);
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_once" EXCLUDE USING gist (
	"beat_id" WITH =, "kind" WITH =, "during" WITH &&
);
--> statement-breakpoint
ALTER TABLE "assignments"
	ADD CONSTRAINT "assignments_during" CHECK (NOT isempty("during")),
	ADD CONSTRAINT "assignments_acting_ends" CHECK ("kind" = 'permanent' OR NOT upper_inf("during"));
--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_named" CHECK (coalesce("name_kk", "name_ru") IS NOT NULL);
--> statement-breakpoint
ALTER TABLE "desks" ADD CONSTRAINT "desks_beat" CHECK ("beat_id" IS NULL OR "kind" = 'inspector');
--> statement-breakpoint
ALTER TABLE "services"
	ADD CONSTRAINT "services_minutes" CHECK ("minutes" BETWEEN 1 AND 480),
	ADD CONSTRAINT "services_horizon" CHECK ("horizon_days" BETWEEN 1 AND 120);
--> statement-breakpoint
ALTER TABLE "schedule_rules"
	ADD CONSTRAINT "schedule_rules_owner" CHECK (num_nonnulls("desk_id", "officer_id") = 1),
	ADD CONSTRAINT "schedule_rules_weekday" CHECK ("weekday" BETWEEN 1 AND 7),
	ADD CONSTRAINT "schedule_rules_hours" CHECK (0 <= "opens_minute" AND "opens_minute" < "closes_minute" AND "closes_minute" <= 1440),
	ADD CONSTRAINT "schedule_rules_step" CHECK ("step_minutes" BETWEEN 1 AND 480);
--> statement-breakpoint
ALTER TABLE "schedule_exceptions"
	ADD CONSTRAINT "schedule_exceptions_hours" CHECK (0 <= "opens_minute" AND "opens_minute" < "closes_minute" AND "closes_minute" <= 1440),
	ADD CONSTRAINT "schedule_exceptions_open" CHECK ("kind" = 'closed' OR ("desk_id" IS NOT NULL AND "step_minutes" BETWEEN 1 AND 480));
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Public pages and the in-memory indexes are dropped when what they show changes, whoever changed it.
-- Not for visits: NOTIFY holds a database-wide lock at commit, and pages that show free slots live five seconds anyway.
CREATE FUNCTION notify_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('public_change', TG_ARGV[0]);
	RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE entry text[];
BEGIN
	FOREACH entry SLICE 1 IN ARRAY ARRAY[
		['units', 'territory'], ['settlements', 'territory'], ['offices', 'territory'], ['beats', 'territory'],
		['streets', 'territory'], ['addresses', 'territory'], ['officers', 'territory'], ['assignments', 'territory'],
		['services', 'services'], ['desks', 'services'], ['desk_services', 'services'],
		['schedule_rules', 'schedules'], ['schedule_exceptions', 'schedules'],
		['calendar_days', 'schedules'], ['regulation_values', 'services']
	] LOOP
		EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION notify_public_change(%L)',
			entry[1] || '_public_change', entry[1], entry[2]);
	END LOOP;
END $$;
