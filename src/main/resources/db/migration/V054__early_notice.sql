-- Fulfillments whose channel was told before their parcels left (wharf.sync.tell-at-label); no row for all others.
-- told_round counts what was told and taken back: the keys of its notices end in ~ and this number. stand: UNTOLD, the channel knows nothing of this round; TOLD, it knows, or is being told, what is
-- true; ENDING, it may know what is true no longer, and notices are still on their way; WITHDRAWING, it is told so; ASKED, a person is asked to tell it.
-- leave_by: when people are shown that the parcels are still here, NULL if nobody has to be. shown: they were.
CREATE TABLE early_notice (
    fulfillment_id BIGINT      NOT NULL PRIMARY KEY,
    told_round     INT         NOT NULL,
    stand          VARCHAR(16) NOT NULL,
    leave_by       DATETIME(6) NULL,
    shown          BOOLEAN     NOT NULL,
    changed_at     DATETIME(6) NOT NULL,
    INDEX ix_early_notice_leave (leave_by),
    CONSTRAINT ck_early_notice_round CHECK (told_round >= 1),
    CONSTRAINT ck_early_notice_stand CHECK (stand IN ('UNTOLD', 'TOLD', 'ENDING', 'WITHDRAWING', 'ASKED'))
);

ALTER TABLE channel_notice DROP CONSTRAINT ck_channel_notice_state;
ALTER TABLE channel_notice ADD CONSTRAINT ck_channel_notice_state CHECK (state IN ('PLANNED', 'TOLD', 'REFUSED', 'WITHDRAWN'));
