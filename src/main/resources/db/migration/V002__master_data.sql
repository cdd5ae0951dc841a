CREATE TABLE warehouse (
    warehouse_code VARCHAR(32)  NOT NULL PRIMARY KEY,
    name           VARCHAR(100) NOT NULL,
    province       VARCHAR(50)  NOT NULL,
    city           VARCHAR(50)  NOT NULL,
    district       VARCHAR(50)  NOT NULL,
    active         BOOLEAN      NOT NULL DEFAULT TRUE
);

-- One row per SKU: one style in one variant.
CREATE TABLE product (
    sku         VARCHAR(64)  NOT NULL PRIMARY KEY,
    style       VARCHAR(64)  NOT NULL,
    variant     VARCHAR(64)  NOT NULL,
    name        VARCHAR(200) NOT NULL,
    price_minor BIGINT       NOT NULL,
    weight_g    INT          NOT NULL,
    length_mm   INT          NOT NULL,
    width_mm    INT          NOT NULL,
    height_mm   INT          NOT NULL,
    CONSTRAINT ck_product_size CHECK (weight_g >= 0 AND length_mm >= 0 AND width_mm >= 0 AND height_mm >= 0)
);

-- A SKU may have several barcodes; a barcode belongs to one SKU.
CREATE TABLE product_barcode (
    barcode VARCHAR(64) NOT NULL PRIMARY KEY,
    sku     VARCHAR(64) NOT NULL,
    INDEX ix_product_barcode_sku (sku)
);

-- Where a picker finds a SKU in a warehouse.
CREATE TABLE pick_face (
    warehouse_code VARCHAR(32) NOT NULL,
    sku            VARCHAR(64) NOT NULL,
    bin_code       VARCHAR(32) NOT NULL,
    PRIMARY KEY (warehouse_code, sku)
);

CREATE TABLE shop (
    shop_code VARCHAR(32)  NOT NULL PRIMARY KEY,
    name      VARCHAR(100) NOT NULL,
    channel   VARCHAR(32)  NOT NULL
);
