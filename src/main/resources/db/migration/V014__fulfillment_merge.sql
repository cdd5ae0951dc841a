-- A fulfillment whose goods leave with another one, the bearer. Undone when it stands alone again. At most one open row per fulfillment.
-- bearer_own: handling and ship-by time of the bearer before anything joined it, as JSON; they hold again when everything has left it.
CREATE TABLE fulfillment_merge (
    fulfillment_merge_id BIGINT        NOT NULL PRIMARY KEY,
    fulfillment_id       BIGINT        NOT NULL,
    bearer_id            BIGINT        NOT NULL,
    bearer_own           VARCHAR(2000) NOT NULL,
    merged_at            DATETIME(6)   NOT NULL,
    merged_by            VARCHAR(64)   NOT NULL,
    undone_at            DATETIME(6)   NULL,
    undone_by            VARCHAR(64)   NOT NULL,
    open_fulfillment_id  BIGINT GENERATED ALWAYS AS (CASE WHEN undone_at IS NULL THEN fulfillment_id ELSE NULL END) STORED,
    CONSTRAINT uq_fulfillment_merge_open UNIQUE (open_fulfillment_id),
    INDEX ix_fulfillment_merge_fulfillment (fulfillment_id),
    INDEX ix_fulfillment_merge_bearer (bearer_id, undone_at)
);

-- Which line of the bearer carries which line of the absorbed fulfillment, and how many units moved there.
CREATE TABLE fulfillment_merge_line (
    fulfillment_merge_id BIGINT NOT NULL,
    fulfillment_line_id  BIGINT NOT NULL,
    bearer_line_id       BIGINT NOT NULL,
    quantity             INT    NOT NULL,
    PRIMARY KEY (fulfillment_merge_id, fulfillment_line_id),
    CONSTRAINT ck_fulfillment_merge_line_quantity CHECK (quantity > 0)
);

-- Goods taken out of a fulfillment into one of their own. Undone when they were put back.
CREATE TABLE fulfillment_split (
    child_id  BIGINT      NOT NULL PRIMARY KEY,
    parent_id BIGINT      NOT NULL,
    split_at  DATETIME(6) NOT NULL,
    split_by  VARCHAR(64) NOT NULL,
    joined_at DATETIME(6) NULL,
    joined_by VARCHAR(64) NOT NULL,
    INDEX ix_fulfillment_split_parent (parent_id, joined_at)
);

-- Who looks for orders to merge holds the slots of its buyers until it commits, so that of two newcomers the second sees the first.
CREATE TABLE merge_turn (
    slot INT NOT NULL PRIMARY KEY
);
