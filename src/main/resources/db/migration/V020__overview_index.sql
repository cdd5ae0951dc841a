-- One shop's orders newest first: the key of the table follows in the index by itself.
ALTER TABLE fulfillment ADD INDEX ix_fulfillment_shop (shop_code);
-- What left today, counted every second for the board.
ALTER TABLE parcel ADD INDEX ix_parcel_handed_over (handed_over_at);
