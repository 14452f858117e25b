-- An installation that is already running gets the new number; an empty one gets it with its others.
INSERT INTO "regulation_values" ("key", "valid_from", "value", "unit", "source", "confirmed")
SELECT 'feedback.words-days', '2024-01-01', 365, 'days', 'Значение по умолчанию (әдепкі мән)', true
WHERE EXISTS (SELECT 1 FROM "regulation_values" WHERE "key" = 'booking.hold-minutes')
ON CONFLICT DO NOTHING;
