-- paper_sheet: number of the sheet that a walk is picked from on paper; 0 with a device. Who walks with a sheet may have a device task as well, so taken_by leaves him out.
ALTER TABLE pick_task DROP INDEX uq_pick_task_taken_by, DROP COLUMN taken_by;
ALTER TABLE pick_task
    ADD COLUMN paper_sheet INT NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_pick_task_paper_sheet CHECK (paper_sheet >= 0);
ALTER TABLE pick_task
    ADD COLUMN taken_by VARCHAR(64) GENERATED ALWAYS AS (CASE WHEN state = 'TAKEN' AND paper_sheet = 0 THEN picker ELSE NULL END) STORED,
    ADD CONSTRAINT uq_pick_task_taken_by UNIQUE (taken_by);

-- A sheet is printed for one picker, as often as needed, and booked once. What is then left of the walk goes on the next one. One whose number its task no longer has, and that was not booked, is void.
CREATE TABLE paper_sheet (
    pick_task_id BIGINT      NOT NULL,
    sheet        INT         NOT NULL,
    picker       VARCHAR(64) NOT NULL,
    printed_at   DATETIME(6) NOT NULL,
    booked_at    DATETIME(6) NULL,
    booked_by    VARCHAR(64) NOT NULL,
    PRIMARY KEY (pick_task_id, sheet),
    CONSTRAINT ck_paper_sheet_sheet CHECK (sheet > 0)
);

-- Each time it went to a printer.
CREATE TABLE paper_print (
    paper_print_id BIGINT      NOT NULL PRIMARY KEY,
    pick_task_id   BIGINT      NOT NULL,
    sheet          INT         NOT NULL,
    printed_by     VARCHAR(64) NOT NULL,
    printed_at     DATETIME(6) NOT NULL,
    INDEX ix_paper_print_sheet (pick_task_id, sheet)
);

-- DEVICE: read by a scanner at scanned_at. PAPER: booked from a sheet then; person is whoever walked with it.
ALTER TABLE scan ADD COLUMN source VARCHAR(8) NOT NULL DEFAULT 'DEVICE', ADD CONSTRAINT ck_scan_source CHECK (source IN ('DEVICE', 'PAPER'));
