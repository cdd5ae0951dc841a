-- Counting: a plan asks for bins, each bin is one task, counted in rounds by different people.
CREATE TABLE count_plan (
    count_plan_id  BIGINT       NOT NULL PRIMARY KEY,
    plan_key       VARCHAR(80)  NOT NULL,
    warehouse_code VARCHAR(32)  NOT NULL,
    choice         VARCHAR(200) NOT NULL,
    note           VARCHAR(200) NOT NULL,
    created_by     VARCHAR(64)  NOT NULL,
    created_at     DATETIME(6)  NOT NULL,
    CONSTRAINT uq_count_plan_key UNIQUE (plan_key)
);

-- open_bin: unique while the task is not closed, so that a bin is never counted twice at the same time.
CREATE TABLE count_task (
    count_task_id  BIGINT      NOT NULL PRIMARY KEY,
    count_plan_id  BIGINT      NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    bin_code       VARCHAR(32) NOT NULL,
    state          VARCHAR(16) NOT NULL,
    round          INT         NOT NULL,
    value_minor    BIGINT      NOT NULL,
    created_at     DATETIME(6) NOT NULL,
    closed_at      DATETIME(6) NULL,
    open_bin       VARCHAR(70) GENERATED ALWAYS AS (CASE WHEN state IN ('BOOKED', 'DISMISSED', 'CANCELLED') THEN NULL ELSE CONCAT(warehouse_code, ' ', bin_code) END) STORED,
    CONSTRAINT uq_count_task_open_bin UNIQUE (open_bin),
    INDEX ix_count_task_plan (count_plan_id),
    INDEX ix_count_task_state (state, warehouse_code, bin_code),
    CONSTRAINT ck_count_task_state CHECK (state IN ('WAITING', 'COUNTING', 'COUNTED', 'APPROVAL', 'BOOKED', 'DISMISSED', 'CANCELLED'))
);

CREATE TABLE count_round (
    count_task_id BIGINT      NOT NULL,
    round         INT         NOT NULL,
    counter       VARCHAR(64) NOT NULL,
    opened_at     DATETIME(6) NOT NULL,
    finished_at   DATETIME(6) NULL,
    PRIMARY KEY (count_task_id, round)
);

-- snapshot: units on record when the bin was opened. moved: what was booked in and out of the bin from then until this line was counted.
-- The variance is counted - (snapshot + moved). counted is null for what is on record and was not mentioned yet.
CREATE TABLE count_line (
    count_line_id BIGINT      NOT NULL PRIMARY KEY,
    count_task_id BIGINT      NOT NULL,
    round         INT         NOT NULL,
    sku           VARCHAR(64) NOT NULL,
    lot_no        VARCHAR(64) NOT NULL,
    snapshot      INT         NOT NULL,
    moved         INT         NOT NULL,
    counted       INT         NULL,
    counted_at    DATETIME(6) NULL,
    CONSTRAINT uq_count_line UNIQUE (count_task_id, round, sku, lot_no),
    CONSTRAINT ck_count_line_counted CHECK (counted >= 0)
);

-- Units that may not leave until somebody lifts it: a number of a SKU, a bin, or a lot.
CREATE TABLE stock_freeze (
    stock_freeze_id BIGINT       NOT NULL PRIMARY KEY,
    freeze_key      VARCHAR(80)  NOT NULL,
    warehouse_code  VARCHAR(32)  NOT NULL,
    sku             VARCHAR(64)  NOT NULL,
    bin_code        VARCHAR(32)  NOT NULL,
    lot_no          VARCHAR(64)  NOT NULL,
    units           INT          NOT NULL,
    reason          VARCHAR(200) NOT NULL,
    frozen_by       VARCHAR(64)  NOT NULL,
    frozen_at       DATETIME(6)  NOT NULL,
    lifted_by       VARCHAR(64)  NOT NULL,
    lifted_at       DATETIME(6)  NULL,
    CONSTRAINT uq_stock_freeze_key UNIQUE (freeze_key, sku, bin_code, lot_no),
    INDEX ix_stock_freeze_open (lifted_at, warehouse_code, sku),
    CONSTRAINT ck_stock_freeze_units CHECK (units > 0)
);

-- Goods on their way between two warehouses. recalled: they turn round; the source is then where they arrive.
CREATE TABLE transfer (
    transfer_id    BIGINT       NOT NULL PRIMARY KEY,
    transfer_key   VARCHAR(80)  NOT NULL,
    from_warehouse VARCHAR(32)  NOT NULL,
    to_warehouse   VARCHAR(32)  NOT NULL,
    state          VARCHAR(16)  NOT NULL,
    recalled       BOOLEAN      NOT NULL,
    note           VARCHAR(200) NOT NULL,
    created_by     VARCHAR(64)  NOT NULL,
    created_at     DATETIME(6)  NOT NULL,
    sent_at        DATETIME(6)  NULL,
    due_at         DATETIME(6)  NULL,
    closed_at      DATETIME(6)  NULL,
    CONSTRAINT uq_transfer_key UNIQUE (transfer_key),
    INDEX ix_transfer_state (state, transfer_id),
    CONSTRAINT ck_transfer_state CHECK (state IN ('DRAFT', 'APPROVAL', 'PICKING', 'SENT', 'DIFFERENT', 'CLOSED', 'CANCELLED')),
    CONSTRAINT ck_transfer_ends CHECK (recalled OR from_warehouse <> to_warehouse)
);

-- frozen: at the source, until it leaves. In transit are sent - arrived - lost. extra: arrived beyond what was sent, booked when settled.
CREATE TABLE transfer_line (
    transfer_id BIGINT      NOT NULL,
    sku         VARCHAR(64) NOT NULL,
    wanted      INT         NOT NULL,
    frozen      INT         NOT NULL,
    picked      INT         NOT NULL,
    sent        INT         NOT NULL,
    arrived     INT         NOT NULL,
    extra       INT         NOT NULL,
    lost        INT         NOT NULL,
    PRIMARY KEY (transfer_id, sku),
    INDEX ix_transfer_line_sku (sku),
    CONSTRAINT ck_transfer_line CHECK (wanted >= 0 AND frozen >= 0 AND picked >= 0 AND picked <= wanted AND sent >= 0 AND arrived >= 0 AND extra >= 0 AND lost >= 0
                                       AND arrived + lost <= sent)
);

-- What was taken from which bin, and what arrived; the key makes each one count once.
CREATE TABLE transfer_scan (
    transfer_scan_id BIGINT       NOT NULL PRIMARY KEY,
    transfer_id      BIGINT       NOT NULL,
    kind             VARCHAR(8)   NOT NULL,
    scan_key         VARCHAR(80)  NOT NULL,
    sku              VARCHAR(64)  NOT NULL,
    bin_code         VARCHAR(32)  NOT NULL,
    lot_no           VARCHAR(64)  NOT NULL,
    units            INT          NOT NULL,
    scanned_by       VARCHAR(64)  NOT NULL,
    scanned_at       DATETIME(6)  NOT NULL,
    CONSTRAINT uq_transfer_scan_key UNIQUE (transfer_id, scan_key),
    CONSTRAINT ck_transfer_scan CHECK (units > 0 AND kind IN ('PICK', 'ARRIVAL'))
);
