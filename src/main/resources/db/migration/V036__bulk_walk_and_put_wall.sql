-- How a walk is picked. CART: each order has its place on the cart. BULK: orders alike, into one box. WALL: into one box, sorted into the slots of a wall afterwards.
ALTER TABLE pick_task
    ADD COLUMN mode VARCHAR(8) NOT NULL DEFAULT 'CART',
    ADD CONSTRAINT ck_pick_task_mode CHECK (mode IN ('CART', 'BULK', 'WALL'));

-- A scan on a walk into a box may count for several orders at once: the units of each. A scan for one order has no rows here.
CREATE TABLE scan_share (
    scan_id        BIGINT NOT NULL,
    fulfillment_id BIGINT NOT NULL,
    quantity       INT    NOT NULL,
    PRIMARY KEY (scan_id, fulfillment_id),
    INDEX ix_scan_share_fulfillment (fulfillment_id),
    CONSTRAINT ck_scan_share_quantity CHECK (quantity > 0)
);

ALTER TABLE scan DROP CONSTRAINT ck_scan_kind;
ALTER TABLE scan ADD CONSTRAINT ck_scan_kind CHECK (kind IN ('PICK', 'VERIFY', 'PUT_BACK', 'SORT'));

-- A wall of slots, numbered from 1. The code is unique in the house: code and number stand on the slot as its barcode, W1-7.
CREATE TABLE put_wall (
    put_wall_id    BIGINT      NOT NULL PRIMARY KEY,
    warehouse_code VARCHAR(32) NOT NULL,
    code           VARCHAR(16) NOT NULL,
    slots          INT         NOT NULL,
    CONSTRAINT uq_put_wall_code UNIQUE (code),
    INDEX ix_put_wall_warehouse (warehouse_code),
    CONSTRAINT ck_put_wall_slots CHECK (slots > 0)
);

-- What was picked for one order on one walk into a box. PICKING: more may come. PICKED: that is all, and the order goes on when every unit is in its slot. SORTED: it is, and the
-- order was told. BENCH: the bench has taken the order. BACK: its goods go back to their bins. CLOSED: they are there. A slot is one order's while it stands here.
CREATE TABLE sort_order (
    pick_order_id  BIGINT      NOT NULL PRIMARY KEY,
    pick_task_id   BIGINT      NOT NULL,
    wave_id        BIGINT      NOT NULL,
    fulfillment_id BIGINT      NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    position       INT         NOT NULL,
    state          VARCHAR(16) NOT NULL,
    put_wall_id    BIGINT      NULL,
    slot           INT         NULL,
    created_at     DATETIME(6) NOT NULL,
    CONSTRAINT uq_sort_order_slot UNIQUE (put_wall_id, slot),
    INDEX ix_sort_order_task (pick_task_id),
    INDEX ix_sort_order_wave (wave_id),
    INDEX ix_sort_order_fulfillment (fulfillment_id),
    INDEX ix_sort_order_state (warehouse_code, state),
    CONSTRAINT ck_sort_order_state CHECK (state IN ('PICKING', 'PICKED', 'SORTED', 'BENCH', 'BACK', 'CLOSED')),
    CONSTRAINT ck_sort_order_slot CHECK ((put_wall_id IS NULL) = (slot IS NULL))
);

-- Units in the box of one SKU, lot and serial (empty: none), and those of them that were scanned at a wall.
CREATE TABLE sort_line (
    pick_order_id BIGINT      NOT NULL,
    sku           VARCHAR(64) NOT NULL,
    lot_no        VARCHAR(64) NOT NULL,
    serial_no     VARCHAR(64) NOT NULL,
    picked        INT         NOT NULL,
    sorted        INT         NOT NULL,
    PRIMARY KEY (pick_order_id, sku, lot_no, serial_no),
    CONSTRAINT ck_sort_line_sorted CHECK (sorted >= 0 AND sorted <= picked)
);
