-- What a person took and left lying goes back: one node looks at the task list, one at the floor (docs/rules/deadlines.md).
INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('absent-owner', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00'),
    ('absent-floor', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
