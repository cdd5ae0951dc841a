-- What the house tells buyers through the channel, and how that ended. The effect of kind TELL_BUYER with the same key sends it. Texts hold {link} where the link goes:
-- it is made when the message is sent and kept nowhere. No personal data: the channel knows the buyer by the order's number.
CREATE TABLE buyer_message (
    effect_key     VARCHAR(100)  NOT NULL PRIMARY KEY,
    fulfillment_id BIGINT        NOT NULL,
    sales_order_id BIGINT        NOT NULL,
    kind           VARCHAR(32)   NOT NULL,
    link_kind      VARCHAR(16)   NOT NULL,
    link_to        BIGINT        NOT NULL,
    home           VARCHAR(200)  NOT NULL,
    text_zh        VARCHAR(1000) NOT NULL,
    text_en        VARCHAR(1000) NOT NULL,
    state          VARCHAR(16)   NOT NULL,
    words          VARCHAR(500)  NOT NULL,
    created_at     DATETIME(6)   NOT NULL,
    settled_at     DATETIME(6)   NULL,
    INDEX ix_buyer_message_fulfillment (fulfillment_id),
    CONSTRAINT ck_buyer_message_state CHECK (state IN ('WAITING', 'SENT', 'REFUSED')),
    CONSTRAINT ck_buyer_message_settled CHECK ((settled_at IS NULL) = (state = 'WAITING'))
);

-- A question to the buyer about one task. The link's token is a keyed digest of salt and id under a secret that is not in the database; here is its SHA-256, to find the
-- question by. note is what customer service adds. answer: the buyer's choice, or what was done because none came; what a buyer typed goes into the order and not here.
CREATE TABLE buyer_question (
    buyer_question_id BIGINT       NOT NULL PRIMARY KEY,
    fulfillment_id    BIGINT       NOT NULL,
    sales_order_id    BIGINT       NOT NULL,
    kind              VARCHAR(16)  NOT NULL,
    task_key          VARCHAR(64)  NOT NULL,
    task_id           VARCHAR(64)  NOT NULL,
    note              VARCHAR(200) NOT NULL,
    salt              CHAR(32)     NOT NULL,
    token_digest      CHAR(64)     NOT NULL,
    home              VARCHAR(200) NOT NULL,
    state             VARCHAR(16)  NOT NULL,
    answer            VARCHAR(32)  NOT NULL,
    tries             INT          NOT NULL,
    asked_by          VARCHAR(64)  NOT NULL,
    asked_at          DATETIME(6)  NOT NULL,
    remind_at         DATETIME(6)  NULL,
    expires_at        DATETIME(6)  NOT NULL,
    ended_at          DATETIME(6)  NULL,
    CONSTRAINT uq_buyer_question_token UNIQUE (token_digest),
    INDEX ix_buyer_question_fulfillment (fulfillment_id),
    INDEX ix_buyer_question_expires (state, expires_at),
    INDEX ix_buyer_question_remind (remind_at),
    CONSTRAINT ck_buyer_question_kind CHECK (kind IN ('ADDRESS', 'SHORTAGE', 'PAYMENT', 'DUPLICATE')),
    CONSTRAINT ck_buyer_question_state CHECK (state IN ('OPEN', 'ANSWERED', 'EXPIRED', 'SETTLED', 'REPLACED')),
    CONSTRAINT ck_buyer_question_ended CHECK ((ended_at IS NULL) = (state = 'OPEN')),
    CONSTRAINT ck_buyer_question_remind CHECK (remind_at IS NULL OR state = 'OPEN')
);

INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('question-watch', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
