-- Who made an endpoint: a system sees and changes its own only. Those that are there are given to whoever is on record as their maker; without one they are the administrators'.
ALTER TABLE webhook_endpoint ADD COLUMN created_by VARCHAR(64) NOT NULL DEFAULT '';

UPDATE webhook_endpoint e
   SET e.created_by = COALESCE((SELECT MIN(c.changed_by) FROM webhook_change c WHERE c.endpoint_id = e.endpoint_id AND c.act = 'CREATED'), '');

-- An event names all orders whose goods a fulfillment ships, however many were merged.
ALTER TABLE webhook_event MODIFY COLUMN data MEDIUMTEXT NOT NULL;
