-- The house's numbers, handed out in blocks so that one statement serves a thousand.
CREATE TABLE number_series (
    name       VARCHAR(32) NOT NULL PRIMARY KEY,
    next_value BIGINT      NOT NULL,
    CONSTRAINT ck_number_series_positive CHECK (next_value > 0)
);
INSERT INTO number_series (name, next_value) VALUES ('house', 10000001);
