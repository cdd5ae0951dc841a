-- People and places that orders are to be looked at for. value_hash: HMAC-SHA-256 under the house's key, so that nobody can read or guess the value.
-- key_id: which key that was; an entry made with another key matches nothing. shop_code empty: all shops. live: makes an entry unique while it is not retired.
CREATE TABLE blacklist_entry (
    blacklist_entry_id BIGINT       NOT NULL PRIMARY KEY,
    kind               VARCHAR(16)  NOT NULL,
    value_hash         BINARY(32)   NOT NULL,
    key_id             VARCHAR(16)  NOT NULL,
    shop_code          VARCHAR(32)  NOT NULL,
    reason             VARCHAR(200) NOT NULL,
    expires_at         DATETIME(6)  NULL,
    created_at         DATETIME(6)  NOT NULL,
    created_by         VARCHAR(64)  NOT NULL,
    retired_at         DATETIME(6)  NULL,
    retired_by         VARCHAR(64)  NOT NULL,
    retire_reason      VARCHAR(200) NOT NULL,
    live               TINYINT GENERATED ALWAYS AS (CASE WHEN retired_at IS NULL THEN 1 ELSE NULL END) STORED,
    CONSTRAINT uq_blacklist_entry_value UNIQUE (value_hash, kind, shop_code, live),
    CONSTRAINT ck_blacklist_entry_kind CHECK (kind IN ('PHONE', 'ADDRESS', 'BUYER'))
);

-- Orders with the same receiver, and among them those with the same goods. Eight bytes of a hash tell them apart; queries compare the whole.
ALTER TABLE sales_order ADD INDEX ix_sales_order_receiver (receiver_hash(8), goods_hash(8), buyer, placed_at);
