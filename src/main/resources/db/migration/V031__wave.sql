-- How a warehouse forms waves. Insert only: the highest version counts, the others say what counted when. setting: JSON, docs/rules/waves.md.
CREATE TABLE wave_setting (
    warehouse_code VARCHAR(32)  NOT NULL,
    version        INT          NOT NULL,
    setting        MEDIUMTEXT   NOT NULL,
    note           VARCHAR(200) NOT NULL,
    created_by     VARCHAR(64)  NOT NULL,
    created_at     DATETIME(6)  NOT NULL,
    PRIMARY KEY (warehouse_code, version)
);

-- Whose turn it is to form the waves of a warehouse: nobody else begins before until_at, no clock before due_at.
CREATE TABLE wave_turn (
    warehouse_code VARCHAR(32) NOT NULL PRIMARY KEY,
    holder         VARCHAR(64) NOT NULL,
    until_at       DATETIME(6) NOT NULL,
    due_at         DATETIME(6) NOT NULL
);

-- Orders that are picked together, on one or several carts. terms: limits, pace and pickers it was planned with, JSON.
-- While it is PLANNING, whoever has set until_at last works on the plan until then; later anybody may.
-- The fcfs columns say the same of carts filled in the order of arrival.
CREATE TABLE wave (
    wave_id          BIGINT       NOT NULL PRIMARY KEY,
    wave_key         VARCHAR(100) NOT NULL,
    warehouse_code   VARCHAR(32)  NOT NULL,
    template_code    VARCHAR(32)  NOT NULL,
    state            VARCHAR(16)  NOT NULL,
    by_itself        BOOLEAN      NOT NULL,
    terms            TEXT         NOT NULL,
    until_at         DATETIME(6)  NOT NULL,
    started_at       DATETIME(6)  NULL,
    tries            INT          NOT NULL,
    metres_known     BOOLEAN      NOT NULL,
    centimetres      BIGINT       NOT NULL,
    seconds          INT          NOT NULL,
    at_risk          INT          NOT NULL,
    fcfs_centimetres BIGINT       NOT NULL,
    fcfs_seconds     INT          NOT NULL,
    fcfs_at_risk     INT          NOT NULL,
    note_zh          VARCHAR(500) NOT NULL,
    note_en          VARCHAR(500) NOT NULL,
    created_by       VARCHAR(64)  NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    planned_at       DATETIME(6)  NULL,
    released_at      DATETIME(6)  NULL,
    closed_at        DATETIME(6)  NULL,
    CONSTRAINT uq_wave_key UNIQUE (wave_key),
    INDEX ix_wave_state (state, warehouse_code),
    INDEX ix_wave_warehouse (warehouse_code, wave_id),
    CONSTRAINT ck_wave_state CHECK (state IN ('PLANNING', 'PLANNED', 'RELEASED', 'DONE', 'DISCARDED'))
);

-- One cart of a wave, numbered from 1. pick_task_id is set when it is released.
CREATE TABLE wave_cart (
    wave_id      BIGINT  NOT NULL,
    cart         INT     NOT NULL,
    pick_task_id BIGINT  NULL,
    centimetres  BIGINT  NOT NULL,
    seconds      INT     NOT NULL,
    oversize     BOOLEAN NOT NULL,
    PRIMARY KEY (wave_id, cart),
    INDEX ix_wave_cart_task (pick_task_id)
);

-- An order in a wave; cart is 0 until it is planned. open_fulfillment_id makes sure that it is in one wave at a time, however many are planned at once.
CREATE TABLE wave_order (
    wave_id             BIGINT      NOT NULL,
    fulfillment_id      BIGINT      NOT NULL,
    cart                INT         NOT NULL,
    position            INT         NOT NULL,
    state               VARCHAR(16) NOT NULL,
    why                 VARCHAR(16) NOT NULL,
    due_at              DATETIME(6) NOT NULL,
    at_risk             BOOLEAN     NOT NULL,
    open_fulfillment_id BIGINT GENERATED ALWAYS AS (CASE WHEN state IN ('CLAIMED', 'PLANNED', 'PICKING') THEN fulfillment_id ELSE NULL END) STORED,
    PRIMARY KEY (wave_id, fulfillment_id),
    CONSTRAINT uq_wave_order_open UNIQUE (open_fulfillment_id),
    INDEX ix_wave_order_fulfillment (fulfillment_id),
    CONSTRAINT ck_wave_order_state CHECK (state IN ('CLAIMED', 'PLANNED', 'PICKING', 'DONE', 'LEFT'))
);
