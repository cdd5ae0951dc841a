-- What one picker fetches in one walk. taken_by holds the picker while the task is in his hands: unique, so nobody ever holds two.
CREATE TABLE pick_task (
    pick_task_id   BIGINT      NOT NULL PRIMARY KEY,
    fulfillment_id BIGINT      NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    state          VARCHAR(16) NOT NULL,
    picker         VARCHAR(64) NOT NULL,
    ship_by        DATETIME(6) NOT NULL,
    created_at     DATETIME(6) NOT NULL,
    taken_at       DATETIME(6) NULL,
    done_at        DATETIME(6) NULL,
    taken_by       VARCHAR(64) GENERATED ALWAYS AS (CASE WHEN state = 'TAKEN' THEN picker ELSE NULL END) STORED,
    CONSTRAINT uq_pick_task_taken_by UNIQUE (taken_by),
    INDEX ix_pick_task_waiting (state, warehouse_code, ship_by, pick_task_id),
    INDEX ix_pick_task_fulfillment (fulfillment_id),
    CONSTRAINT ck_pick_task_state CHECK (state IN ('WAITING', 'TAKEN', 'DONE', 'SHORT', 'CANCELLED'))
);

-- One stop of the walk. missing_quantity: units a picker looked for and did not find, with the reason he gave.
CREATE TABLE pick_line (
    pick_line_id        BIGINT      NOT NULL PRIMARY KEY,
    pick_task_id        BIGINT      NOT NULL,
    fulfillment_id      BIGINT      NOT NULL,
    fulfillment_line_id BIGINT      NOT NULL,
    sku                 VARCHAR(64) NOT NULL,
    bin_code            VARCHAR(32) NOT NULL,
    sequence            INT         NOT NULL,
    quantity            INT         NOT NULL,
    picked_quantity     INT         NOT NULL,
    missing_quantity    INT         NOT NULL,
    missing_reason      VARCHAR(32) NOT NULL,
    INDEX ix_pick_line_task (pick_task_id, sequence),
    INDEX ix_pick_line_fulfillment (fulfillment_id),
    CONSTRAINT ck_pick_line_quantity CHECK (quantity > 0 AND picked_quantity >= 0 AND missing_quantity >= 0
                                            AND picked_quantity + missing_quantity <= quantity)
);
