CREATE TABLE "queue_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "queue_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entry_id" uuid NOT NULL,
	"office_id" text NOT NULL,
	"day" date NOT NULL,
	"desk_kind" text NOT NULL,
	"kind" text NOT NULL,
	"desk_id" text,
	"account_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"before" jsonb,
	"undoes_id" bigint
);
--> statement-breakpoint
ALTER TABLE "queue_entries" ALTER COLUMN "token_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "queue_entries" ADD COLUMN "visitor_hash" text;--> statement-breakpoint
ALTER TABLE "queue_steps" ADD CONSTRAINT "queue_steps_entry_id_queue_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."queue_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "queue_steps_entry" ON "queue_steps" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "queue_steps_line" ON "queue_steps" USING btree ("office_id","day","desk_kind");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_entries_visitor_once" ON "queue_entries" USING btree ("office_id","day","visitor_hash") WHERE state IN ('waiting', 'parked', 'called', 'in-service');