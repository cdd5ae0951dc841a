-- Units per warehouse and SKU. available = on_hand - locked. Rows are always taken in key order.
CREATE TABLE stock (
    sku            VARCHAR(64) NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    on_hand        INT         NOT NULL,
    locked         INT         NOT NULL,
    PRIMARY KEY (sku, warehouse_code),
    CONSTRAINT ck_stock_on_hand CHECK (on_hand >= 0),
    CONSTRAINT ck_stock_locked CHECK (locked >= 0 AND locked <= on_hand)
);

-- Append-only ledger: the sums of its deltas are the balances above.
CREATE TABLE stock_entry (
    stock_entry_id BIGINT       NOT NULL PRIMARY KEY,
    sku            VARCHAR(64)  NOT NULL,
    warehouse_code VARCHAR(32)  NOT NULL,
    kind           VARCHAR(16)  NOT NULL,
    on_hand_delta  INT          NOT NULL,
    locked_delta   INT          NOT NULL,
    fulfillment_id BIGINT       NULL,
    entry_key      VARCHAR(100) NOT NULL,
    actor          VARCHAR(64)  NOT NULL,
    reason         VARCHAR(200) NOT NULL,
    entered_at     DATETIME(6)  NOT NULL,
    CONSTRAINT uq_stock_entry_key UNIQUE (entry_key),
    INDEX ix_stock_entry_sku (sku, warehouse_code, entered_at),
    INDEX ix_stock_entry_fulfillment (fulfillment_id)
);

-- Units of one fulfillment line locked in one warehouse. open_quantity goes to zero exactly once: released or deducted.
CREATE TABLE stock_lock (
    stock_lock_id       BIGINT      NOT NULL,
    fulfillment_id      BIGINT      NOT NULL,
    fulfillment_line_id BIGINT      NOT NULL,
    sku                 VARCHAR(64) NOT NULL,
    warehouse_code      VARCHAR(32) NOT NULL,
    quantity            INT         NOT NULL,
    open_quantity       INT         NOT NULL,
    locked_at           DATETIME(6) NOT NULL,
    PRIMARY KEY (fulfillment_id, stock_lock_id),
    INDEX ix_stock_lock_open (open_quantity, sku, warehouse_code),
    CONSTRAINT ck_stock_lock_open CHECK (open_quantity >= 0 AND open_quantity <= quantity)
);
