-- A box: what is in it, how heavy it is, who carries it. One per fulfillment for now; no constraint says so, because that will change.
CREATE TABLE parcel (
    parcel_id       BIGINT      NOT NULL PRIMARY KEY,
    fulfillment_id  BIGINT      NOT NULL,
    carrier_code    VARCHAR(32) NOT NULL,
    tracking_number VARCHAR(64) NULL,
    weight_g        INT         NOT NULL,
    state           VARCHAR(16) NOT NULL,
    packed_at       DATETIME(6) NOT NULL,
    labelled_at     DATETIME(6) NULL,
    handed_over_at  DATETIME(6) NULL,
    voided_at       DATETIME(6) NULL,
    CONSTRAINT uq_parcel_tracking UNIQUE (tracking_number, carrier_code),
    INDEX ix_parcel_fulfillment (fulfillment_id),
    CONSTRAINT ck_parcel_state CHECK (state IN ('PACKED', 'LABELLED', 'HANDED_OVER', 'VOIDED')),
    CONSTRAINT ck_parcel_number CHECK (state NOT IN ('LABELLED', 'HANDED_OVER') OR tracking_number IS NOT NULL),
    CONSTRAINT ck_parcel_weight CHECK (weight_g >= 0)
);

CREATE TABLE parcel_line (
    parcel_id           BIGINT      NOT NULL,
    fulfillment_line_id BIGINT      NOT NULL,
    sku                 VARCHAR(64) NOT NULL,
    quantity            INT         NOT NULL,
    PRIMARY KEY (parcel_id, fulfillment_line_id),
    CONSTRAINT ck_parcel_line_quantity CHECK (quantity > 0)
);
