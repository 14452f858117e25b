CREATE TABLE "appointments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text,
	"office_id" text NOT NULL,
	"desk_id" text NOT NULL,
	"service_id" text NOT NULL,
	"beat_id" text,
	"officer_id" uuid,
	"during" "tsrange" NOT NULL,
	"state" text NOT NULL,
	"visitor_hash" text,
	"hold_key" text,
	"hold_expires_at" timestamp with time zone,
	"hold_extended" boolean DEFAULT false NOT NULL,
	"moves_id" uuid,
	"contact" "bytea",
	"person_key" text,
	"phone_tail_key" text,
	"open_place" smallint,
	"language" text,
	"adjustments" text[] DEFAULT '{}' NOT NULL,
	"for_someone_else" boolean DEFAULT false NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"closed_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"booked_at" timestamp with time zone,
	"arrived_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "appointments_hold_key_unique" UNIQUE("hold_key")
);
--> statement-breakpoint
CREATE TABLE "desk_services" (
	"desk_id" text NOT NULL,
	"service_id" text NOT NULL,
	"minutes" smallint,
	CONSTRAINT "desk_services_desk_id_service_id_pk" PRIMARY KEY("desk_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "desks" (
	"id" text PRIMARY KEY NOT NULL,
	"office_id" text NOT NULL,
	"number" smallint NOT NULL,
	"kind" text NOT NULL,
	"beat_id" text,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "desks_office_number" UNIQUE("office_id","number")
);
--> statement-breakpoint
CREATE TABLE "schedule_exceptions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "schedule_exceptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"office_id" text NOT NULL,
	"desk_id" text,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"opens_minute" smallint DEFAULT 0 NOT NULL,
	"closes_minute" smallint DEFAULT 1440 NOT NULL,
	"step_minutes" smallint,
	"reason" jsonb
);
--> statement-breakpoint
CREATE TABLE "schedule_rules" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "schedule_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"desk_id" text,
	"officer_id" uuid,
	"weekday" smallint NOT NULL,
	"opens_minute" smallint NOT NULL,
	"closes_minute" smallint NOT NULL,
	"step_minutes" smallint NOT NULL,
	"during" daterange NOT NULL
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" text PRIMARY KEY NOT NULL,
	"desk_kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"eligibility" jsonb NOT NULL,
	"bring" jsonb NOT NULL,
	"without_visit" jsonb,
	"online_url" text,
	"fee_mci" numeric,
	"fee_note" jsonb,
	"legal_source" jsonb NOT NULL,
	"minutes" smallint NOT NULL,
	"horizon_days" smallint NOT NULL,
	"notice_minutes" smallint NOT NULL,
	"cutoff_minutes" smallint NOT NULL,
	"bookable" boolean NOT NULL,
	"sensitive" boolean NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_access" (
	"visitor_hash" text NOT NULL,
	"reference" text NOT NULL,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "visit_access_visitor_hash_reference_pk" PRIMARY KEY("visitor_hash","reference")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"purpose" text,
	"correlation_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"login" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"display_name" text NOT NULL,
	"office_id" text,
	"unit_id" text,
	"officer_id" uuid,
	"is_demo" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"source" text NOT NULL,
	"estimated" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regulation_values" (
	"key" text NOT NULL,
	"valid_from" date NOT NULL,
	"value" numeric NOT NULL,
	"unit" text NOT NULL,
	"source" text NOT NULL,
	"confirmed" boolean NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "regulation_values_key_valid_from_pk" PRIMARY KEY("key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "addresses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"street_id" integer NOT NULL,
	"house" text NOT NULL,
	"house_key" text NOT NULL,
	"lon" double precision,
	"lat" double precision,
	"beat_id" text NOT NULL,
	"registry_code" text,
	"synthetic" boolean NOT NULL,
	CONSTRAINT "addresses_registry_code_unique" UNIQUE("registry_code"),
	CONSTRAINT "addresses_street_house" UNIQUE("street_id","house_key")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assignments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"beat_id" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"during" daterange NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "beats" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"office_id" text NOT NULL,
	"number" smallint NOT NULL,
	"boundary" jsonb NOT NULL,
	"population" integer,
	"synthetic" boolean NOT NULL,
	CONSTRAINT "beats_unit_number" UNIQUE("unit_id","number")
);
--> statement-breakpoint
CREATE TABLE "border_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"beat_id" text NOT NULL,
	"message" text NOT NULL,
	"language" text NOT NULL,
	"form_key" text NOT NULL,
	"state" text DEFAULT 'new' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "border_reports_form_key_unique" UNIQUE("form_key")
);
--> statement-breakpoint
CREATE TABLE "officers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"badge" text NOT NULL,
	"name" jsonb NOT NULL,
	"rank" text NOT NULL,
	"phone" text NOT NULL,
	"languages" text[] NOT NULL,
	"photo" text,
	"office_id" text,
	"active" boolean DEFAULT true NOT NULL,
	"synthetic" boolean NOT NULL,
	CONSTRAINT "officers_badge_unique" UNIQUE("badge")
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"settlement_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"address" jsonb NOT NULL,
	"landmark" jsonb,
	"directions" jsonb,
	"lon" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"phone" text NOT NULL,
	"access" jsonb NOT NULL,
	"is_duty" boolean DEFAULT false NOT NULL,
	"zone" text DEFAULT 'Asia/Almaty' NOT NULL,
	"synthetic" boolean NOT NULL,
	CONSTRAINT "offices_unit_number" UNIQUE("unit_id","number")
);
--> statement-breakpoint
CREATE TABLE "settlements" (
	"id" bigint PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"name_kk" text,
	"name_ru" text,
	"name_en" text,
	"population" integer,
	"lon" double precision NOT NULL,
	"lat" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "streets" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "streets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"settlement_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"name_kk" text NOT NULL,
	"name_ru" text NOT NULL,
	"former_names" text[] DEFAULT '{}' NOT NULL,
	"source" text NOT NULL,
	"synthetic" boolean NOT NULL,
	CONSTRAINT "streets_settlement_name" UNIQUE("settlement_id","name_ru")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"centre_settlement_id" bigint,
	"boundary" jsonb NOT NULL,
	"area_km2" double precision NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_beat_id_beats_id_fk" FOREIGN KEY ("beat_id") REFERENCES "public"."beats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_moves_id_appointments_id_fk" FOREIGN KEY ("moves_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_services" ADD CONSTRAINT "desk_services_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_services" ADD CONSTRAINT "desk_services_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desks" ADD CONSTRAINT "desks_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desks" ADD CONSTRAINT "desks_beat_id_beats_id_fk" FOREIGN KEY ("beat_id") REFERENCES "public"."beats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_exceptions" ADD CONSTRAINT "schedule_exceptions_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_exceptions" ADD CONSTRAINT "schedule_exceptions_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_rules" ADD CONSTRAINT "schedule_rules_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_rules" ADD CONSTRAINT "schedule_rules_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_street_id_streets_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."streets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_beat_id_beats_id_fk" FOREIGN KEY ("beat_id") REFERENCES "public"."beats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_beat_id_beats_id_fk" FOREIGN KEY ("beat_id") REFERENCES "public"."beats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beats" ADD CONSTRAINT "beats_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beats" ADD CONSTRAINT "beats_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "border_reports" ADD CONSTRAINT "border_reports_beat_id_beats_id_fk" FOREIGN KEY ("beat_id") REFERENCES "public"."beats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officers" ADD CONSTRAINT "officers_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_settlement_id_settlements_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "public"."settlements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "streets" ADD CONSTRAINT "streets_settlement_id_settlements_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "public"."settlements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointments_visitor" ON "appointments" USING btree ("visitor_hash");--> statement-breakpoint
CREATE INDEX "appointments_person" ON "appointments" USING btree ("person_key");--> statement-breakpoint
CREATE INDEX "appointments_beat" ON "appointments" USING btree ("beat_id");--> statement-breakpoint
CREATE INDEX "desks_beat" ON "desks" USING btree ("beat_id");--> statement-breakpoint
CREATE INDEX "schedule_exceptions_office_day" ON "schedule_exceptions" USING btree ("office_id","day");--> statement-breakpoint
CREATE INDEX "schedule_rules_desk" ON "schedule_rules" USING btree ("desk_id");--> statement-breakpoint
CREATE INDEX "schedule_rules_officer" ON "schedule_rules" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "staff_sessions_account" ON "staff_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "calendar_days_kind" ON "calendar_days" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "addresses_beat" ON "addresses" USING btree ("beat_id");--> statement-breakpoint
CREATE INDEX "assignments_officer" ON "assignments" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "beats_office" ON "beats" USING btree ("office_id");--> statement-breakpoint
CREATE INDEX "border_reports_beat" ON "border_reports" USING btree ("beat_id");--> statement-breakpoint
CREATE INDEX "settlements_unit" ON "settlements" USING btree ("unit_id");