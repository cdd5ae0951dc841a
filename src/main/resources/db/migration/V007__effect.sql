-- Calls with consequences outside: claimed here in the transaction that wants them, called after its commit, confirmed here.
-- due_at: when a worker may take it, that is the next try, or the end of the lease while one calls; NULL once settled.
-- in_doubt: the other side may have done it without our knowing, so it is asked before anything is sent again.
-- request and answer are JSON of ids and codes, never personal data.
CREATE TABLE effect (
    effect_id      BIGINT        NOT NULL PRIMARY KEY,
    kind           VARCHAR(32)   NOT NULL,
    effect_key     VARCHAR(100)  NOT NULL,
    fulfillment_id BIGINT        NOT NULL,
    target         VARCHAR(100)  NOT NULL,
    request        VARCHAR(1000) NOT NULL,
    state          VARCHAR(16)   NOT NULL,
    tries          INT           NOT NULL,
    in_doubt       BOOLEAN       NOT NULL,
    due_at         DATETIME(6)   NULL,
    lease_by       VARCHAR(36)   NOT NULL,
    answer         VARCHAR(1000) NOT NULL,
    error          VARCHAR(500)  NOT NULL,
    created_at     DATETIME(6)   NOT NULL,
    settled_at     DATETIME(6)   NULL,
    CONSTRAINT uq_effect_key UNIQUE (kind, effect_key),
    INDEX ix_effect_due (due_at),
    INDEX ix_effect_fulfillment (fulfillment_id),
    CONSTRAINT ck_effect_state CHECK (state IN ('CLAIMED', 'CALLING', 'DONE', 'FAILED')),
    CONSTRAINT ck_effect_due CHECK ((due_at IS NULL) = (state IN ('DONE', 'FAILED')))
);
