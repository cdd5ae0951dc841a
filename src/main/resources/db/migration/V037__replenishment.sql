-- What a bin is for. BULK: reserve, whatever lies there. PICK: a pick face, filled up to max_units as soon as fewer than min_units are free; sku is empty for whatever lies in it.
CREATE TABLE bin_role (
    warehouse_code VARCHAR(32) NOT NULL,
    bin_code       VARCHAR(32) NOT NULL,
    sku            VARCHAR(64) NOT NULL,
    kind           VARCHAR(8)  NOT NULL,
    min_units      INT         NOT NULL,
    max_units      INT         NOT NULL,
    PRIMARY KEY (warehouse_code, bin_code, sku),
    INDEX ix_bin_role_sku (warehouse_code, sku),
    CONSTRAINT ck_bin_role CHECK (kind = 'BULK' AND sku = '' AND min_units = 0 AND max_units = 0
                                  OR kind = 'PICK' AND min_units >= 0 AND max_units > 0 AND min_units <= max_units)
);

-- An order that left its walk because its bin had too few, until the units are in the pick face or are known not to come. Of an order that waits there is one row.
CREATE TABLE pick_wait (
    fulfillment_id BIGINT      NOT NULL PRIMARY KEY,
    warehouse_code VARCHAR(32) NOT NULL,
    bin_code       VARCHAR(32) NOT NULL,
    sku            VARCHAR(64) NOT NULL,
    units          INT         NOT NULL,
    ship_by        DATETIME(6) NOT NULL,
    since          DATETIME(6) NOT NULL,
    INDEX ix_pick_wait_sku (warehouse_code, sku, ship_by),
    CONSTRAINT ck_pick_wait_units CHECK (units > 0)
);

-- Units to be brought from reserve bins to one pick face. open_face and taken_by are unique: one open task for each face and SKU, one task in a person's hands.
-- given_units: of those that were moved, the ones that orders which waited for them were offered.
CREATE TABLE replenishment (
    replenishment_id BIGINT       NOT NULL PRIMARY KEY,
    warehouse_code   VARCHAR(32)  NOT NULL,
    bin_code         VARCHAR(32)  NOT NULL,
    sku              VARCHAR(64)  NOT NULL,
    state            VARCHAR(16)  NOT NULL,
    cause            VARCHAR(16)  NOT NULL,
    due_at           DATETIME(6)  NOT NULL,
    person           VARCHAR(64)  NOT NULL,
    given_units      INT          NOT NULL,
    note             VARCHAR(200) NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    taken_at         DATETIME(6)  NULL,
    done_at          DATETIME(6)  NULL,
    open_face        VARCHAR(140) GENERATED ALWAYS AS (CASE WHEN state IN ('WAITING', 'TAKEN') THEN CONCAT(warehouse_code, ' ', bin_code, ' ', sku) END) STORED,
    taken_by         VARCHAR(64)  GENERATED ALWAYS AS (CASE WHEN state = 'TAKEN' THEN person END) STORED,
    CONSTRAINT uq_replenishment_open_face UNIQUE (open_face),
    CONSTRAINT uq_replenishment_taken_by UNIQUE (taken_by),
    INDEX ix_replenishment_state (state, warehouse_code, due_at),
    INDEX ix_replenishment_sku (warehouse_code, sku, state),
    CONSTRAINT ck_replenishment_state CHECK (state IN ('WAITING', 'TAKEN', 'DONE', 'FAILED', 'CANCELLED')),
    CONSTRAINT ck_replenishment_cause CHECK (cause IN ('SHORT_PICK', 'DEMAND', 'LEVEL')),
    CONSTRAINT ck_replenishment_given CHECK (given_units >= 0)
);

-- The reserve bin keeps quantity - moved - missing units for it (bin_stock.planned) while the task is open.
CREATE TABLE replenishment_line (
    replenishment_line_id BIGINT      NOT NULL PRIMARY KEY,
    replenishment_id      BIGINT      NOT NULL,
    bin_code              VARCHAR(32) NOT NULL,
    lot_no                VARCHAR(64) NOT NULL,
    quantity              INT         NOT NULL,
    moved                 INT         NOT NULL,
    missing               INT         NOT NULL,
    missing_reason        VARCHAR(16) NOT NULL,
    INDEX ix_replenishment_line (replenishment_id),
    CONSTRAINT ck_replenishment_line CHECK (quantity > 0 AND moved >= 0 AND missing >= 0 AND moved + missing <= quantity)
);

INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('replenish', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
