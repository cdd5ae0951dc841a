-- Units of goods that were picked for an order and go back to a bin, because it was cancelled or leaves this warehouse. They are frozen until they are scanned back.
-- position and picker: on whose cart, and on which of its places, they lie. why: CANCELLED, or LEFT after a short pick.
CREATE TABLE put_back (
    put_back_id    BIGINT      NOT NULL PRIMARY KEY,
    fulfillment_id BIGINT      NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    why            VARCHAR(16) NOT NULL,
    state          VARCHAR(16) NOT NULL,
    position       INT         NOT NULL,
    picker         VARCHAR(64) NOT NULL,
    created_at     DATETIME(6) NOT NULL,
    done_at        DATETIME(6) NULL,
    INDEX ix_put_back_open (state, warehouse_code, created_at),
    INDEX ix_put_back_fulfillment (fulfillment_id),
    CONSTRAINT ck_put_back_why CHECK (why IN ('CANCELLED', 'LEFT')),
    CONSTRAINT ck_put_back_state CHECK (state IN ('OPEN', 'DONE'))
);

-- bin_code: where they came from; empty if it is not known. binned: bins know where this SKU lies.
CREATE TABLE put_back_line (
    put_back_line_id    BIGINT      NOT NULL PRIMARY KEY,
    put_back_id         BIGINT      NOT NULL,
    fulfillment_line_id BIGINT      NOT NULL,
    sku                 VARCHAR(64) NOT NULL,
    bin_code            VARCHAR(32) NOT NULL,
    lot_no              VARCHAR(64) NOT NULL,
    binned              BOOLEAN     NOT NULL,
    quantity            INT         NOT NULL,
    returned_quantity   INT         NOT NULL,
    lost_quantity       INT         NOT NULL,
    INDEX ix_put_back_line_put_back (put_back_id),
    INDEX ix_put_back_line_sku (sku),
    CONSTRAINT ck_put_back_line_quantity CHECK (quantity > 0 AND returned_quantity >= 0 AND lost_quantity >= 0 AND returned_quantity + lost_quantity <= quantity)
);

-- Of the picked units, those that have become a put-back: they are not on the order's cart any more.
ALTER TABLE pick_line
    ADD COLUMN returned_quantity INT NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_pick_line_returned CHECK (returned_quantity >= 0 AND returned_quantity <= picked_quantity);

ALTER TABLE scan ADD INDEX ix_scan_task (task_id, scanned_at);
ALTER TABLE scan DROP CONSTRAINT ck_scan_kind;
ALTER TABLE scan ADD CONSTRAINT ck_scan_kind CHECK (kind IN ('PICK', 'VERIFY', 'PUT_BACK'));

-- A scan that was wrong, with what was wanted then: pairs of SKUs that are taken for each other, bins that are missed.
CREATE TABLE wrong_pick (
    wrong_pick_id  BIGINT       NOT NULL PRIMARY KEY,
    pick_task_id   BIGINT       NOT NULL,
    warehouse_code VARCHAR(32)  NOT NULL,
    picker         VARCHAR(64)  NOT NULL,
    result         VARCHAR(32)  NOT NULL,
    wanted_bin     VARCHAR(32)  NOT NULL,
    wanted_sku     VARCHAR(64)  NOT NULL,
    scanned_bin    VARCHAR(128) NOT NULL,
    scanned_sku    VARCHAR(64)  NOT NULL,
    scanned_at     DATETIME(6)  NOT NULL,
    INDEX ix_wrong_pick_task (pick_task_id, scanned_at),
    INDEX ix_wrong_pick_pair (warehouse_code, scanned_at)
);

-- A picker whose scans were wrong too often, until the warehouse lead has been there.
CREATE TABLE supervision (
    supervision_id BIGINT      NOT NULL PRIMARY KEY,
    pick_task_id   BIGINT      NOT NULL,
    picker         VARCHAR(64) NOT NULL,
    called_at      DATETIME(6) NOT NULL,
    released_at    DATETIME(6) NULL,
    released_by    VARCHAR(64) NOT NULL,
    INDEX ix_supervision_task (pick_task_id, called_at)
);
