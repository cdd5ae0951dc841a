-- Sheets that are to come back are read by what is not booked.
ALTER TABLE paper_sheet ADD INDEX ix_paper_sheet_booked (booked_at);

-- A wall that is off takes no further order; what lies in its slots is sorted to the end.
ALTER TABLE put_wall ADD COLUMN is_on BOOLEAN NOT NULL DEFAULT TRUE;
