-- What a channel sent. Its goods leave as one or several fulfillments.
CREATE TABLE sales_order (
    sales_order_id    BIGINT        NOT NULL PRIMARY KEY,
    shop_code         VARCHAR(32)   NOT NULL,
    channel           VARCHAR(32)   NOT NULL,
    channel_order_no  VARCHAR(64)   NOT NULL,
    source            VARCHAR(32)   NOT NULL,
    buyer             VARCHAR(100)  NOT NULL,
    placed_at         DATETIME(6)   NOT NULL,
    ship_by           DATETIME(6)   NOT NULL,
    received_at       DATETIME(6)   NOT NULL,
    payment_status    VARCHAR(16)   NOT NULL,
    paid_minor        BIGINT        NOT NULL,
    total_minor       BIGINT        NOT NULL,
    currency          CHAR(3)       NOT NULL,
    receiver_name     VARCHAR(100)  NOT NULL,
    receiver_phone    VARCHAR(64)   NOT NULL,
    receiver_province VARCHAR(50)   NOT NULL,
    receiver_city     VARCHAR(50)   NOT NULL,
    receiver_district VARCHAR(50)   NOT NULL,
    receiver_detail   VARCHAR(500)  NOT NULL,
    receiver_line     VARCHAR(600)  NOT NULL,
    buyer_message     VARCHAR(1000) NOT NULL,
    seller_memo       VARCHAR(1000) NOT NULL,
    warehouse_code    VARCHAR(32)   NOT NULL,
    payload_hash      BINARY(32)    NOT NULL,
    CONSTRAINT uq_sales_order_channel UNIQUE (shop_code, channel_order_no),
    INDEX ix_sales_order_channel_order_no (channel_order_no),
    CONSTRAINT ck_sales_order_money CHECK (paid_minor >= 0 AND total_minor >= 0),
    CONSTRAINT ck_sales_order_payment CHECK (payment_status IN ('PAID', 'UNPAID', 'FAILED', 'COD'))
);

-- The order as it came in, byte for byte.
CREATE TABLE sales_order_payload (
    sales_order_id BIGINT     NOT NULL PRIMARY KEY,
    payload        MEDIUMBLOB NOT NULL
);

CREATE TABLE sales_order_line (
    sales_order_id     BIGINT      NOT NULL,
    line_no            VARCHAR(64) NOT NULL,
    sku                VARCHAR(64) NOT NULL,
    quantity           INT         NOT NULL,
    cancelled_quantity INT         NOT NULL DEFAULT 0,
    unit_price_minor   BIGINT      NOT NULL,
    PRIMARY KEY (sales_order_id, line_no),
    CONSTRAINT ck_sales_order_line_quantity CHECK (quantity > 0 AND cancelled_quantity >= 0 AND cancelled_quantity <= quantity)
);

-- The unit of work: goods that leave one warehouse together. One process instance each; its number is the business key.
CREATE TABLE fulfillment (
    fulfillment_id   BIGINT       NOT NULL PRIMARY KEY,
    sales_order_id   BIGINT       NOT NULL,
    shop_code        VARCHAR(32)  NOT NULL,
    stage            VARCHAR(16)  NOT NULL,
    warehouse_code   VARCHAR(32)  NOT NULL,
    province         VARCHAR(50)  NOT NULL,
    city             VARCHAR(50)  NOT NULL,
    district         VARCHAR(50)  NOT NULL,
    special_requests VARCHAR(200) NOT NULL,
    ship_by          DATETIME(6)  NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    stage_at         DATETIME(6)  NOT NULL,
    closed_at        DATETIME(6)  NULL,
    close_reason     VARCHAR(64)  NOT NULL,
    version          INT          NOT NULL,
    INDEX ix_fulfillment_sales_order (sales_order_id),
    INDEX ix_fulfillment_stage (stage, ship_by),
    CONSTRAINT ck_fulfillment_stage CHECK (stage IN ('REVIEW', 'LOCK', 'PICK', 'VERIFY', 'SHIP', 'SYNC', 'DONE', 'CANCELLING', 'CANCELLED'))
);

CREATE TABLE fulfillment_line (
    fulfillment_line_id BIGINT      NOT NULL,
    fulfillment_id      BIGINT      NOT NULL,
    sales_order_id      BIGINT      NOT NULL,
    line_no             VARCHAR(64) NOT NULL,
    sku                 VARCHAR(64) NOT NULL,
    quantity            INT         NOT NULL,
    unit_price_minor    BIGINT      NOT NULL,
    PRIMARY KEY (fulfillment_id, fulfillment_line_id),
    CONSTRAINT ck_fulfillment_line_quantity CHECK (quantity >= 0)
);

-- Why a fulfillment waits. Several at once; it goes on when none is open.
CREATE TABLE hold (
    hold_id        BIGINT       NOT NULL PRIMARY KEY,
    fulfillment_id BIGINT       NOT NULL,
    code           VARCHAR(64)  NOT NULL,
    note_zh        VARCHAR(500) NOT NULL,
    note_en        VARCHAR(500) NOT NULL,
    opened_at      DATETIME(6)  NOT NULL,
    opened_by      VARCHAR(64)  NOT NULL,
    closed_at      DATETIME(6)  NULL,
    closed_by      VARCHAR(64)  NOT NULL,
    resolution     VARCHAR(500) NOT NULL,
    INDEX ix_hold_fulfillment (fulfillment_id),
    INDEX ix_hold_open (closed_at, code)
);

-- One rule's verdict on one fulfillment. Inputs are kept so that the verdict can be derived again.
CREATE TABLE decision (
    decision_id    BIGINT       NOT NULL,
    fulfillment_id BIGINT       NOT NULL,
    rule_code      VARCHAR(32)  NOT NULL,
    rule_version   VARCHAR(16)  NOT NULL,
    outcome        VARCHAR(64)  NOT NULL,
    reason_zh      VARCHAR(500) NOT NULL,
    reason_en      VARCHAR(500) NOT NULL,
    inputs         TEXT         NOT NULL,
    decided_at     DATETIME(6)  NOT NULL,
    decided_by     VARCHAR(64)  NOT NULL,
    PRIMARY KEY (fulfillment_id, decision_id)
);

-- What people and outside systems did to an order beyond rules, holds and scans: cancelled, changed, paid, split.
CREATE TABLE order_event (
    order_event_id BIGINT       NOT NULL,
    fulfillment_id BIGINT       NOT NULL,
    kind           VARCHAR(32)  NOT NULL,
    text_zh        VARCHAR(500) NOT NULL,
    text_en        VARCHAR(500) NOT NULL,
    actor          VARCHAR(64)  NOT NULL,
    happened_at    DATETIME(6)  NOT NULL,
    PRIMARY KEY (fulfillment_id, order_event_id)
);
