-- Where units lie. What a warehouse has on hand and no bin holds is on a cart, at the bench or not put away yet.
-- planned: units that a pick task will take from here.
CREATE TABLE bin_stock (
    warehouse_code VARCHAR(32) NOT NULL,
    bin_code       VARCHAR(32) NOT NULL,
    sku            VARCHAR(64) NOT NULL,
    lot_no         VARCHAR(64) NOT NULL,
    units          INT         NOT NULL,
    planned        INT         NOT NULL,
    PRIMARY KEY (warehouse_code, sku, bin_code, lot_no),
    INDEX ix_bin_stock_bin (warehouse_code, bin_code),
    CONSTRAINT ck_bin_stock_units CHECK (units >= 0 AND planned >= 0)
);

-- Append-only ledger of the bins: the sums of its deltas are the units above.
CREATE TABLE bin_entry (
    bin_entry_id   BIGINT       NOT NULL PRIMARY KEY,
    warehouse_code VARCHAR(32)  NOT NULL,
    bin_code       VARCHAR(32)  NOT NULL,
    sku            VARCHAR(64)  NOT NULL,
    lot_no         VARCHAR(64)  NOT NULL,
    kind           VARCHAR(16)  NOT NULL,
    delta          INT          NOT NULL,
    fulfillment_id BIGINT       NULL,
    entry_key      VARCHAR(100) NOT NULL,
    cause          VARCHAR(64)  NOT NULL,
    actor          VARCHAR(64)  NOT NULL,
    reason         VARCHAR(200) NOT NULL,
    entered_at     DATETIME(6)  NOT NULL,
    CONSTRAINT uq_bin_entry_key UNIQUE (entry_key),
    INDEX ix_bin_entry_bin (warehouse_code, bin_code, sku, entered_at),
    INDEX ix_bin_entry_sku (warehouse_code, sku, entered_at)
);
