-- Parcels that a tracking feed was asked to watch, from the handover on, and what all scans reported so far say together.
-- state: NONE until the first scan. watch_state: whether the feed watches; watch_round: a feed that gave up is asked again under a new key.
CREATE TABLE parcel_tracking (
    parcel_id       BIGINT      NOT NULL PRIMARY KEY,
    fulfillment_id  BIGINT      NOT NULL,
    carrier_code    VARCHAR(32) NOT NULL,
    tracking_number VARCHAR(64) NOT NULL,
    feed            VARCHAR(16) NOT NULL,
    account         VARCHAR(32) NOT NULL,
    watch_state     VARCHAR(16) NOT NULL,
    watch_round     INT         NOT NULL,
    state           VARCHAR(16) NOT NULL,
    state_at        DATETIME(6) NULL,
    last_scan_at    DATETIME(6) NULL,
    delivered_at    DATETIME(6) NULL,
    handed_over_at  DATETIME(6) NOT NULL,
    INDEX ix_parcel_tracking_number (tracking_number),
    INDEX ix_parcel_tracking_fulfillment (fulfillment_id),
    INDEX ix_parcel_tracking_scan (state, last_scan_at),
    INDEX ix_parcel_tracking_handover (state, handed_over_at),
    INDEX ix_parcel_tracking_watch (watch_state, feed, account),
    CONSTRAINT ck_parcel_tracking_watch CHECK (watch_state IN ('WANTED', 'WATCHED', 'REFUSED', 'ENDED')),
    CONSTRAINT ck_parcel_tracking_state CHECK (state IN ('NONE', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'PROBLEM', 'RETURNED')),
    CONSTRAINT ck_parcel_tracking_delivered CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL))
);

-- What the carrier said, once. state is empty where a feed gave a line of text and no code. The text may name people: it is shown with
-- phone numbers masked and never logged.
CREATE TABLE tracking_event (
    parcel_id      BIGINT       NOT NULL,
    happened_at    DATETIME(6)  NOT NULL,
    state          VARCHAR(16)  NOT NULL,
    text_digest    CHAR(32)     NOT NULL,
    fulfillment_id BIGINT       NOT NULL,
    text           VARCHAR(500) NOT NULL,
    place          VARCHAR(100) NOT NULL,
    PRIMARY KEY (parcel_id, happened_at, state, text_digest),
    INDEX ix_tracking_event_fulfillment (fulfillment_id)
);

-- Genuine pushes as they were signed, byte for byte, each once: a replay finds its digest. Rows go after a while (wharf.tracking.keep-pushes).
CREATE TABLE tracking_push (
    tracking_push_id BIGINT       NOT NULL PRIMARY KEY,
    digest           CHAR(64)     NOT NULL,
    feed             VARCHAR(16)  NOT NULL,
    account          VARCHAR(32)  NOT NULL,
    content          MEDIUMBLOB   NOT NULL,
    received_at      DATETIME(6)  NOT NULL,
    state            VARCHAR(16)  NOT NULL,
    due_at           DATETIME(6)  NULL,
    tries            INT          NOT NULL,
    note             VARCHAR(200) NOT NULL,
    CONSTRAINT uq_tracking_push_digest UNIQUE (digest),
    INDEX ix_tracking_push_due (due_at),
    INDEX ix_tracking_push_received (received_at),
    CONSTRAINT ck_tracking_push_state CHECK (state IN ('NEW', 'DONE', 'IGNORED', 'FAILED')),
    CONSTRAINT ck_tracking_push_due CHECK ((due_at IS NULL) = (state <> 'NEW'))
);

-- Why a person has to look after a parcel; the key is that of its instance of resolve-tracking, so there is one of each.
-- parcel_id is 0 for what concerns all parcels of a feed's account. again_at: the person wants to be asked again then.
CREATE TABLE tracking_problem (
    problem_key    VARCHAR(100) NOT NULL PRIMARY KEY,
    kind           VARCHAR(16)  NOT NULL,
    parcel_id      BIGINT       NOT NULL,
    fulfillment_id BIGINT       NOT NULL,
    found_at       DATETIME(6)  NOT NULL,
    closed_at      DATETIME(6)  NULL,
    closed_by      VARCHAR(64)  NOT NULL,
    resolution     VARCHAR(32)  NOT NULL,
    again_at       DATETIME(6)  NULL,
    INDEX ix_tracking_problem_parcel (parcel_id),
    INDEX ix_tracking_problem_fulfillment (fulfillment_id),
    INDEX ix_tracking_problem_again (again_at),
    CONSTRAINT ck_tracking_problem_kind CHECK (kind IN ('NO_SCAN', 'STUCK', 'RETURNED', 'NOT_WATCHED'))
);

INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('tracking-watch', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
