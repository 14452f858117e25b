ALTER TABLE "queue_turns" DROP CONSTRAINT "queue_turns_outcome";
--> statement-breakpoint
ALTER TABLE "queue_turns"
	ADD CONSTRAINT "queue_turns_outcome" CHECK ("outcome" IN ('finished', 'not-here', 'parked', 'transferred', 'undone', 'day-ended'));
--> statement-breakpoint
ALTER TABLE "queue_steps"
	ADD CONSTRAINT "queue_steps_kind" CHECK ("kind" IN ('joined', 'called', 'called-by-choice', 'recalled', 'started', 'finished', 'not-here', 'parked', 'resumed', 'transferred', 'left', 'undone', 'day-ended')),
	ADD CONSTRAINT "queue_steps_undone" CHECK (("kind" = 'undone') = ("undoes_id" IS NOT NULL));
--> statement-breakpoint
-- A step is taken back once.
CREATE UNIQUE INDEX "queue_steps_undone_once" ON "queue_steps" ("undoes_id");
