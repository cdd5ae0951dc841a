-- One count of a fulfillment's goods at the bench. A new count replaces an open one; a difference ends it.
CREATE TABLE verification (
    verification_id BIGINT      NOT NULL PRIMARY KEY,
    fulfillment_id  BIGINT      NOT NULL,
    state           VARCHAR(16) NOT NULL,
    verifier        VARCHAR(64) NOT NULL,
    opened_at       DATETIME(6) NOT NULL,
    done_at         DATETIME(6) NULL,
    INDEX ix_verification_fulfillment (fulfillment_id, verification_id),
    INDEX ix_verification_state (state, opened_at),
    CONSTRAINT ck_verification_state CHECK (state IN ('OPEN', 'MATCHED', 'DIFFERENT', 'REPLACED', 'CANCELLED'))
);

CREATE TABLE verification_line (
    verification_id BIGINT      NOT NULL,
    sku             VARCHAR(64) NOT NULL,
    needed          INT         NOT NULL,
    scanned         INT         NOT NULL,
    PRIMARY KEY (verification_id, sku),
    CONSTRAINT ck_verification_line_scanned CHECK (scanned >= 0 AND scanned <= needed)
);

-- A special request of the buyer, ticked by the one who did it. The parcel cannot be closed before.
CREATE TABLE request_confirmation (
    verification_id BIGINT       NOT NULL,
    request_index   INT          NOT NULL,
    request         VARCHAR(200) NOT NULL,
    confirmed_by    VARCHAR(64)  NOT NULL,
    confirmed_at    DATETIME(6)  NULL,
    PRIMARY KEY (verification_id, request_index)
);

CREATE TABLE verification_difference (
    verification_difference_id BIGINT       NOT NULL PRIMARY KEY,
    verification_id            BIGINT       NOT NULL,
    fulfillment_id             BIGINT       NOT NULL,
    kind                       VARCHAR(16)  NOT NULL,
    sku                        VARCHAR(64)  NOT NULL,
    quantity                   INT          NOT NULL,
    note                       VARCHAR(200) NOT NULL,
    person                     VARCHAR(64)  NOT NULL,
    reported_at                DATETIME(6)  NOT NULL,
    INDEX ix_verification_difference_fulfillment (fulfillment_id),
    CONSTRAINT ck_verification_difference_kind CHECK (kind IN ('MISSING', 'EXTRA', 'WRONG_ITEM', 'DAMAGED')),
    CONSTRAINT ck_verification_difference_quantity CHECK (quantity > 0)
);
