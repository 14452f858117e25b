-- A visit that the office or the visitor ends while its person waits takes them out of the line, whoever ended it; taken
-- back, they wait again. A row that the queue is changing at this moment is left to the queue, which moves the visit itself.
CREATE FUNCTION queue_follows_visit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	moved record;
BEGIN
	IF NEW.state IN ('served', 'not-come', 'cancelled-by-resident', 'cancelled-by-office', 'moved') THEN
		UPDATE queue_entries SET
			state = CASE WHEN NEW.state = 'served' THEN 'finished' ELSE 'left' END,
			ended_at = coalesce(NEW.closed_at, now())
		WHERE id IN (
			SELECT id FROM queue_entries
			WHERE appointment_id = NEW.id AND state IN ('waiting', 'parked') FOR UPDATE SKIP LOCKED)
		RETURNING * INTO moved;
	ELSIF NEW.state = 'arrived' AND OLD.state IN ('served', 'cancelled-by-resident', 'cancelled-by-office') THEN
		UPDATE queue_entries SET state = 'waiting', ended_at = NULL
		WHERE id IN (
			SELECT id FROM queue_entries
			WHERE appointment_id = NEW.id AND state IN ('finished', 'left') FOR UPDATE SKIP LOCKED)
		RETURNING * INTO moved;
	END IF;
	IF FOUND THEN
		INSERT INTO queue_steps (entry_id, office_id, day, desk_kind, kind, at)
		VALUES (moved.id, moved.office_id, moved.day, moved.desk_kind,
			CASE moved.state WHEN 'waiting' THEN 'resumed' ELSE moved.state END, coalesce(moved.ended_at, now()));
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER appointments_queue AFTER UPDATE OF state ON "appointments"
	FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION queue_follows_visit();
