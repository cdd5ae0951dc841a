-- What goes back to buyers, and how far it is. The effect of kind REFUND with the same key has it given back. words: the other side's refusal, or why a person says that nothing
-- is due; reference: of a refund that a person gave. An amount of 0 keeps that a channel cancelled what was not paid yet. Every row counts towards what an order gives back, whatever its state: nothing is given back twice.
CREATE TABLE refund (
    effect_key     VARCHAR(100) NOT NULL PRIMARY KEY,
    fulfillment_id BIGINT       NOT NULL,
    sales_order_id BIGINT       NOT NULL,
    amount_minor   BIGINT       NOT NULL,
    currency       CHAR(3)      NOT NULL,
    reason_code    VARCHAR(32)  NOT NULL,
    state          VARCHAR(16)  NOT NULL,
    reference      VARCHAR(200) NOT NULL,
    words          VARCHAR(500) NOT NULL,
    decided_by     VARCHAR(64)  NOT NULL,
    created_at     DATETIME(6)  NOT NULL,
    settled_at     DATETIME(6)  NULL,
    INDEX ix_refund_fulfillment (fulfillment_id),
    INDEX ix_refund_sales_order (sales_order_id),
    INDEX ix_refund_state (state, created_at),
    CONSTRAINT ck_refund_amount CHECK (amount_minor >= 0),
    CONSTRAINT ck_refund_state CHECK (state IN ('WAITING', 'DONE', 'REFUSED', 'BY_HAND', 'NOT_DUE')),
    CONSTRAINT ck_refund_settled CHECK ((settled_at IS NULL) = (state IN ('WAITING', 'REFUSED')))
);

-- Units of order lines, as the channel counts them, that a refund is for.
CREATE TABLE refund_line (
    effect_key VARCHAR(100) NOT NULL,
    line_no    VARCHAR(64)  NOT NULL,
    quantity   INT          NOT NULL,
    PRIMARY KEY (effect_key, line_no),
    CONSTRAINT ck_refund_line_quantity CHECK (quantity > 0)
);

-- Whether anything of an order still ships is asked over all fulfillments, also those that bear it for another order.
CREATE INDEX ix_fulfillment_line_sales_order ON fulfillment_line (sales_order_id);

-- What was cancelled before had to be given back by hand. It counts as given, so that nothing is given twice: all that was paid where nothing of the order ships, else the price
-- of what does not ship less its share of the discount. Kits are counted by the units of one of their parts.
INSERT INTO refund (effect_key, fulfillment_id, sales_order_id, amount_minor, currency, reason_code, state, reference, words, decided_by, created_at, settled_at)
WITH kits AS (
    SELECT l.fulfillment_id, l.sales_order_id, l.line_no, f.stage IN ('CANCELLING', 'CANCELLED') AS gone, SUM(l.quantity) DIV l.units_per_kit AS units
      FROM fulfillment_line l JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id
     WHERE l.quantity > 0
     GROUP BY l.fulfillment_id, l.sales_order_id, l.line_no, l.sku, l.units_per_kit, f.stage
), held AS (
    SELECT fulfillment_id, sales_order_id, line_no, gone, MAX(units) AS units FROM kits GROUP BY fulfillment_id, sales_order_id, line_no, gone
), ships AS (
    SELECT sales_order_id, line_no, SUM(CASE WHEN gone THEN 0 ELSE units END) AS living, SUM(CASE WHEN gone THEN units ELSE 0 END) AS cancelled
      FROM held GROUP BY sales_order_id, line_no
), sold AS (
    SELECT l.sales_order_id, SUM(l.quantity * l.unit_price_minor) AS goods, SUM(COALESCE(s.living, 0)) AS living,
           SUM(CASE WHEN l.gift THEN 0 ELSE l.cancelled_quantity + COALESCE(s.cancelled, 0) END) AS cancelled,
           SUM(GREATEST(0, l.quantity - COALESCE(s.living, 0)) * l.unit_price_minor) AS price
      FROM sales_order_line l LEFT JOIN ships s ON s.sales_order_id = l.sales_order_id AND s.line_no = l.line_no
     GROUP BY l.sales_order_id
), given AS (
    SELECT o.sales_order_id, o.currency, (SELECT MIN(f.fulfillment_id) FROM fulfillment f WHERE f.sales_order_id = o.sales_order_id) AS fulfillment_id,
           CASE WHEN sold.living = 0 THEN o.paid_minor
                ELSE LEAST(o.paid_minor, sold.price - LEAST(o.discount_minor, sold.goods) * sold.price DIV GREATEST(1, sold.goods)) END AS amount
      FROM sales_order o JOIN sold ON sold.sales_order_id = o.sales_order_id
     WHERE o.payment_status IN ('PAID', 'DEPOSIT') AND o.paid_minor > 0 AND sold.cancelled > 0
)
SELECT CONCAT('F', fulfillment_id, '-R1'), fulfillment_id, sales_order_id, amount, currency, 'BEFORE_REFUNDS', 'NOT_DUE', '', '更新前已人工处理 settled by hand before the update', '',
       UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
  FROM given WHERE amount > 0 AND fulfillment_id IS NOT NULL;
