-- What the roll-up of an office and a day is worked out from: found by day first, so that a month reads one piece.
CREATE INDEX "appointments_day_office" ON "appointments" ((lower("during")::date), "office_id")
	WHERE "state" NOT IN ('held', 'expired');
--> statement-breakpoint
-- The outbox of the roll-up. Whoever changes a visit, a ticket, a turn or an answer names its office and day in the same
-- transaction, as it was and as it is: appended without a key, so that two bookings of one day never wait for each other.
-- Any change of a counted row is named, whatever its columns: a counter added later cannot be forgotten here.
-- A hold is not counted, and the contended path writes nothing.
CREATE FUNCTION note_visit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		INSERT INTO statistics_changes (office_id, day)
		SELECT DISTINCT office_id, lower(during)::date FROM old_rows WHERE state NOT IN ('held', 'expired');
	END IF;
	IF TG_OP = 'INSERT' THEN
		INSERT INTO statistics_changes (office_id, day)
		SELECT DISTINCT office_id, lower(during)::date FROM new_rows WHERE state NOT IN ('held', 'expired');
	ELSIF TG_OP = 'UPDATE' THEN
		INSERT INTO statistics_changes (office_id, day)
		SELECT office_id, lower(during)::date FROM new_rows WHERE state NOT IN ('held', 'expired')
		EXCEPT
		SELECT office_id, lower(during)::date FROM old_rows WHERE state NOT IN ('held', 'expired');
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION note_day_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		INSERT INTO statistics_changes (office_id, day) SELECT DISTINCT office_id, day FROM old_rows;
	END IF;
	IF TG_OP = 'INSERT' THEN
		INSERT INTO statistics_changes (office_id, day) SELECT DISTINCT office_id, day FROM new_rows;
	ELSIF TG_OP = 'UPDATE' THEN
		INSERT INTO statistics_changes (office_id, day)
		SELECT office_id, day FROM new_rows EXCEPT SELECT office_id, day FROM old_rows;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- A turn counts on the day of its ticket.
CREATE FUNCTION note_turn_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		INSERT INTO statistics_changes (office_id, day)
		SELECT DISTINCT entry.office_id, entry.day FROM old_rows JOIN queue_entries entry ON entry.id = old_rows.entry_id;
	END IF;
	IF TG_OP = 'INSERT' THEN
		INSERT INTO statistics_changes (office_id, day)
		SELECT DISTINCT entry.office_id, entry.day FROM new_rows JOIN queue_entries entry ON entry.id = new_rows.entry_id;
	ELSIF TG_OP = 'UPDATE' THEN
		INSERT INTO statistics_changes (office_id, day)
		SELECT entry.office_id, entry.day FROM new_rows JOIN queue_entries entry ON entry.id = new_rows.entry_id
		EXCEPT
		SELECT entry.office_id, entry.day FROM old_rows JOIN queue_entries entry ON entry.id = old_rows.entry_id;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- PostgreSQL wants a trigger for each event when it is to see the rows as they were and as they are.
DO $$
DECLARE entry text[];
BEGIN
	FOREACH entry SLICE 1 IN ARRAY ARRAY[
		['appointments', 'note_visit_change'], ['queue_entries', 'note_day_change'], ['queue_turns', 'note_turn_change'],
		['feedback_invitations', 'note_day_change'], ['feedback_answers', 'note_day_change']
	] LOOP
		EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()',
			entry[1] || '_counted_insert', entry[1], entry[2]);
		EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()',
			entry[1] || '_counted_update', entry[1], entry[2]);
		EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()',
			entry[1] || '_counted_delete', entry[1], entry[2]);
	END LOOP;
END $$;
--> statement-breakpoint
-- An installation that is already running has its past rolled up within minutes.
INSERT INTO "statistics_changes" ("office_id", "day")
SELECT "office_id", lower("during")::date FROM "appointments" WHERE "state" NOT IN ('held', 'expired')
UNION
SELECT "office_id", "day" FROM "queue_entries"
UNION
SELECT "office_id", "day" FROM "feedback_invitations";
--> statement-breakpoint
-- And it gets the new numbers; an empty one gets them with its others.
INSERT INTO "regulation_values" ("key", "valid_from", "value", "unit", "source", "confirmed")
SELECT fresh.key, '2024-01-01', fresh.value, fresh.unit, fresh.source, fresh.confirmed
FROM (VALUES
	('walking.speed-kmh', 4.8, 'km/h', 'Transport for London, Assessing transport connectivity in London (2015), PTAL: 80 m/min', true),
	('walking.detour', 1.3, 'factor', 'Оценка: путь пешком длиннее прямой (жаяу жол түзу сызықтан ұзын деген бағалау)', false)
) AS fresh (key, value, unit, source, confirmed)
WHERE EXISTS (SELECT 1 FROM "regulation_values" WHERE "key" = 'booking.hold-minutes')
ON CONFLICT DO NOTHING;
