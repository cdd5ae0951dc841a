-- Units per warehouse and SKU, by what they are (docs/rules/stock.md). on_hand: good units in the house. Of these, locked are promised to orders,
-- frozen may not leave, reserved are kept for a shop; available = on_hand - locked - frozen, free = available - reserved.
-- Beside them: quarantine and defective are in the house but not good; in_transit are on their way here from another warehouse.
ALTER TABLE stock
    ADD COLUMN frozen     INT NOT NULL DEFAULT 0,
    ADD COLUMN reserved   INT NOT NULL DEFAULT 0,
    ADD COLUMN quarantine INT NOT NULL DEFAULT 0,
    ADD COLUMN defective  INT NOT NULL DEFAULT 0,
    ADD COLUMN in_transit INT NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_stock_buckets CHECK (frozen >= 0 AND reserved >= 0 AND quarantine >= 0 AND defective >= 0 AND in_transit >= 0),
    ADD CONSTRAINT ck_stock_free CHECK (locked + frozen + reserved <= on_hand);

-- cause: what moved the units beside the order line, for example TRANSFER:17.
ALTER TABLE stock_entry
    ADD COLUMN frozen_delta        INT         NOT NULL DEFAULT 0,
    ADD COLUMN reserved_delta      INT         NOT NULL DEFAULT 0,
    ADD COLUMN quarantine_delta    INT         NOT NULL DEFAULT 0,
    ADD COLUMN defective_delta     INT         NOT NULL DEFAULT 0,
    ADD COLUMN in_transit_delta    INT         NOT NULL DEFAULT 0,
    ADD COLUMN fulfillment_line_id BIGINT      NULL,
    ADD COLUMN cause               VARCHAR(64) NOT NULL DEFAULT '';

-- kind SOFT: for an order that may still fail, until expires_at; HARD: after review, until it ships or is given back.
-- state: how far the units of the lock have come in the house.
ALTER TABLE stock_lock
    ADD COLUMN kind       VARCHAR(8)  NOT NULL DEFAULT 'HARD',
    ADD COLUMN state      VARCHAR(8)  NOT NULL DEFAULT 'LOCKED',
    ADD COLUMN expires_at DATETIME(6) NULL,
    ADD INDEX ix_stock_lock_expires (expires_at),
    ADD CONSTRAINT ck_stock_lock_kind CHECK (kind IN ('SOFT', 'HARD')),
    ADD CONSTRAINT ck_stock_lock_state CHECK (state IN ('LOCKED', 'PICKED', 'PACKED')),
    ADD CONSTRAINT ck_stock_lock_expires CHECK (kind = 'SOFT' OR expires_at IS NULL);
