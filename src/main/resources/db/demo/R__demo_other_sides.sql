-- What the demo's carrier and shops remember, as real ones would, also over a crash of the application. Repeatable, because a
-- numbered migration here would stand in the way of the next numbered one of the house.
CREATE TABLE IF NOT EXISTS demo_waybill (
    reference       VARCHAR(64) NOT NULL PRIMARY KEY,
    tracking_number VARCHAR(64) NOT NULL,
    voided          BOOLEAN     NOT NULL,
    CONSTRAINT uq_demo_waybill_number UNIQUE (tracking_number)
);

-- From which account a number was taken, and whether its charge came back.
CREATE TABLE IF NOT EXISTS demo_waybill_account (
    reference VARCHAR(64) NOT NULL PRIMARY KEY,
    account   VARCHAR(32) NOT NULL,
    credited  BOOLEAN     NOT NULL
);

-- Numbers that an account of the demo's carrier has left.
CREATE TABLE IF NOT EXISTS demo_number_pool (
    account      VARCHAR(32) NOT NULL PRIMARY KEY,
    numbers_left BIGINT      NOT NULL,
    CONSTRAINT ck_demo_number_pool CHECK (numbers_left >= 0)
);

CREATE TABLE IF NOT EXISTS demo_shipment (
    effect_key      VARCHAR(100) NOT NULL,
    shop_code       VARCHAR(32)  NOT NULL,
    order_no        VARCHAR(64)  NOT NULL,
    tracking_number VARCHAR(64)  NOT NULL,
    PRIMARY KEY (shop_code, effect_key)
);

-- What the demo's shops were told of shipments, by the id of the event; times counts how often.
CREATE TABLE IF NOT EXISTS demo_shop_event (
    shop_code VARCHAR(32)  NOT NULL,
    event_id  VARCHAR(120) NOT NULL,
    times     INT          NOT NULL,
    PRIMARY KEY (shop_code, event_id)
);

-- What the platform stubs were told. line_no is empty for a whole order; times counts how often it was done.
CREATE TABLE IF NOT EXISTS demo_platform_shipment (
    protocol        VARCHAR(16)  NOT NULL,
    order_no        VARCHAR(64)  NOT NULL,
    line_no         VARCHAR(64)  NOT NULL,
    tracking_number VARCHAR(200) NOT NULL,
    quantity        INT          NOT NULL,
    times           INT          NOT NULL,
    PRIMARY KEY (protocol, order_no, line_no, tracking_number)
);

-- What the demo's shops show of their stock. version: of those that are told one; times counts how often it was told.
CREATE TABLE IF NOT EXISTS demo_listing (
    shop_code VARCHAR(32) NOT NULL,
    listing   VARCHAR(64) NOT NULL,
    units     INT         NOT NULL,
    version   BIGINT      NOT NULL,
    times     INT         NOT NULL,
    PRIMARY KEY (shop_code, listing)
);

-- Messages that the demo's shops passed on to their buyers.
CREATE TABLE IF NOT EXISTS demo_buyer_message (
    message_key VARCHAR(100)  NOT NULL PRIMARY KEY,
    shop_code   VARCHAR(32)   NOT NULL,
    order_no    VARCHAR(64)   NOT NULL,
    text_zh     VARCHAR(1500) NOT NULL,
    text_en     VARCHAR(1500) NOT NULL,
    times       INT           NOT NULL,
    received_at DATETIME(6)   NOT NULL
);

-- Money that the demo's shops gave back; times counts how often they were told.
CREATE TABLE IF NOT EXISTS demo_refund (
    refund_key VARCHAR(100) NOT NULL PRIMARY KEY,
    shop_code  VARCHAR(32)  NOT NULL,
    order_no   VARCHAR(64)  NOT NULL,
    amount     VARCHAR(32)  NOT NULL,
    units      INT          NOT NULL,
    times      INT          NOT NULL
);
