CREATE TABLE "feedback_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"invitation_id" uuid NOT NULL,
	"office_id" text NOT NULL,
	"desk_kind" text NOT NULL,
	"service_id" text,
	"day" date NOT NULL,
	"rating" smallint NOT NULL,
	"chips" text[] DEFAULT '{}' NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"words" "bytea",
	"masked_words" text,
	"moderation" text DEFAULT 'none' NOT NULL,
	"withheld_reason" text,
	"moderated_by" uuid,
	"moderated_at" timestamp with time zone,
	"asked_again_at" timestamp with time zone,
	"reply" text,
	"replied_by" uuid,
	"replied_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_answers_invitation_id_unique" UNIQUE("invitation_id"),
	CONSTRAINT "feedback_answers_rating" CHECK ("feedback_answers"."rating" BETWEEN 1 AND 5)
);
--> statement-breakpoint
CREATE TABLE "feedback_dead_ends" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"office_id" text,
	"unit_id" text,
	"service_id" text,
	"day" date NOT NULL,
	"language" text NOT NULL,
	"once_key" text NOT NULL,
	"words" "bytea",
	"masked_words" text,
	"moderation" text DEFAULT 'none' NOT NULL,
	"withheld_reason" text,
	"moderated_by" uuid,
	"moderated_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_dead_ends_once" UNIQUE("once_key")
);
--> statement-breakpoint
CREATE TABLE "feedback_invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text,
	"appointment_id" uuid,
	"entry_id" uuid,
	"office_id" text NOT NULL,
	"desk_id" text,
	"desk_kind" text NOT NULL,
	"service_id" text,
	"day" date NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "feedback_invitations_appointment_id_unique" UNIQUE("appointment_id"),
	CONSTRAINT "feedback_invitations_entry_id_unique" UNIQUE("entry_id"),
	CONSTRAINT "feedback_invitations_of_one_visit" CHECK (("feedback_invitations"."appointment_id" IS NULL) <> ("feedback_invitations"."entry_id" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "statistics_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "statistics_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"office_id" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statistics_chips" (
	"day" date NOT NULL,
	"office_id" text NOT NULL,
	"desk_kind" text NOT NULL,
	"service_id" text NOT NULL,
	"chip" text NOT NULL,
	"times" integer NOT NULL,
	CONSTRAINT "statistics_chips_office_id_day_desk_kind_service_id_chip_pk" PRIMARY KEY("office_id","day","desk_kind","service_id","chip")
);
--> statement-breakpoint
CREATE TABLE "statistics_days" (
	"day" date NOT NULL,
	"office_id" text NOT NULL,
	"desk_kind" text NOT NULL,
	"service_id" text NOT NULL,
	"booked" integer DEFAULT 0 NOT NULL,
	"served" integer DEFAULT 0 NOT NULL,
	"not_come" integer DEFAULT 0 NOT NULL,
	"cancelled_by_resident" integer DEFAULT 0 NOT NULL,
	"cancelled_by_office" integer DEFAULT 0 NOT NULL,
	"open" integer DEFAULT 0 NOT NULL,
	"moved" integer DEFAULT 0 NOT NULL,
	"by_site" integer DEFAULT 0 NOT NULL,
	"by_counter" integer DEFAULT 0 NOT NULL,
	"by_phone" integer DEFAULT 0 NOT NULL,
	"by_partner" integer DEFAULT 0 NOT NULL,
	"lead_count" integer DEFAULT 0 NOT NULL,
	"lead_days" integer DEFAULT 0 NOT NULL,
	"lead_bins" integer[] NOT NULL,
	"walk_ins" integer DEFAULT 0 NOT NULL,
	"walk_ins_served" integer DEFAULT 0 NOT NULL,
	"left_queue" integer DEFAULT 0 NOT NULL,
	"wait_count" integer DEFAULT 0 NOT NULL,
	"wait_minutes" integer DEFAULT 0 NOT NULL,
	"wait_squares" bigint DEFAULT 0 NOT NULL,
	"wait_bins" integer[] NOT NULL,
	"service_count" integer DEFAULT 0 NOT NULL,
	"service_minutes" integer DEFAULT 0 NOT NULL,
	"service_squares" bigint DEFAULT 0 NOT NULL,
	"service_bins" integer[] NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"rated_1" integer DEFAULT 0 NOT NULL,
	"rated_2" integer DEFAULT 0 NOT NULL,
	"rated_3" integer DEFAULT 0 NOT NULL,
	"rated_4" integer DEFAULT 0 NOT NULL,
	"rated_5" integer DEFAULT 0 NOT NULL,
	"with_words" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "statistics_days_office_id_day_desk_kind_service_id_pk" PRIMARY KEY("office_id","day","desk_kind","service_id")
);
--> statement-breakpoint
CREATE TABLE "statistics_hidden" (
	"base" text NOT NULL,
	"period" text NOT NULL,
	"place" text NOT NULL,
	"subject" text NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "statistics_hidden_base_period_place_subject_pk" PRIMARY KEY("base","period","place","subject")
);
--> statement-breakpoint
CREATE TABLE "statistics_reach" (
	"measured_on" date NOT NULL,
	"unit_id" text NOT NULL,
	"addresses" integer NOT NULL,
	"addresses_with_beat" integer NOT NULL,
	"addresses_within_15" integer NOT NULL,
	"addresses_within_30" integer NOT NULL,
	"residents" integer NOT NULL,
	"residents_within_15" integer NOT NULL,
	"residents_within_30" integer NOT NULL,
	CONSTRAINT "statistics_reach_measured_on_unit_id_pk" PRIMARY KEY("measured_on","unit_id")
);
--> statement-breakpoint
CREATE TABLE "statistics_signals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure" text NOT NULL,
	"office_id" text NOT NULL,
	"desk_kind" text NOT NULL,
	"rule" text NOT NULL,
	"direction" text NOT NULL,
	"since" text NOT NULL,
	"before" double precision NOT NULL,
	"after" double precision NOT NULL,
	"facts" jsonb NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"owner_id" uuid,
	"note" text,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"closing_note" text,
	"version" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "statistics_signals_once" UNIQUE("measure","office_id","desk_kind","rule","since")
);
--> statement-breakpoint
ALTER TABLE "feedback_answers" ADD CONSTRAINT "feedback_answers_invitation_id_feedback_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."feedback_invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_dead_ends" ADD CONSTRAINT "feedback_dead_ends_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_dead_ends" ADD CONSTRAINT "feedback_dead_ends_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_dead_ends" ADD CONSTRAINT "feedback_dead_ends_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_invitations" ADD CONSTRAINT "feedback_invitations_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_invitations" ADD CONSTRAINT "feedback_invitations_entry_id_queue_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."queue_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_invitations" ADD CONSTRAINT "feedback_invitations_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_invitations" ADD CONSTRAINT "feedback_invitations_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_invitations" ADD CONSTRAINT "feedback_invitations_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_reach" ADD CONSTRAINT "statistics_reach_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_signals" ADD CONSTRAINT "statistics_signals_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_answers_office_day" ON "feedback_answers" USING btree ("office_id","day");--> statement-breakpoint
CREATE INDEX "feedback_answers_moderation" ON "feedback_answers" USING btree ("moderation","office_id");--> statement-breakpoint
CREATE INDEX "feedback_dead_ends_day" ON "feedback_dead_ends" USING btree ("day");--> statement-breakpoint
CREATE INDEX "feedback_invitations_office_day" ON "feedback_invitations" USING btree ("office_id","day");--> statement-breakpoint
CREATE INDEX "statistics_days_day" ON "statistics_days" USING btree ("day");