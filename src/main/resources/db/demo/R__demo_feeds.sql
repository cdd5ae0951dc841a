-- What the demo's tracking feeds watch, as real ones would remember it.
CREATE TABLE IF NOT EXISTS demo_subscription (
    feed          VARCHAR(16)  NOT NULL,
    number        VARCHAR(64)  NOT NULL,
    carrier       VARCHAR(32)  NOT NULL,
    callback      VARCHAR(200) NOT NULL,
    subscribed_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (feed, number)
);
