-- One act on many orders, carried out in the name of who started it. leased_by: the node at work; another takes over when leased_until is past.
CREATE TABLE bulk_run (
    bulk_run_id     BIGINT       NOT NULL PRIMARY KEY,
    idempotency_key VARCHAR(64)  NOT NULL,
    request_hash    BINARY(32)   NOT NULL,
    action          VARCHAR(32)  NOT NULL,
    hold_code       VARCHAR(64)  NOT NULL,
    reason          VARCHAR(200) NOT NULL,
    warehouse_code  VARCHAR(32)  NOT NULL,
    state           VARCHAR(16)  NOT NULL,
    total           INT          NOT NULL,
    started_by      VARCHAR(64)  NOT NULL,
    started_groups  VARCHAR(500) NOT NULL,
    started_at      DATETIME(6)  NOT NULL,
    finished_at     DATETIME(6)  NULL,
    leased_by       VARCHAR(64)  NOT NULL,
    leased_until    DATETIME(6)  NULL,
    CONSTRAINT uq_bulk_run_key UNIQUE (started_by, idempotency_key),
    INDEX ix_bulk_run_state (state, bulk_run_id),
    CONSTRAINT ck_bulk_run_state CHECK (state IN ('RUNNING', 'STOPPED', 'DONE'))
);

-- What became of each order of a run. The row changes in the transaction that moves the order: once, whatever breaks.
CREATE TABLE bulk_item (
    bulk_run_id    BIGINT       NOT NULL,
    position       INT          NOT NULL,
    fulfillment_id BIGINT       NOT NULL,
    outcome        VARCHAR(16)  NOT NULL,
    stage          VARCHAR(16)  NOT NULL,
    holds          VARCHAR(500) NOT NULL,
    reason_zh      VARCHAR(500) NOT NULL,
    reason_en      VARCHAR(500) NOT NULL,
    done_at        DATETIME(6)  NULL,
    PRIMARY KEY (bulk_run_id, position),
    INDEX ix_bulk_item_outcome (bulk_run_id, outcome, position),
    CONSTRAINT ck_bulk_item_outcome CHECK (outcome IN ('PENDING', 'PASSED', 'HELD', 'CANCELLED', 'REFUSED', 'FAILED'))
);
