-- How often the channel refused this notice for certain. What is told after a refusal may say something else, so it goes under a key of its own: a receiver that keeps
-- the keys of what it refused would take it for a repeat.
ALTER TABLE channel_notice ADD COLUMN refusals INT NOT NULL DEFAULT 0;

-- What could not be processed is tried again now and then, because the fault may be ours and mended: it has a due time, too.
ALTER TABLE tracking_push DROP CONSTRAINT ck_tracking_push_due;
UPDATE tracking_push SET due_at = received_at WHERE state = 'FAILED';
ALTER TABLE tracking_push ADD CONSTRAINT ck_tracking_push_due CHECK ((due_at IS NULL) = (state IN ('DONE', 'IGNORED')));
