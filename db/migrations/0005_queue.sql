CREATE TABLE "queue_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_id" text NOT NULL,
	"day" date NOT NULL,
	"desk_kind" text NOT NULL,
	"desk_id" text,
	"appointment_id" uuid,
	"letter" text NOT NULL,
	"number" smallint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"booked_for" timestamp with time zone,
	"called_at" timestamp with time zone,
	"called_desk_id" text,
	"calls" smallint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"language" text NOT NULL,
	"adjustments" text[] DEFAULT '{}' NOT NULL,
	"token_hash" text NOT NULL,
	"printed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "queue_entries_appointment_id_unique" UNIQUE("appointment_id"),
	CONSTRAINT "queue_entries_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "queue_entries_ticket" UNIQUE("office_id","day","letter","number")
);
--> statement-breakpoint
CREATE TABLE "queue_lines" (
	"office_id" text NOT NULL,
	"day" date NOT NULL,
	"desk_kind" text NOT NULL,
	"letter" text NOT NULL,
	"last_number" smallint NOT NULL,
	"booked_in_a_row" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "queue_lines_office_id_day_desk_kind_pk" PRIMARY KEY("office_id","day","desk_kind")
);
--> statement-breakpoint
CREATE TABLE "queue_turns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entry_id" uuid NOT NULL,
	"office_id" text NOT NULL,
	"desk_kind" text NOT NULL,
	"desk_id" text NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_called_desk_id_desks_id_fk" FOREIGN KEY ("called_desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_lines" ADD CONSTRAINT "queue_lines_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_turns" ADD CONSTRAINT "queue_turns_entry_id_queue_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."queue_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_turns" ADD CONSTRAINT "queue_turns_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "queue_entries_line" ON "queue_entries" USING btree ("office_id","day","desk_kind","state");--> statement-breakpoint
CREATE INDEX "queue_turns_entry" ON "queue_turns" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "queue_turns_measured" ON "queue_turns" USING btree ("office_id","desk_kind","ended_at");