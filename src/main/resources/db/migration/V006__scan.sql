-- Every barcode read at pick and verify, right or wrong. client_key makes a scan that is sent again count once.
CREATE TABLE scan (
    scan_id        BIGINT       NOT NULL PRIMARY KEY,
    kind           VARCHAR(8)   NOT NULL,
    fulfillment_id BIGINT       NOT NULL,
    task_id        BIGINT       NOT NULL,
    barcode        VARCHAR(128) NOT NULL,
    sku            VARCHAR(64)  NOT NULL,
    bin_code       VARCHAR(128) NOT NULL,
    quantity       INT          NOT NULL,
    result         VARCHAR(32)  NOT NULL,
    note_zh        VARCHAR(500) NOT NULL,
    note_en        VARCHAR(500) NOT NULL,
    person         VARCHAR(64)  NOT NULL,
    scanned_at     DATETIME(6)  NOT NULL,
    client_key     VARCHAR(64)  NOT NULL,
    CONSTRAINT uq_scan_client_key UNIQUE (client_key),
    INDEX ix_scan_fulfillment (fulfillment_id, kind),
    INDEX ix_scan_scanned (scanned_at),
    CONSTRAINT ck_scan_kind CHECK (kind IN ('PICK', 'VERIFY'))
);
