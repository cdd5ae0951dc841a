-- How a warehouse verifies; a warehouse without a row counts every unit. count_by_quantity: one scan may stand for several equal units, never for serials.
CREATE TABLE bench_setting (
    warehouse_code    VARCHAR(32) NOT NULL PRIMARY KEY,
    count_by_quantity BOOLEAN     NOT NULL
);

-- instead_of: the SKU of the order that the wrong item was picked for. unit_no: the lot or serial that the books name and the goods are not of, or that is damaged.
ALTER TABLE verification_difference
    DROP CONSTRAINT ck_verification_difference_kind;
ALTER TABLE verification_difference
    ADD COLUMN instead_of VARCHAR(64) NOT NULL DEFAULT '',
    ADD COLUMN unit_no    VARCHAR(64) NOT NULL DEFAULT '',
    ADD COLUMN settled_at DATETIME(6) NULL,
    ADD COLUMN way_out    VARCHAR(16) NOT NULL DEFAULT '',
    ADD CONSTRAINT ck_verification_difference_kind CHECK (kind IN ('MISSING', 'EXTRA', 'WRONG_ITEM', 'WRONG_LOT', 'WRONG_SERIAL', 'DAMAGED'));

-- A picture of a difference, JPEG or PNG, as the verifier took it.
CREATE TABLE verification_photo (
    verification_difference_id BIGINT      NOT NULL PRIMARY KEY,
    media_type                 VARCHAR(16) NOT NULL,
    content                    MEDIUMBLOB  NOT NULL,
    person                     VARCHAR(64) NOT NULL,
    taken_at                   DATETIME(6) NOT NULL,
    CONSTRAINT ck_verification_photo_type CHECK (media_type IN ('image/jpeg', 'image/png'))
);

-- DEFECTIVE: in the house, and nobody picks it.
ALTER TABLE serial_unit DROP CONSTRAINT ck_serial_unit_state;
ALTER TABLE serial_unit ADD CONSTRAINT ck_serial_unit_state CHECK (state IN ('IN_STOCK', 'PICKED', 'SHIPPED', 'GONE', 'DEFECTIVE'));

-- Where an open count is done and how urgent it is, so that orders alike are found without reading their fulfillments.
ALTER TABLE verification
    ADD COLUMN warehouse_code VARCHAR(32) NOT NULL DEFAULT '',
    ADD COLUMN ship_by        DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00.000000';
UPDATE verification v JOIN fulfillment f ON f.fulfillment_id = v.fulfillment_id SET v.warehouse_code = f.warehouse_code, v.ship_by = f.ship_by;
