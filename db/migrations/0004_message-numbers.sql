ALTER TABLE "messages"
	ADD CONSTRAINT "messages_state" CHECK ("state" IN ('queued', 'sending', 'sent', 'delivered', 'undelivered', 'dead', 'withdrawn')),
	ADD CONSTRAINT "messages_claimed" CHECK (("state" = 'sending') = ("claim" IS NOT NULL AND "claimed_until" IS NOT NULL)),
	ADD CONSTRAINT "messages_contents" CHECK ("contents" IS NOT NULL OR "state" NOT IN ('queued', 'sending'));
--> statement-breakpoint
-- An installation that is already running gets the new numbers; an empty one gets them with its others.
INSERT INTO "regulation_values" ("key", "valid_from", "value", "unit", "source", "confirmed")
SELECT fresh.key, '2024-01-01', fresh.value, fresh.unit, 'Значение по умолчанию (әдепкі мән)', true
FROM (VALUES
	('messages.reminder-early-hours', 48, 'hours'),
	('messages.reminder-late-hours', 3, 'hours'),
	('messages.quiet-from-hour', 21, 'hour'),
	('messages.quiet-until-hour', 9, 'hour'),
	('messages.contents-days', 7, 'days')
) AS fresh (key, value, unit)
WHERE EXISTS (SELECT 1 FROM "regulation_values" WHERE "key" = 'booking.hold-minutes')
ON CONFLICT DO NOTHING;
