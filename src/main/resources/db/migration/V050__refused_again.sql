-- What a channel refused is told again: it has a due time, too.
UPDATE stock_listing SET due_at = again_at WHERE state = 'REFUSED' AND due_at IS NULL;

-- A person has a task about what the shop's channel refuses again and again; how many of those a person left as they are.
ALTER TABLE stock_push_shop ADD COLUMN refused_asked BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE stock_push_shop ADD COLUMN refused_left INT NOT NULL DEFAULT 0;

-- A person left the difference as it is. Other numbers than these are another difference.
ALTER TABLE stock_drift ADD COLUMN left_alone BOOLEAN NOT NULL DEFAULT FALSE;
