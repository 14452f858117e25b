-- Nobody is called by two desks and no desk has two people: by the index, not by the code.
CREATE UNIQUE INDEX "queue_turns_entry_once" ON "queue_turns" ("entry_id") WHERE "ended_at" IS NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX "queue_turns_desk_once" ON "queue_turns" ("desk_id") WHERE "ended_at" IS NULL;
--> statement-breakpoint
ALTER TABLE "queue_turns"
	ADD CONSTRAINT "queue_turns_ended" CHECK (("ended_at" IS NULL) = ("outcome" IS NULL)),
	ADD CONSTRAINT "queue_turns_outcome" CHECK ("outcome" IN ('finished', 'not-here', 'parked', 'transferred', 'undone'));
--> statement-breakpoint
ALTER TABLE "queue_entries"
	ADD CONSTRAINT "queue_entries_state" CHECK ("state" IN ('waiting', 'parked', 'called', 'in-service', 'finished', 'not-here', 'left')),
	ADD CONSTRAINT "queue_entries_number" CHECK ("number" BETWEEN 1 AND 999),
	ADD CONSTRAINT "queue_entries_called" CHECK ("state" NOT IN ('called', 'in-service') OR ("called_at" IS NOT NULL AND "called_desk_id" IS NOT NULL)),
	ADD CONSTRAINT "queue_entries_ended" CHECK (("state" IN ('finished', 'not-here', 'left')) = ("ended_at" IS NOT NULL));
--> statement-breakpoint
-- Screens listen. The payload names the office and nothing else.
CREATE FUNCTION notify_queue_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('queue_change', coalesce(NEW.office_id, OLD.office_id));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER queue_entries_change AFTER INSERT OR UPDATE OR DELETE ON "queue_entries"
	FOR EACH ROW EXECUTE FUNCTION notify_queue_change();
--> statement-breakpoint
-- An installation that is already running gets the new numbers; an empty one gets them with its others.
INSERT INTO "regulation_values" ("key", "valid_from", "value", "unit", "source", "confirmed")
SELECT fresh.key, '2024-01-01', fresh.value, fresh.unit, 'Значение по умолчанию (әдепкі мән)', true
FROM (VALUES
	('queue.walk-in-offset-minutes', 20, 'minutes'),
	('queue.late-minutes', 15, 'minutes'),
	('queue.booked-pass-minutes', 10, 'minutes'),
	('queue.walk-in-patience-minutes', 60, 'minutes'),
	('queue.walk-in-every', 3, 'calls'),
	('queue.not-here-calls', 3, 'calls')
) AS fresh (key, value, unit)
WHERE EXISTS (SELECT 1 FROM "regulation_values" WHERE "key" = 'booking.hold-minutes')
ON CONFLICT DO NOTHING;
