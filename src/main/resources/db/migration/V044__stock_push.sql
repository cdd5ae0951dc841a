-- SKUs of which more or fewer units can be sold than before: one row per SKU and transaction, written with the change and taken away by
-- who works out what the channels show. Append-only for writers, so that no order waits for it.
CREATE TABLE stock_moved (
    stock_moved_id BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    sku            VARCHAR(64) NOT NULL,
    moved_at       DATETIME(6) NOT NULL
);

-- How the stock of a shop is shown at its channel. Versions are never changed; the highest counts.
CREATE TABLE stock_push_setting (
    shop_code  VARCHAR(32)   NOT NULL,
    version    INT           NOT NULL,
    setting    VARCHAR(4000) NOT NULL,
    note       VARCHAR(200)  NOT NULL,
    created_by VARCHAR(64)   NOT NULL,
    created_at DATETIME(6)   NOT NULL,
    PRIMARY KEY (shop_code, version)
);

-- Shops that were ever set up: who tells the channel now, and when what is done from time to time is due.
CREATE TABLE stock_push_shop (
    shop_code      VARCHAR(32) NOT NULL PRIMARY KEY,
    holder         VARCHAR(64) NOT NULL,
    until_at       DATETIME(6) NOT NULL,
    work_out_at    DATETIME(6) NOT NULL,
    audit_at       DATETIME(6) NOT NULL,
    audited_at     DATETIME(6) NULL,
    audited        INT         NOT NULL,
    audit_note     VARCHAR(300) NOT NULL
);

-- What a shop lists at its channel: what should be there, what the channel said yes to last (NULL: not known), and what is on its way.
-- version counts the changes of wanted. since_at: the oldest change that the channel does not know and that is not on its way either.
-- urgency: what sells out first, then the biggest change in permille.
CREATE TABLE stock_listing (
    shop_code    VARCHAR(32)  NOT NULL,
    channel_sku  VARCHAR(64)  NOT NULL,
    sku          VARCHAR(64)  NOT NULL,
    wanted       INT          NOT NULL,
    version      BIGINT       NOT NULL,
    told         INT          NULL,
    told_at      DATETIME(6)  NULL,
    state        VARCHAR(8)   NOT NULL,
    due_at       DATETIME(6)  NULL,
    since_at     DATETIME(6)  NULL,
    sent         INT          NULL,
    sent_version BIGINT       NOT NULL,
    sent_since   DATETIME(6)  NULL,
    tries        INT          NOT NULL,
    in_doubt     BOOLEAN      NOT NULL,
    check_at     DATETIME(6)  NULL,
    again_at     DATETIME(6)  NULL,
    words        VARCHAR(400) NOT NULL,
    lag_ms       BIGINT       NULL,
    urgency      INT          NOT NULL,
    PRIMARY KEY (shop_code, channel_sku),
    INDEX ix_stock_listing_sku (sku),
    INDEX ix_stock_listing_due (due_at),
    INDEX ix_stock_listing_check (check_at),
    INDEX ix_stock_listing_state (shop_code, state),
    CONSTRAINT ck_stock_listing_units CHECK (wanted >= 0 AND (told IS NULL OR told >= 0)),
    CONSTRAINT ck_stock_listing_state CHECK (state IN ('CLEAN', 'DUE', 'SENT', 'REFUSED'))
);

-- Where a channel shows another number than it said yes to, from when it was found until it was right again. open_key is that of the listing
-- while it is open, so there is one at a time. theirs is NULL if the channel does not know the listing. asked: a person was asked.
CREATE TABLE stock_drift (
    stock_drift_id BIGINT       NOT NULL PRIMARY KEY,
    open_key       VARCHAR(100) NULL,
    shop_code      VARCHAR(32)  NOT NULL,
    channel_sku    VARCHAR(64)  NOT NULL,
    sku            VARCHAR(64)  NOT NULL,
    ours           INT          NOT NULL,
    theirs         INT          NULL,
    cause          VARCHAR(16)  NOT NULL,
    found_at       DATETIME(6)  NOT NULL,
    seen_at        DATETIME(6)  NOT NULL,
    repairs        INT          NOT NULL,
    asked          BOOLEAN      NOT NULL,
    closed_at      DATETIME(6)  NULL,
    closed_by      VARCHAR(64)  NOT NULL,
    CONSTRAINT uq_stock_drift_open UNIQUE (open_key),
    INDEX ix_stock_drift_found (shop_code, found_at)
);
