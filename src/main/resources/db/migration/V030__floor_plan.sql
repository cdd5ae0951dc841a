-- How a warehouse looks from above, JSON as it was sent. Versions are only ever added; the highest one counts.
CREATE TABLE floor_plan (
    warehouse_code VARCHAR(32) NOT NULL,
    version        INT         NOT NULL,
    plan           MEDIUMTEXT  NOT NULL,
    saved_at       DATETIME(6) NOT NULL,
    saved_by       VARCHAR(64) NOT NULL,
    PRIMARY KEY (warehouse_code, version),
    CONSTRAINT ck_floor_plan_version CHECK (version > 0)
);
