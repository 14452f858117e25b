CREATE TABLE "offers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"hold_id" uuid NOT NULL,
	"visit_id" uuid,
	"waiting_id" uuid,
	"round" smallint NOT NULL,
	"person_key" text NOT NULL,
	"token_hash" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "offers_hold_id_unique" UNIQUE("hold_id"),
	CONSTRAINT "offers_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "pardoned_no_shows" (
	"appointment_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"pardoned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"service_id" text NOT NULL,
	"office_id" text NOT NULL,
	"beat_id" text,
	"until_day" date NOT NULL,
	"visit_id" uuid,
	"contact" "bytea" NOT NULL,
	"person_key" text NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"token_hash" text NOT NULL,
	"form_key" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "waiting_entries_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "waiting_entries_form_key_unique" UNIQUE("form_key")
);
--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_hold_id_appointments_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_visit_id_appointments_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_waiting_id_waiting_entries_id_fk" FOREIGN KEY ("waiting_id") REFERENCES "public"."waiting_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pardoned_no_shows" ADD CONSTRAINT "pardoned_no_shows_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_beat_id_beats_id_fk" FOREIGN KEY ("beat_id") REFERENCES "public"."beats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_visit_id_appointments_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "offers_visit_once" ON "offers" USING btree ("visit_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_waiting_once" ON "offers" USING btree ("waiting_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_waiting_person_once" ON "offers" USING btree ("person_key") WHERE state = 'open' AND kind = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_closure_round" ON "offers" USING btree ("visit_id","round") WHERE kind = 'closure';--> statement-breakpoint
CREATE INDEX "offers_due" ON "offers" USING btree ("expires_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "offers_of_visit" ON "offers" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "offers_of_entry" ON "offers" USING btree ("waiting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entries_person_once" ON "waiting_entries" USING btree ("person_key","service_id","office_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entries_visit_once" ON "waiting_entries" USING btree ("visit_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "waiting_entries_line" ON "waiting_entries" USING btree ("service_id","office_id","joined_at") WHERE state = 'waiting';