-- One order's share in a walk: its place on the cart is position, from 1. A pick task is the walk itself and may fetch several orders.
CREATE TABLE pick_order (
    pick_order_id  BIGINT      NOT NULL PRIMARY KEY,
    pick_task_id   BIGINT      NOT NULL,
    fulfillment_id BIGINT      NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    position       INT         NOT NULL,
    state          VARCHAR(16) NOT NULL,
    created_at     DATETIME(6) NOT NULL,
    done_at        DATETIME(6) NULL,
    INDEX ix_pick_order_task (pick_task_id, position),
    INDEX ix_pick_order_fulfillment (fulfillment_id),
    INDEX ix_pick_order_open (state, warehouse_code),
    CONSTRAINT ck_pick_order_state CHECK (state IN ('OPEN', 'DONE', 'SHORT', 'CANCELLED')),
    CONSTRAINT ck_pick_order_position CHECK (position > 0)
);
INSERT INTO pick_order (pick_order_id, pick_task_id, fulfillment_id, warehouse_code, position, state, created_at, done_at)
SELECT pick_task_id, pick_task_id, fulfillment_id, warehouse_code, 1, CASE WHEN state IN ('WAITING', 'TAKEN') THEN 'OPEN' ELSE state END, created_at, done_at FROM pick_task;

ALTER TABLE pick_line RENAME COLUMN pick_task_id TO pick_order_id;
ALTER TABLE pick_line RENAME INDEX ix_pick_line_task TO ix_pick_line_order;

-- revision grows whenever an order joins or leaves the walk, so that the device looks again. POOLED: its order waits for a wave and is offered to nobody.
UPDATE pick_task SET state = 'DONE' WHERE state = 'SHORT';
ALTER TABLE pick_task DROP CONSTRAINT ck_pick_task_state;
ALTER TABLE pick_task
    DROP INDEX ix_pick_task_fulfillment,
    DROP COLUMN fulfillment_id,
    ADD COLUMN wave_id  BIGINT NULL,
    ADD COLUMN revision INT    NOT NULL DEFAULT 0,
    ADD INDEX ix_pick_task_wave (wave_id),
    ADD CONSTRAINT ck_pick_task_state CHECK (state IN ('POOLED', 'WAITING', 'TAKEN', 'DONE', 'CANCELLED'));
