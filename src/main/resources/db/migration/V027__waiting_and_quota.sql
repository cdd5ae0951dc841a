-- Units that a shop has for itself; the sum over the shops is stock.reserved. percent above 0: its share of what is available, set anew when goods come in.
-- missing_units: of a number that was asked for, what could not be given yet; goods that come in fill it. priority: the higher is served first.
CREATE TABLE stock_quota (
    sku            VARCHAR(64) NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    shop_code      VARCHAR(32) NOT NULL,
    units          INT         NOT NULL,
    missing_units  INT         NOT NULL,
    percent        INT         NOT NULL,
    priority       INT         NOT NULL,
    PRIMARY KEY (sku, warehouse_code, shop_code),
    CONSTRAINT ck_stock_quota_units CHECK (units >= 0 AND missing_units >= 0),
    CONSTRAINT ck_stock_quota_percent CHECK (percent >= 0 AND percent <= 100)
);

-- Units of the lock that came out of a shop's quota, and go back there.
ALTER TABLE stock_lock
    ADD COLUMN quota_quantity INT         NOT NULL DEFAULT 0,
    ADD COLUMN quota_shop     VARCHAR(32) NOT NULL DEFAULT '',
    ADD CONSTRAINT ck_stock_lock_quota CHECK (quota_quantity >= 0 AND quota_quantity <= open_quantity);

-- Goods somebody said will come. received rises with the receipts that name it; what is left is still expected.
CREATE TABLE stock_expected (
    expected_key   VARCHAR(80) NOT NULL PRIMARY KEY,
    sku            VARCHAR(64) NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    units          INT         NOT NULL,
    received       INT         NOT NULL,
    due_at         DATETIME(6) NOT NULL,
    changed_at     DATETIME(6) NOT NULL,
    changed_by     VARCHAR(64) NOT NULL,
    INDEX ix_stock_expected_sku (sku, warehouse_code, due_at),
    CONSTRAINT ck_stock_expected_units CHECK (units >= 0 AND received >= 0)
);

-- Units that an order with a later ship date was confirmed on. Gone when the order asks for them, or ends.
CREATE TABLE stock_promise (
    fulfillment_id BIGINT      NOT NULL,
    sku            VARCHAR(64) NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    units          INT         NOT NULL,
    ship_at        DATETIME(6) NOT NULL,
    promised_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (fulfillment_id, sku),
    INDEX ix_stock_promise_sku (sku, warehouse_code, ship_at),
    CONSTRAINT ck_stock_promise_units CHECK (units > 0)
);

-- The sum of the promises above, so that a SKU without any costs no look at them.
ALTER TABLE stock
    ADD COLUMN promised INT NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_stock_promised CHECK (promised >= 0);

-- When it was paid in full; null for orders that came in paid, which were paid when they were placed.
ALTER TABLE sales_order ADD COLUMN paid_at DATETIME(6) NULL;
