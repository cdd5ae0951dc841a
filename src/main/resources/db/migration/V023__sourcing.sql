-- How many fulfillments a warehouse takes on in one day; 0 is no limit.
ALTER TABLE warehouse
    ADD COLUMN orders_per_day INT NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_warehouse_orders_per_day CHECK (orders_per_day >= 0);

-- Slots of a limited warehouse that are taken on a day of the house's calendar: used = its rows in capacity_slot.
CREATE TABLE capacity_day (
    warehouse_code VARCHAR(32) NOT NULL,
    work_day       DATE        NOT NULL,
    used           INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (warehouse_code, work_day),
    CONSTRAINT ck_capacity_day_used CHECK (used >= 0)
);

-- The slot of a fulfillment: taken with its hard lock, freed with it, kept once it has shipped.
CREATE TABLE capacity_slot (
    fulfillment_id BIGINT      NOT NULL PRIMARY KEY,
    warehouse_code VARCHAR(32) NOT NULL,
    work_day       DATE        NOT NULL,
    booked_at      DATETIME(6) NOT NULL,
    INDEX ix_capacity_slot_day (warehouse_code, work_day)
);

-- Fulfillments that wait for a slot, one row for each full warehouse that could ship them. A row outlives its wait until the watch looks at it.
CREATE TABLE capacity_wait (
    warehouse_code VARCHAR(32) NOT NULL,
    fulfillment_id BIGINT      NOT NULL,
    ship_by        DATETIME(6) NOT NULL,
    PRIMARY KEY (warehouse_code, fulfillment_id),
    INDEX ix_capacity_wait_urgency (warehouse_code, ship_by, fulfillment_id),
    INDEX ix_capacity_wait_fulfillment (fulfillment_id)
);

-- A warehouse that would not ship a fulfillment, and why; sku and quantity where the reason is about units.
CREATE TABLE warehouse_rejection (
    warehouse_rejection_id BIGINT       NOT NULL PRIMARY KEY,
    fulfillment_id         BIGINT       NOT NULL,
    warehouse_code         VARCHAR(32)  NOT NULL,
    reason                 VARCHAR(16)  NOT NULL,
    sku                    VARCHAR(64)  NOT NULL,
    quantity               INT          NOT NULL,
    note                   VARCHAR(200) NOT NULL,
    rejected_by            VARCHAR(64)  NOT NULL,
    rejected_at            DATETIME(6)  NOT NULL,
    INDEX ix_warehouse_rejection_fulfillment (fulfillment_id),
    INDEX ix_warehouse_rejection_warehouse (warehouse_code, rejected_at)
);
