-- Each print of a label. The first of a tracking number needs no reason; labels printed before this table existed count as not printed.
CREATE TABLE label_print (
    parcel_id       BIGINT       NOT NULL,
    tracking_number VARCHAR(64)  NOT NULL,
    print_no        INT          NOT NULL,
    format          VARCHAR(8)   NOT NULL,
    reason          VARCHAR(200) NOT NULL,
    printed_by      VARCHAR(64)  NOT NULL,
    printed_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (parcel_id, tracking_number, print_no),
    CONSTRAINT ck_label_print_reason CHECK (print_no = 1 OR reason <> '')
);

-- Parcels of one carrier and warehouse that leave together. The driver's name and the vehicle are written down when it leaves.
-- open_key is the warehouse and the carrier while it is open: a warehouse has one open load for each carrier.
CREATE TABLE handover_load (
    load_id        BIGINT      NOT NULL PRIMARY KEY,
    carrier_code   VARCHAR(32) NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    opened_at      DATETIME(6) NOT NULL,
    opened_by      VARCHAR(64) NOT NULL,
    closed_at      DATETIME(6) NULL,
    closed_by      VARCHAR(64) NOT NULL,
    driver         VARCHAR(50) NOT NULL,
    vehicle        VARCHAR(30) NOT NULL,
    open_key       VARCHAR(65) NULL,
    CONSTRAINT uq_handover_load_open UNIQUE (open_key),
    INDEX ix_handover_load_closed (closed_at),
    CONSTRAINT ck_handover_load_driver CHECK ((closed_at IS NULL) = (open_key IS NOT NULL) AND (closed_at IS NULL OR driver <> ''))
);

-- A parcel is on one load at most.
CREATE TABLE handover_load_parcel (
    parcel_id       BIGINT      NOT NULL PRIMARY KEY,
    load_id         BIGINT      NOT NULL,
    fulfillment_id  BIGINT      NOT NULL,
    tracking_number VARCHAR(64) NOT NULL,
    weight_g        INT         NOT NULL,
    loaded_at       DATETIME(6) NOT NULL,
    loaded_by       VARCHAR(64) NOT NULL,
    INDEX ix_handover_load_parcel_load (load_id)
);

-- What was scanned onto a load and refused, until it goes on it after all.
CREATE TABLE handover_load_extra (
    load_id         BIGINT      NOT NULL,
    tracking_number VARCHAR(64) NOT NULL,
    code            VARCHAR(32) NOT NULL,
    scanned_at      DATETIME(6) NOT NULL,
    scanned_by      VARCHAR(64) NOT NULL,
    PRIMARY KEY (load_id, tracking_number)
);
