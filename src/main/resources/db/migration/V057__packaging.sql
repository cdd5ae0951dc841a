-- What a box is made of, as a product whose units are counted; empty for boxes that nobody counts.
ALTER TABLE box ADD COLUMN material_sku VARCHAR(64) NOT NULL DEFAULT '';

-- The box a parcel went into, what one cost then, and the product that is counted for it; kept with the parcel, so that a change of the boxes rewrites no history.
-- box_code is empty where none was suggested and none was named.
ALTER TABLE parcel
    ADD COLUMN box_code       VARCHAR(32) NOT NULL DEFAULT '',
    ADD COLUMN box_cost_minor BIGINT      NOT NULL DEFAULT 0,
    ADD COLUMN box_material   VARCHAR(64) NOT NULL DEFAULT '',
    ADD CONSTRAINT ck_parcel_box CHECK (box_cost_minor >= 0);

-- The box that the packer took instead of the suggested one; empty for the suggested one.
ALTER TABLE verification ADD COLUMN box_code VARCHAR(32) NOT NULL DEFAULT '';
ALTER TABLE filled_box ADD COLUMN box_code VARCHAR(32) NOT NULL DEFAULT '';

-- A parcel left in a box of which the books had none.
ALTER TABLE count_wanted DROP CONSTRAINT ck_count_wanted_why;
ALTER TABLE count_wanted ADD CONSTRAINT ck_count_wanted_why CHECK (why IN ('SHORT_PICK', 'FOUND_MORE', 'REJECTED', 'NO_PACKAGING'));
