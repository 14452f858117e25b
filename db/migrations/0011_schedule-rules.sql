ALTER TABLE "schedule_changes"
	ADD CONSTRAINT "schedule_changes_kind" CHECK ("kind" IN ('hours', 'capacity', 'absence', 'closure', 'opening')),
	-- Hours and steps belong to a desk or an officer, an absence to an officer, an opening to a desk, a closure to a desk or to all.
	ADD CONSTRAINT "schedule_changes_owner" CHECK (CASE "kind"
		WHEN 'absence' THEN "officer_id" IS NOT NULL AND "desk_id" IS NULL
		WHEN 'closure' THEN "officer_id" IS NULL
		WHEN 'opening' THEN "desk_id" IS NOT NULL AND "officer_id" IS NULL
		ELSE num_nonnulls("desk_id", "officer_id") = 1 END),
	ADD CONSTRAINT "schedule_changes_during" CHECK (NOT isempty("during") AND NOT lower_inf("during")),
	ADD CONSTRAINT "schedule_changes_step" CHECK ("step_minutes" IS NULL OR ("kind" = 'capacity' AND "step_minutes" BETWEEN 1 AND 480)),
	ADD CONSTRAINT "schedule_changes_withdrawn" CHECK (("withdrawn_at" IS NULL) = ("withdrawn_by" IS NULL));
--> statement-breakpoint
ALTER TABLE "schedule_rules"
	ADD CONSTRAINT "schedule_rules_every" CHECK ("every_weeks" = 1 OR ("every_weeks" BETWEEN 2 AND 12 AND "anchor" IS NOT NULL)),
	ADD CONSTRAINT "schedule_rules_nth" CHECK ("nth_of_month" IS NULL OR ("nth_of_month" IN (-1, 1, 2, 3, 4, 5) AND "every_weeks" = 1));
--> statement-breakpoint
ALTER TABLE "absences"
	ADD CONSTRAINT "absences_kind" CHECK ("kind" IN ('leave', 'training', 'sick', 'other')),
	ADD CONSTRAINT "absences_during" CHECK (NOT isempty("during") AND NOT lower_inf("during")),
	ADD CONSTRAINT "absences_hours" CHECK (0 <= "opens_minute" AND "opens_minute" < "closes_minute" AND "closes_minute" <= 1440);
--> statement-breakpoint
ALTER TABLE "visit_disruptions"
	ADD CONSTRAINT "visit_disruptions_resolved" CHECK (("resolved_at" IS NULL) = ("resolution" IS NULL)),
	ADD CONSTRAINT "visit_disruptions_resolution" CHECK ("resolution" IN ('kept', 'moved', 'cancelled', 'withdrawn'));
--> statement-breakpoint
CREATE TRIGGER schedule_changes_public_change AFTER INSERT OR UPDATE OR DELETE ON "schedule_changes"
	FOR EACH STATEMENT EXECUTE FUNCTION notify_public_change('schedules');
--> statement-breakpoint
CREATE TRIGGER absences_public_change AFTER INSERT OR UPDATE OR DELETE ON "absences"
	FOR EACH STATEMENT EXECUTE FUNCTION notify_public_change('schedules');
