-- A box that was full before the order's last unit: what the bench counted between the box before it and its closing. ready: the count matched, and the boxes are not parcels yet.
CREATE TABLE filled_box (
    count_id       BIGINT      NOT NULL,
    box_no         INT         NOT NULL,
    fulfillment_id BIGINT      NOT NULL,
    person         VARCHAR(64) NOT NULL,
    closed_at      DATETIME(6) NOT NULL,
    client_key     VARCHAR(64) NOT NULL,
    ready          BOOLEAN     NOT NULL,
    PRIMARY KEY (count_id, box_no),
    CONSTRAINT uq_filled_box_key UNIQUE (client_key),
    INDEX ix_filled_box_fulfillment (fulfillment_id, ready),
    CONSTRAINT ck_filled_box_no CHECK (box_no > 0)
);

CREATE TABLE filled_box_line (
    count_id BIGINT      NOT NULL,
    box_no   INT         NOT NULL,
    sku      VARCHAR(64) NOT NULL,
    quantity INT         NOT NULL,
    PRIMARY KEY (count_id, box_no, sku),
    CONSTRAINT ck_filled_box_line_quantity CHECK (quantity > 0)
);

-- A serial is in one box of a count.
CREATE TABLE filled_box_serial (
    count_id  BIGINT      NOT NULL,
    sku       VARCHAR(64) NOT NULL,
    serial_no VARCHAR(64) NOT NULL,
    box_no    INT         NOT NULL,
    PRIMARY KEY (count_id, sku, serial_no)
);

-- Which serials are in a parcel, where an order has several parcels. An order in one parcel has all its serials in it.
CREATE TABLE parcel_serial (
    parcel_id BIGINT      NOT NULL,
    sku       VARCHAR(64) NOT NULL,
    serial_no VARCHAR(64) NOT NULL,
    PRIMARY KEY (parcel_id, sku, serial_no)
);

-- How many boxes the packer has closed in this count.
ALTER TABLE verification ADD COLUMN boxes INT NOT NULL DEFAULT 0;
