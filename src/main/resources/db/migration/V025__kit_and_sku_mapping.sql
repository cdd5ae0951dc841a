-- What tells variants of one style apart, beside the free text of variant. match_key is the code in lower case without spaces and punctuation.
ALTER TABLE product
    ADD COLUMN colour    VARCHAR(64) NOT NULL DEFAULT '' AFTER variant,
    ADD COLUMN size      VARCHAR(64) NOT NULL DEFAULT '' AFTER colour,
    ADD COLUMN match_key VARCHAR(64) NOT NULL DEFAULT '';
UPDATE product SET match_key = LOWER(REGEXP_REPLACE(sku, '[ !-/:-@\\[-`{-~]', ''));
CREATE INDEX ix_product_match_key ON product (match_key);
CREATE INDEX ix_product_style ON product (style, sku);

-- What a kit (组合装) is made of. A kit is a product that has no stock of its own. share_weight divides its price; if all of a kit are 0, prices do.
CREATE TABLE product_kit (
    kit_sku       VARCHAR(64) NOT NULL,
    component_sku VARCHAR(64) NOT NULL,
    quantity      INT         NOT NULL,
    share_weight  BIGINT      NOT NULL DEFAULT 0,
    PRIMARY KEY (kit_sku, component_sku),
    INDEX ix_product_kit_component (component_sku),
    CONSTRAINT ck_product_kit_quantity CHECK (quantity > 0 AND share_weight >= 0),
    CONSTRAINT ck_product_kit_itself CHECK (kit_sku <> component_sku)
);

-- What a shop's channel calls a SKU of ours.
CREATE TABLE sku_mapping (
    shop_code   VARCHAR(32) NOT NULL,
    channel_sku VARCHAR(64) NOT NULL,
    sku         VARCHAR(64) NOT NULL,
    mapped_by   VARCHAR(64) NOT NULL,
    mapped_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (shop_code, channel_sku),
    INDEX ix_sku_mapping_sku (sku)
);

-- What the channel called the goods, if it said so; helps a person who maps the code.
ALTER TABLE sales_order_line ADD COLUMN channel_name VARCHAR(200) NOT NULL DEFAULT '';

-- The kit a line is a part of, and its units in one kit when the order was taken.
ALTER TABLE fulfillment_line
    ADD COLUMN kit_sku       VARCHAR(64) NOT NULL DEFAULT '',
    ADD COLUMN units_per_kit INT         NOT NULL DEFAULT 1,
    ADD CONSTRAINT ck_fulfillment_line_kit CHECK (units_per_kit > 0);
