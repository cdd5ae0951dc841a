-- Sheets that are to come back are read by what is not booked.
ALTER TABLE paper_sheet ADD INDEX ix_paper_sheet_booked (booked_at);

-- A wall that is off takes no further order; what lies in its slots is sorted to the end.
ALTER TABLE put_wall ADD COLUMN is_on BOOLEAN NOT NULL DEFAULT TRUE;

-- Units of one SKU that are packed ahead. bin_code: where its packs lie, and nothing else.
CREATE TABLE prepack_recipe (
    prepack_recipe_id BIGINT      NOT NULL PRIMARY KEY,
    warehouse_code    VARCHAR(32) NOT NULL,
    sku               VARCHAR(64) NOT NULL,
    quantity          INT         NOT NULL,
    box_code          VARCHAR(32) NOT NULL,
    bin_code          VARCHAR(32) NOT NULL,
    CONSTRAINT uq_prepack_recipe UNIQUE (warehouse_code, sku, quantity),
    CONSTRAINT ck_prepack_recipe_quantity CHECK (quantity > 0)
);

-- One pack with its barcode. TAKEN: picked for the order. OPENED: its units are loose, its barcode names nothing. make_key: of the request that made it.
CREATE TABLE prepack (
    prepack_id        BIGINT      NOT NULL PRIMARY KEY,
    prepack_recipe_id BIGINT      NOT NULL,
    warehouse_code    VARCHAR(32) NOT NULL,
    sku               VARCHAR(64) NOT NULL,
    quantity          INT         NOT NULL,
    bin_code          VARCHAR(32) NOT NULL,
    state             VARCHAR(8)  NOT NULL,
    fulfillment_id    BIGINT      NULL,
    make_key          VARCHAR(60) NOT NULL,
    made_by           VARCHAR(64) NOT NULL,
    made_at           DATETIME(6) NOT NULL,
    changed_at        DATETIME(6) NOT NULL,
    INDEX ix_prepack_recipe (prepack_recipe_id, state),
    INDEX ix_prepack_fulfillment (fulfillment_id),
    INDEX ix_prepack_make (make_key),
    CONSTRAINT ck_prepack_state CHECK (state IN ('PACKED', 'TAKEN', 'OPENED'))
);
