-- What the demo's carrier and shops remember, as real ones would, also over a crash of the application. Repeatable, because a
-- numbered migration here would stand in the way of the next numbered one of the house.
CREATE TABLE IF NOT EXISTS demo_waybill (
    reference       VARCHAR(64) NOT NULL PRIMARY KEY,
    tracking_number VARCHAR(64) NOT NULL,
    voided          BOOLEAN     NOT NULL,
    CONSTRAINT uq_demo_waybill_number UNIQUE (tracking_number)
);

CREATE TABLE IF NOT EXISTS demo_shipment (
    effect_key      VARCHAR(100) NOT NULL,
    shop_code       VARCHAR(32)  NOT NULL,
    order_no        VARCHAR(64)  NOT NULL,
    tracking_number VARCHAR(64)  NOT NULL,
    PRIMARY KEY (shop_code, effect_key)
);
