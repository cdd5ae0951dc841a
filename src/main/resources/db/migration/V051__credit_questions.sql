-- credit_since: when the carrier was first asked what it credited for a label that was given back; credit_due_at: when it is asked next. credit_mark: a credit is outstanding.
ALTER TABLE waybill
    ADD COLUMN credit_since  DATETIME(6) NULL,
    ADD COLUMN credit_due_at DATETIME(6) NULL,
    ADD COLUMN credit_mark   TINYINT GENERATED ALWAYS AS (CASE WHEN state IN ('VOIDED', 'RECYCLE_FAILED') AND charged_minor > 0 AND tracking_number IS NOT NULL THEN 1 END) STORED,
    ADD INDEX ix_waybill_credit (credit_mark, credit_since, credit_due_at);
