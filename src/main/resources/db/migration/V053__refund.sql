-- What goes back to buyers, and how far it is. The effect of kind REFUND with the same key has it given back. words: the other side's refusal, or why a person says that nothing
-- is due; reference: of a refund that a person gave. Every row counts towards what an order gives back, whatever its state: nothing is given back twice.
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
    CONSTRAINT ck_refund_amount CHECK (amount_minor > 0),
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
