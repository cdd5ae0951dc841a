-- What review needs to know of an order beyond what it was sent for until now. receiver_hash and goods_hash say "the same" without comparing texts.
ALTER TABLE sales_order
    ADD COLUMN discount_minor BIGINT      NOT NULL DEFAULT 0,
    ADD COLUMN freight_minor  BIGINT      NOT NULL DEFAULT 0,
    ADD COLUMN not_before     DATETIME(6) NULL,
    ADD COLUMN flag           VARCHAR(16) NOT NULL DEFAULT '',
    ADD COLUMN receiver_hash  BINARY(32)  NOT NULL DEFAULT '',
    ADD COLUMN goods_hash     BINARY(32)  NOT NULL DEFAULT '',
    ADD INDEX ix_sales_order_buyer (shop_code, buyer, placed_at);
ALTER TABLE sales_order DROP CONSTRAINT ck_sales_order_payment;
ALTER TABLE sales_order ADD CONSTRAINT ck_sales_order_payment_status CHECK (payment_status IN ('PAID', 'UNPAID', 'FAILED', 'COD', 'DEPOSIT'));

-- A line may wait for its own date; a gift line was added by a rule, and no channel knows it.
ALTER TABLE sales_order_line
    ADD COLUMN not_before DATETIME(6) NULL,
    ADD COLUMN gift       BOOLEAN     NOT NULL DEFAULT FALSE;

ALTER TABLE fulfillment_line ADD COLUMN gift BOOLEAN NOT NULL DEFAULT FALSE;

-- How review says that a fulfillment is to be handled.
ALTER TABLE fulfillment
    ADD COLUMN tags         VARCHAR(200) NOT NULL DEFAULT '',
    ADD COLUMN carrier_code VARCHAR(32)  NOT NULL DEFAULT '',
    ADD COLUMN not_before   DATETIME(6)  NULL,
    ADD COLUMN merge_until  DATETIME(6)  NULL,
    ADD COLUMN escalated_at DATETIME(6)  NULL,
    ADD INDEX ix_fulfillment_escalation (closed_at, escalated_at, ship_by);
ALTER TABLE fulfillment DROP CONSTRAINT ck_fulfillment_stage;
ALTER TABLE fulfillment ADD CONSTRAINT ck_fulfillment_known_stage
    CHECK (stage IN ('REVIEW', 'LOCK', 'PICK', 'VERIFY', 'SHIP', 'SYNC', 'DONE', 'CANCELLING', 'CANCELLED', 'MERGED'));

ALTER TABLE product
    ADD COLUMN cost_minor BIGINT      NOT NULL DEFAULT 0,
    ADD COLUMN handling   VARCHAR(16) NOT NULL DEFAULT 'NORMAL';

ALTER TABLE shop ADD COLUMN tenant_code VARCHAR(32) NOT NULL DEFAULT 'MAIN';

-- level: OK, FIXED, WARN, BLOCK, or ACCEPTED by a person. setting_ref: the versions of the settings the rule ran with, tenant.shop; 0 is the built-in one.
ALTER TABLE decision
    ADD COLUMN level       VARCHAR(8)  NOT NULL DEFAULT 'OK',
    ADD COLUMN setting_ref VARCHAR(48) NOT NULL DEFAULT '0.0';

-- What a person let pass, so that the same finding on the same subject passes again. subject: hash of what the rule found fault with.
CREATE TABLE review_override (
    rule_code      VARCHAR(32)  NOT NULL,
    subject        BINARY(32)   NOT NULL,
    outcome        VARCHAR(64)  NOT NULL,
    fulfillment_id BIGINT       NOT NULL,
    reason         VARCHAR(500) NOT NULL,
    given_by       VARCHAR(64)  NOT NULL,
    given_at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (rule_code, subject, outcome),
    INDEX ix_review_override_time (given_at)
);
