-- asked_at: when the feed was last asked about the parcel. ask_at: when it is asked next, NULL for not unless something new is heard of it; of parcels under way
-- an hour before a person would have to look after them, with the times the house has unless it set others.
ALTER TABLE parcel_tracking
    ADD COLUMN asked_at DATETIME(6) NULL,
    ADD COLUMN ask_at   DATETIME(6) NULL,
    ADD INDEX ix_parcel_tracking_ask (feed, ask_at);

UPDATE parcel_tracking SET ask_at = COALESCE(last_scan_at + INTERVAL 71 HOUR, handed_over_at + INTERVAL 23 HOUR)
 WHERE state IN ('NONE', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'PROBLEM');

INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('tracking-ask', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
