-- asked_at: when the feed was last asked about the parcel. ask_at: when it is asked next, NULL for not unless something new is heard of it. Questions cost money,
-- so none is due of parcels handed over before.
ALTER TABLE parcel_tracking
    ADD COLUMN asked_at DATETIME(6) NULL,
    ADD COLUMN ask_at   DATETIME(6) NULL,
    ADD INDEX ix_parcel_tracking_ask (feed, ask_at);

INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('tracking-ask', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
