-- How units of a product are told apart: NONE, LOT, LOT_EXPIRY or SERIAL. sellable_days: days that a lot must still be good for when it leaves.
ALTER TABLE product
    ADD COLUMN category      VARCHAR(32) NOT NULL DEFAULT '',
    ADD COLUMN tracking      VARCHAR(16) NOT NULL DEFAULT 'NONE',
    ADD COLUMN sellable_days INT         NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_product_tracking CHECK (tracking IN ('NONE', 'LOT', 'LOT_EXPIRY', 'SERIAL')),
    ADD CONSTRAINT ck_product_sellable_days CHECK (sellable_days >= 0);

-- since: when units came into the empty bin; first in, first out goes by it.
ALTER TABLE bin_stock
    ADD COLUMN since DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00.000000',
    ADD INDEX ix_bin_stock_lot (sku, lot_no);
ALTER TABLE bin_entry ADD INDEX ix_bin_entry_fulfillment (fulfillment_id);

-- lot_no: the lot to take; empty if any. planned_quantity: of the bin's planned units, those of this line. binned: bins know where this SKU lies.
ALTER TABLE pick_line
    ADD COLUMN lot_no           VARCHAR(64) NOT NULL DEFAULT '',
    ADD COLUMN planned_quantity INT         NOT NULL DEFAULT 0,
    ADD COLUMN binned           BOOLEAN     NOT NULL DEFAULT FALSE,
    ADD CONSTRAINT ck_pick_line_planned CHECK (planned_quantity >= 0 AND planned_quantity <= quantity);

CREATE TABLE lot (
    lot_id        BIGINT       NOT NULL PRIMARY KEY,
    sku           VARCHAR(64)  NOT NULL,
    lot_no        VARCHAR(64)  NOT NULL,
    produced_on   DATE         NULL,
    expires_on    DATE         NULL,
    received_at   DATETIME(6)  NOT NULL,
    recalled_at   DATETIME(6)  NULL,
    recalled_by   VARCHAR(64)  NOT NULL DEFAULT '',
    recall_reason VARCHAR(200) NOT NULL DEFAULT '',
    CONSTRAINT uq_lot_no UNIQUE (sku, lot_no),
    INDEX ix_lot_expires (expires_on)
);

-- Units that are frozen because their lot is recalled or no longer good for long enough. bookings names the next movement.
CREATE TABLE lot_freeze (
    lot_id         BIGINT      NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    units          INT         NOT NULL,
    bookings       INT         NOT NULL,
    PRIMARY KEY (lot_id, warehouse_code),
    CONSTRAINT ck_lot_freeze_units CHECK (units >= 0)
);

-- One unit of a product that is told apart by serial. counted_in: the verification that counted it last; 0 if none has.
CREATE TABLE serial_unit (
    sku            VARCHAR(64) NOT NULL,
    serial_no      VARCHAR(64) NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    state          VARCHAR(16) NOT NULL,
    fulfillment_id BIGINT      NULL,
    counted_in     BIGINT      NOT NULL DEFAULT 0,
    receipt_key    VARCHAR(80) NOT NULL,
    changed_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (sku, serial_no),
    INDEX ix_serial_unit_serial (serial_no),
    INDEX ix_serial_unit_fulfillment (fulfillment_id),
    CONSTRAINT ck_serial_unit_state CHECK (state IN ('IN_STOCK', 'PICKED', 'SHIPPED', 'GONE'))
);

-- Which lot or serial the units of an order line are of. quantity goes down when goods are put back.
CREATE TABLE unit_trace (
    fulfillment_id      BIGINT      NOT NULL,
    fulfillment_line_id BIGINT      NOT NULL,
    sku                 VARCHAR(64) NOT NULL,
    lot_no              VARCHAR(64) NOT NULL,
    serial_no           VARCHAR(64) NOT NULL,
    quantity            INT         NOT NULL,
    picked_at           DATETIME(6) NOT NULL,
    PRIMARY KEY (fulfillment_id, fulfillment_line_id, lot_no, serial_no),
    INDEX ix_unit_trace_lot (sku, lot_no, fulfillment_id),
    CONSTRAINT ck_unit_trace_quantity CHECK (quantity >= 0)
);

-- Bins whose record is doubted: picks avoid them until somebody has counted.
CREATE TABLE count_wanted (
    warehouse_code VARCHAR(32) NOT NULL,
    bin_code       VARCHAR(32) NOT NULL,
    sku            VARCHAR(64) NOT NULL,
    why            VARCHAR(16) NOT NULL,
    since          DATETIME(6) NOT NULL,
    PRIMARY KEY (warehouse_code, sku, bin_code),
    CONSTRAINT ck_count_wanted_why CHECK (why IN ('SHORT_PICK', 'FOUND_MORE', 'REJECTED'))
);

-- In which order a warehouse empties its bins. goods: a product category, a handling, or * for all.
CREATE TABLE pick_strategy (
    warehouse_code VARCHAR(32) NOT NULL,
    goods          VARCHAR(32) NOT NULL,
    strategy       VARCHAR(16) NOT NULL,
    PRIMARY KEY (warehouse_code, goods),
    CONSTRAINT ck_pick_strategy CHECK (strategy IN ('FEFO', 'FIFO', 'LIFO', 'FEWEST_BINS', 'NEAREST'))
);
