-- A fulfillment that bears twenty merged orders carries the requests and tags of all of them.
ALTER TABLE fulfillment
    MODIFY COLUMN special_requests VARCHAR(4000) NOT NULL,
    MODIFY COLUMN tags             VARCHAR(4000) NOT NULL DEFAULT '';
