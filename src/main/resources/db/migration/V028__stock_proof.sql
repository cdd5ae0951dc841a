-- The ledger by time: what came after the last seal, and one sealed day.
CREATE INDEX ix_stock_entry_time ON stock_entry (entered_at);

-- One row per day that is over: its part of the ledger, made safe by a digest that includes the one before (docs/rules/stock.md).
-- The day holds the entries from from_at up to, not including, until_at. signature is empty if no key was set.
CREATE TABLE stock_seal (
    day             DATE         NOT NULL PRIMARY KEY,
    from_at         DATETIME(6)  NOT NULL,
    until_at        DATETIME(6)  NOT NULL,
    entries         INT          NOT NULL,
    digest          CHAR(64)     NOT NULL,
    previous_digest CHAR(64)     NOT NULL,
    signature       VARCHAR(64)  NOT NULL,
    sealed_at       DATETIME(6)  NOT NULL,
    CONSTRAINT uq_stock_seal_until UNIQUE (until_at),
    CONSTRAINT ck_stock_seal_span CHECK (from_at < until_at AND entries >= 0)
);

-- What the ledger adds up to at the end of a sealed day, for each SKU and warehouse that moved on it. Sums start here and not at the first entry:
-- at the row that is the latest of its place.
CREATE TABLE stock_day (
    sku            VARCHAR(64) NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    day            DATE        NOT NULL,
    on_hand        BIGINT      NOT NULL,
    locked         BIGINT      NOT NULL,
    frozen         BIGINT      NOT NULL,
    reserved       BIGINT      NOT NULL,
    quarantine     BIGINT      NOT NULL,
    defective      BIGINT      NOT NULL,
    in_transit     BIGINT      NOT NULL,
    latest         BOOLEAN     NOT NULL,
    PRIMARY KEY (sku, warehouse_code, day),
    INDEX ix_stock_day_day (day),
    INDEX ix_stock_day_latest (latest, sku, warehouse_code)
);

-- One run of the check. result: what each law said, JSON.
CREATE TABLE stock_check (
    stock_check_id BIGINT      NOT NULL PRIMARY KEY,
    checked_at     DATETIME(6) NOT NULL,
    took_ms        INT         NOT NULL,
    breaches       INT         NOT NULL,
    asked_by       VARCHAR(64) NOT NULL,
    result         MEDIUMTEXT  NOT NULL,
    INDEX ix_stock_check_checked_at (checked_at)
);

-- A place where a law did not hold, from when it was found until it was repaired. open_key is law:sku@warehouse while it is open, NULL after.
CREATE TABLE stock_breach (
    stock_breach_id BIGINT       NOT NULL PRIMARY KEY,
    law             VARCHAR(32)  NOT NULL,
    sku             VARCHAR(64)  NOT NULL,
    warehouse_code  VARCHAR(32)  NOT NULL,
    open_key        VARCHAR(130) NULL,
    found           VARCHAR(500) NOT NULL,
    found_at        DATETIME(6)  NOT NULL,
    closed_at       DATETIME(6)  NULL,
    closed_by       VARCHAR(64)  NOT NULL,
    note            VARCHAR(300) NOT NULL,
    CONSTRAINT uq_stock_breach_open UNIQUE (open_key),
    INDEX ix_stock_breach_found_at (found_at)
);

-- Work that one node does for all: until_at, nobody else begins it; before due_at, no clock does.
CREATE TABLE job_lease (
    name     VARCHAR(32) NOT NULL PRIMARY KEY,
    holder   VARCHAR(64) NOT NULL,
    until_at DATETIME(6) NOT NULL,
    due_at   DATETIME(6) NOT NULL
);
INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('stock-check', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00'), ('stock-seal', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
