CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"partner_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"office_ids" text[],
	"per_minute" smallint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_on" date,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "partner_answers" (
	"partner_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"request_hash" text NOT NULL,
	"claim" uuid NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"answer" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "partner_answers_partner_id_key_hash_pk" PRIMARY KEY("partner_id","key_hash")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_partner" ON "api_keys" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "partner_answers_expires" ON "partner_answers" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "visit_access_reference" ON "visit_access" USING btree ("reference");--> statement-breakpoint
ALTER TABLE "api_keys"
	ADD CONSTRAINT "api_keys_scopes" CHECK (cardinality("scopes") > 0),
	ADD CONSTRAINT "api_keys_offices" CHECK (cardinality("office_ids") > 0),
	ADD CONSTRAINT "api_keys_per_minute" CHECK ("per_minute" BETWEEN 1 AND 6000);
