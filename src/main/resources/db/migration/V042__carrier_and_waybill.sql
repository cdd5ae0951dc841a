-- Parcels that a carrier takes from a warehouse on a day of China, of those whose carrier has a quota. A voided label gives its one back.
CREATE TABLE carrier_day (
    warehouse_code VARCHAR(32) NOT NULL,
    carrier_code   VARCHAR(32) NOT NULL,
    work_day       DATE        NOT NULL,
    used           INT         NOT NULL,
    PRIMARY KEY (warehouse_code, carrier_code, work_day),
    CONSTRAINT ck_carrier_day_used CHECK (used >= 0)
);

-- Numbers that were asked of carriers, one row per label of a parcel: round 1 is its first, a change of carrier asks for the next.
-- state: ASKED, LIVE (the parcel's number), REFUSED (the carrier said no), UNCLEAR (no clear answer), TO_RECYCLE (to be given back), VOIDED (taken back), RECYCLE_FAILED,
-- CREDITED (the charge came back), WRITTEN_OFF (it will not), DROPPED (nothing was bought). live_mark: a parcel has one number that counts, or is to count, at most.
-- quota_day: the day in carrier_day that counts it; NULL if none does. estimated_minor: what the choice of the carrier expected; NULL if none was made.
-- charged_minor: what the carrier took for the number, by its own answer. account_code is empty for the carrier's only account.
CREATE TABLE waybill (
    parcel_id       BIGINT       NOT NULL,
    round           INT          NOT NULL,
    fulfillment_id  BIGINT       NOT NULL,
    carrier_code    VARCHAR(32)  NOT NULL,
    account_code    VARCHAR(32)  NOT NULL,
    warehouse_code  VARCHAR(32)  NOT NULL,
    tracking_number VARCHAR(64)  NULL,
    state           VARCHAR(16)  NOT NULL,
    estimated_minor BIGINT       NULL,
    charged_minor   BIGINT       NOT NULL,
    credited_minor  BIGINT       NOT NULL,
    quota_day       DATE         NULL,
    note            VARCHAR(500) NOT NULL,
    asked_at        DATETIME(6)  NOT NULL,
    bought_at       DATETIME(6)  NULL,
    voided_at       DATETIME(6)  NULL,
    credited_at     DATETIME(6)  NULL,
    live_mark       TINYINT GENERATED ALWAYS AS (CASE WHEN state IN ('ASKED', 'LIVE', 'REFUSED', 'UNCLEAR') THEN 1 END) STORED,
    PRIMARY KEY (parcel_id, round),
    CONSTRAINT uq_waybill_live UNIQUE (parcel_id, live_mark),
    INDEX ix_waybill_fulfillment (fulfillment_id),
    INDEX ix_waybill_number (tracking_number),
    INDEX ix_waybill_state (state, voided_at),
    INDEX ix_waybill_bought (bought_at),
    CONSTRAINT ck_waybill_state CHECK (state IN ('ASKED', 'LIVE', 'REFUSED', 'UNCLEAR', 'TO_RECYCLE', 'VOIDED', 'RECYCLE_FAILED', 'CREDITED', 'WRITTEN_OFF', 'DROPPED')),
    CONSTRAINT ck_waybill_number CHECK (state <> 'LIVE' OR tracking_number IS NOT NULL),
    CONSTRAINT ck_waybill_money CHECK (charged_minor >= 0 AND credited_minor >= 0),
    CONSTRAINT ck_waybill_credited CHECK ((state = 'CREDITED') = (credited_at IS NOT NULL))
);

INSERT INTO waybill (parcel_id, round, fulfillment_id, carrier_code, account_code, warehouse_code, tracking_number, state, estimated_minor, charged_minor, credited_minor, quota_day, note,
                     asked_at, bought_at, voided_at, credited_at)
SELECT p.parcel_id, 1, p.fulfillment_id, p.carrier_code, '', COALESCE(f.warehouse_code, ''), p.tracking_number,
       CASE p.state WHEN 'PACKED' THEN 'ASKED' WHEN 'VOIDED' THEN 'VOIDED' ELSE 'LIVE' END, NULL, 0, 0, NULL, '', p.packed_at, p.labelled_at, p.voided_at, NULL
  FROM parcel p JOIN fulfillment f ON f.fulfillment_id = p.fulfillment_id;

-- Where a carrier's numbers come from. warehouse_code is empty for all warehouses. left_count: as the carrier said at asked_at; NULL if it does not say.
CREATE TABLE label_account (
    carrier_code   VARCHAR(32) NOT NULL,
    account_code   VARCHAR(32) NOT NULL,
    warehouse_code VARCHAR(32) NOT NULL,
    warn_below     INT         NOT NULL,
    left_count     BIGINT      NULL,
    asked_at       DATETIME(6) NULL,
    PRIMARY KEY (carrier_code, account_code),
    CONSTRAINT ck_label_account_warn CHECK (warn_below >= 0)
);

INSERT INTO job_lease (name, holder, until_at, due_at) VALUES ('label-watch', '', '2000-01-01 00:00:00', '2000-01-01 00:00:00');
