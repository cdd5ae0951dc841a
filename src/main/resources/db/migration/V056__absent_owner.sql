-- What a person took and left lying goes back: one node looks at the task list, one at the floor (docs/rules/deadlines.md).
INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('absent-owner', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00'),
    ('absent-floor', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');

-- returned_from: who had it until it went back for want of scans; a late scan of this person takes it up again while nobody else has. Empty if it did not, or somebody took it since.
ALTER TABLE pick_task ADD COLUMN returned_from VARCHAR(64) NOT NULL DEFAULT '';
-- acted_at: when goods were last scanned for it or reported missing by who has it in hand.
ALTER TABLE replenishment ADD COLUMN returned_from VARCHAR(64) NOT NULL DEFAULT '', ADD COLUMN acted_at DATETIME(6) NULL;
