-- Systems that are told by signed webhook what happens to orders. event_types, shops: one per line, no shops for all. state OFF keeps its deliveries waiting.
-- secret: with old_secret until old_secret_until both sign, so that a receiver may change over. failures: calls in a row without a yes; with rests_until the breaker.
CREATE TABLE webhook_endpoint (
    endpoint_id      BIGINT        NOT NULL PRIMARY KEY,
    url              VARCHAR(500)  NOT NULL,
    description      VARCHAR(200)  NOT NULL,
    event_types      VARCHAR(1000) NOT NULL,
    shops            VARCHAR(2000) NOT NULL,
    state            VARCHAR(8)    NOT NULL,
    off_reason       VARCHAR(16)   NOT NULL,
    off_at           DATETIME(6)   NULL,
    secret           VARCHAR(128)  NOT NULL,
    old_secret       VARCHAR(128)  NOT NULL,
    old_secret_until DATETIME(6)   NULL,
    failures         INT           NOT NULL,
    rests_until      DATETIME(6)   NULL,
    created_at       DATETIME(6)   NOT NULL,
    CONSTRAINT ck_webhook_endpoint_state CHECK (state IN ('ON', 'OFF')),
    CONSTRAINT ck_webhook_endpoint_off CHECK ((state = 'OFF') = (off_at IS NOT NULL)),
    CONSTRAINT ck_webhook_endpoint_reason CHECK (off_reason IN ('', 'PERSON', 'GONE'))
);

-- Who did what to an endpoint; it stays when the endpoint goes.
CREATE TABLE webhook_change (
    webhook_change_id BIGINT       NOT NULL PRIMARY KEY,
    endpoint_id       BIGINT       NOT NULL,
    act               VARCHAR(16)  NOT NULL,
    note              VARCHAR(500) NOT NULL,
    changed_at        DATETIME(6)  NOT NULL,
    changed_by        VARCHAR(64)  NOT NULL,
    INDEX ix_webhook_change_endpoint (endpoint_id, webhook_change_id)
);

-- What happened, written in the transaction in which it did, if an endpoint wants it. The number is the database's own and not the house's: rows of one order
-- are written one transaction after the other, so it is their order whichever node writes. data: JSON of ids, codes and times. told: given to the endpoints.
CREATE TABLE webhook_event (
    event_id       BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event_type     VARCHAR(40)   NOT NULL,
    fulfillment_id BIGINT        NOT NULL,
    order_key      BIGINT        NOT NULL,
    shop_code      VARCHAR(32)   NOT NULL,
    data           VARCHAR(2000) NOT NULL,
    happened_at    DATETIME(6)   NOT NULL,
    told           BOOLEAN       NOT NULL,
    INDEX ix_webhook_event_told (told, event_id),
    INDEX ix_webhook_event_happened (happened_at)
);

-- One event for one endpoint. answer_status is 0 where no answer came.
CREATE TABLE webhook_delivery (
    event_id      BIGINT       NOT NULL,
    endpoint_id   BIGINT       NOT NULL,
    order_key     BIGINT       NOT NULL,
    state         VARCHAR(8)   NOT NULL,
    tries         INT          NOT NULL,
    answer_status INT          NOT NULL,
    answer_words  VARCHAR(200) NOT NULL,
    changed_at    DATETIME(6)  NOT NULL,
    PRIMARY KEY (event_id, endpoint_id),
    INDEX ix_webhook_delivery_queue (endpoint_id, order_key, state, event_id),
    INDEX ix_webhook_delivery_state (endpoint_id, state, event_id),
    CONSTRAINT ck_webhook_delivery_state CHECK (state IN ('WAITING', 'DONE', 'DEAD'))
);

-- The events of one order wait here for one endpoint; who leases the row sends them, one after the other. due_at: when a worker may take it, that is the next
-- try, or the end of the lease while one sends; NULL with nothing to send.
CREATE TABLE webhook_queue (
    endpoint_id   BIGINT      NOT NULL,
    order_key     BIGINT      NOT NULL,
    due_at        DATETIME(6) NULL,
    lease_by      VARCHAR(36) NOT NULL,
    last_event_id BIGINT      NOT NULL,
    PRIMARY KEY (endpoint_id, order_key),
    INDEX ix_webhook_queue_due (endpoint_id, due_at),
    INDEX ix_webhook_queue_last (last_event_id)
);

-- Events that are sent again, taken up piece by piece: queued of about total so far. what: DEAD for those given up, SINCE for all from a time on.
CREATE TABLE webhook_replay (
    replay_id     BIGINT      NOT NULL PRIMARY KEY,
    endpoint_id   BIGINT      NOT NULL,
    what          VARCHAR(8)  NOT NULL,
    since_at      DATETIME(6) NULL,
    next_event_id BIGINT      NOT NULL,
    last_event_id BIGINT      NOT NULL,
    total         BIGINT      NOT NULL,
    queued        BIGINT      NOT NULL,
    started_at    DATETIME(6) NOT NULL,
    started_by    VARCHAR(64) NOT NULL,
    ended_at      DATETIME(6) NULL,
    INDEX ix_webhook_replay_endpoint (endpoint_id, replay_id),
    INDEX ix_webhook_replay_open (ended_at),
    CONSTRAINT ck_webhook_replay_what CHECK (what IN ('DEAD', 'SINCE'))
);

INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('webhook-clean-up', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
