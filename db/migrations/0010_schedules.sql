CREATE TABLE "absences" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "absences_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"officer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"during" daterange NOT NULL,
	"opens_minute" smallint DEFAULT 0 NOT NULL,
	"closes_minute" smallint DEFAULT 1440 NOT NULL,
	"change_id" uuid
);
--> statement-breakpoint
CREATE TABLE "schedule_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ordinal" integer GENERATED ALWAYS AS IDENTITY (sequence name "schedule_changes_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"office_id" text NOT NULL,
	"kind" text NOT NULL,
	"desk_id" text,
	"officer_id" uuid,
	"during" daterange NOT NULL,
	"step_minutes" smallint,
	"reason" jsonb,
	"form_key" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "schedule_changes_form_key_unique" UNIQUE("form_key")
);
--> statement-breakpoint
CREATE TABLE "visit_disruptions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"appointment_id" uuid NOT NULL,
	"office_id" text NOT NULL,
	"cause_kind" text NOT NULL,
	"cause_id" uuid NOT NULL,
	"flagged_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolution" text
);
--> statement-breakpoint
ALTER TABLE "schedule_exceptions" ADD COLUMN "change_id" uuid;--> statement-breakpoint
ALTER TABLE "schedule_rules" ADD COLUMN "every_weeks" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "schedule_rules" ADD COLUMN "anchor" date;--> statement-breakpoint
ALTER TABLE "schedule_rules" ADD COLUMN "nth_of_month" smallint;--> statement-breakpoint
ALTER TABLE "schedule_rules" ADD COLUMN "change_id" uuid;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_change_id_schedule_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."schedule_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_changes" ADD CONSTRAINT "schedule_changes_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_changes" ADD CONSTRAINT "schedule_changes_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_changes" ADD CONSTRAINT "schedule_changes_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_changes" ADD CONSTRAINT "schedule_changes_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_changes" ADD CONSTRAINT "schedule_changes_withdrawn_by_accounts_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_disruptions" ADD CONSTRAINT "visit_disruptions_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_disruptions" ADD CONSTRAINT "visit_disruptions_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_disruptions" ADD CONSTRAINT "visit_disruptions_cause_id_schedule_changes_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."schedule_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_officer" ON "absences" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "schedule_changes_office" ON "schedule_changes" USING btree ("office_id","ordinal");--> statement-breakpoint
CREATE INDEX "schedule_changes_officer" ON "schedule_changes" USING btree ("officer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_disruptions_once" ON "visit_disruptions" USING btree ("appointment_id","cause_id") WHERE "visit_disruptions"."resolved_at" IS NULL;--> statement-breakpoint
CREATE INDEX "visit_disruptions_open" ON "visit_disruptions" USING btree ("office_id","flagged_at") WHERE "visit_disruptions"."resolved_at" IS NULL;--> statement-breakpoint
CREATE INDEX "visit_disruptions_cause" ON "visit_disruptions" USING btree ("cause_id");--> statement-breakpoint
ALTER TABLE "schedule_exceptions" ADD CONSTRAINT "schedule_exceptions_change_id_schedule_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."schedule_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_rules" ADD CONSTRAINT "schedule_rules_change_id_schedule_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."schedule_changes"("id") ON DELETE no action ON UPDATE no action;