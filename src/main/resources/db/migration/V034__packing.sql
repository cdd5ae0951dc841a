-- How a warehouse packs; one without a row goes by the defaults in PackingSettings. packaging_g: what a parcel weighs beside its goods where no box is known.
CREATE TABLE packing_setting (
    warehouse_code VARCHAR(32) NOT NULL PRIMARY KEY,
    weigh_required BOOLEAN     NOT NULL,
    weigh_floor_g  INT         NOT NULL,
    packaging_g    INT         NOT NULL,
    fill_percent   INT         NOT NULL,
    CONSTRAINT ck_packing_setting CHECK (weigh_floor_g >= 0 AND packaging_g >= 0 AND fill_percent BETWEEN 1 AND 100)
);

-- Boxes that a warehouse has. Sizes are of the inside; max_weight_g of the goods, 0 for no limit.
CREATE TABLE box (
    warehouse_code VARCHAR(32)  NOT NULL,
    box_code       VARCHAR(32)  NOT NULL,
    name           VARCHAR(100) NOT NULL,
    length_mm      INT          NOT NULL,
    width_mm       INT          NOT NULL,
    height_mm      INT          NOT NULL,
    weight_g       INT          NOT NULL,
    max_weight_g   INT          NOT NULL,
    cost_minor     BIGINT       NOT NULL,
    PRIMARY KEY (warehouse_code, box_code),
    CONSTRAINT ck_box CHECK (length_mm > 0 AND width_mm > 0 AND height_mm > 0 AND weight_g >= 0 AND max_weight_g >= 0 AND cost_minor >= 0)
);

-- Each time a parcel was on a scale, or a lead took its weight as it is. The newest of a parcel counts. expected_g and tolerance_g are NULL where a weight is not known.
CREATE TABLE parcel_weighing (
    parcel_weighing_id BIGINT       NOT NULL PRIMARY KEY,
    parcel_id          BIGINT       NOT NULL,
    fulfillment_id     BIGINT       NOT NULL,
    grams              INT          NOT NULL,
    expected_g         INT          NULL,
    tolerance_g        INT          NULL,
    verdict            VARCHAR(16)  NOT NULL,
    reason             VARCHAR(200) NOT NULL,
    person             VARCHAR(64)  NOT NULL,
    weighed_at         DATETIME(6)  NOT NULL,
    client_key         VARCHAR(64)  NOT NULL,
    CONSTRAINT uq_parcel_weighing_key UNIQUE (client_key),
    INDEX ix_parcel_weighing_fulfillment (fulfillment_id, parcel_weighing_id),
    INDEX ix_parcel_weighing_verdict (verdict, parcel_weighing_id),
    CONSTRAINT ck_parcel_weighing_verdict CHECK (verdict IN ('PASSED', 'OUT_OF_RANGE', 'UNKNOWN', 'ACCEPTED')),
    CONSTRAINT ck_parcel_weighing_grams CHECK (grams > 0)
);

-- What one unit of a SKU weighs, as scales have seen it: count, mean, and sum of squared differences from the mean (Welford).
CREATE TABLE sku_weight (
    sku        VARCHAR(64) NOT NULL PRIMARY KEY,
    weighings  BIGINT      NOT NULL,
    mean_g     DOUBLE      NOT NULL,
    m2         DOUBLE      NOT NULL,
    changed_at DATETIME(6) NOT NULL
);

-- Which orders are verified: ALL, a SAMPLE of percent, or NONE. Empty warehouse or shop means any, up_to_minor 0 any value; the most exact row counts. rate: percent at
-- this moment, raised by errors. version: of the list, written with each decision.
CREATE TABLE verify_policy (
    verify_policy_id BIGINT      NOT NULL PRIMARY KEY,
    warehouse_code   VARCHAR(32) NOT NULL,
    shop_code        VARCHAR(32) NOT NULL,
    up_to_minor      BIGINT      NOT NULL,
    mode             VARCHAR(8)  NOT NULL,
    percent          INT         NOT NULL,
    rate             DOUBLE      NOT NULL,
    version          INT         NOT NULL,
    changed_by       VARCHAR(64) NOT NULL,
    changed_at       DATETIME(6) NOT NULL,
    CONSTRAINT uq_verify_policy UNIQUE (warehouse_code, shop_code, up_to_minor),
    CONSTRAINT ck_verify_policy CHECK (mode IN ('ALL', 'SAMPLE', 'NONE') AND percent BETWEEN 0 AND 100 AND up_to_minor >= 0)
);

-- The policy by which a count was drawn; 0 if every order is verified.
ALTER TABLE verification ADD COLUMN verify_policy_id BIGINT NOT NULL DEFAULT 0;
