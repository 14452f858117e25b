-- A line of a big office may see more than 999 people in a day.
ALTER TABLE "queue_entries" DROP CONSTRAINT "queue_entries_number";
--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_number" CHECK ("number" BETWEEN 1 AND 9999);
