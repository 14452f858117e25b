ALTER TABLE "offers"
	ADD CONSTRAINT "offers_kind" CHECK ("kind" IN ('closure', 'waiting')),
	ADD CONSTRAINT "offers_state" CHECK ("state" IN ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
	ADD CONSTRAINT "offers_answered" CHECK (("state" = 'open') = ("answered_at" IS NULL)),
	ADD CONSTRAINT "offers_cause" CHECK (("kind" = 'waiting') = ("waiting_id" IS NOT NULL) AND ("kind" = 'waiting' OR "visit_id" IS NOT NULL)),
	ADD CONSTRAINT "offers_round" CHECK ("round" > 0);
--> statement-breakpoint
ALTER TABLE "waiting_entries"
	ADD CONSTRAINT "waiting_entries_state" CHECK ("state" IN ('waiting', 'booked', 'left', 'ended')),
	ADD CONSTRAINT "waiting_entries_ended" CHECK (("state" = 'waiting') = ("ended_at" IS NULL));
--> statement-breakpoint
-- Times that rest before they open again: found by the waiting list without reading every hold.
CREATE INDEX "appointments_resting" ON "appointments" ("office_id", "service_id") WHERE "state" = 'held' AND "hold_key" LIKE 'rest %';
--> statement-breakpoint
-- An installation that is already running gets the new numbers; an empty one gets them with its others.
INSERT INTO "regulation_values" ("key", "valid_from", "value", "unit", "source", "confirmed")
SELECT fresh.key, '2024-01-01', fresh.value, fresh.unit, 'Значение по умолчанию (әдепкі мән)', true
FROM (VALUES
	('booking.reopen-min-minutes', 2, 'minutes'),
	('booking.reopen-max-minutes', 10, 'minutes'),
	('booking.max-changes', 3, 'changes'),
	('booking.no-show-limit', 3, 'visits'),
	('booking.no-show-days', 90, 'days'),
	('offers.hold-hours', 24, 'hours'),
	('offers.wait-minutes', 10, 'minutes'),
	('waiting-list.hold-minutes', 60, 'minutes'),
	('waiting-list.unanswered-limit', 3, 'offers')
) AS fresh (key, value, unit)
WHERE EXISTS (SELECT 1 FROM "regulation_values" WHERE "key" = 'booking.hold-minutes')
ON CONFLICT DO NOTHING;
