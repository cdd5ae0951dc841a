-- What a channel was told of a parcel, one row per effect that tells it. form: EXACT (each unit of the parcel), LINES (its lines, not how many units are in which
-- parcel), WHOLE (the order as one), NOTHING (another notice had told all that may be told). state: PLANNED before the first call, so that a repeat says the same; TOLD;
-- REFUSED. content: JSON of a planned notice, empty where the parcel itself says everything. rest_zh, rest_en: what the channel could not be told, for the buyer.
CREATE TABLE channel_notice (
    effect_key     VARCHAR(100)  NOT NULL PRIMARY KEY,
    sales_order_id BIGINT        NOT NULL,
    fulfillment_id BIGINT        NOT NULL,
    form           VARCHAR(16)   NOT NULL,
    state          VARCHAR(16)   NOT NULL,
    content        MEDIUMTEXT    NOT NULL,
    rest_zh        VARCHAR(500)  NOT NULL,
    rest_en        VARCHAR(500)  NOT NULL,
    changed_at     DATETIME(6)   NOT NULL,
    INDEX ix_channel_notice_order (sales_order_id),
    INDEX ix_channel_notice_fulfillment (fulfillment_id),
    CONSTRAINT ck_channel_notice_form CHECK (form IN ('EXACT', 'LINES', 'WHOLE', 'NOTHING')),
    CONSTRAINT ck_channel_notice_state CHECK (state IN ('PLANNED', 'TOLD', 'REFUSED'))
);
