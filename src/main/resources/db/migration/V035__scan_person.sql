-- Who scanned last, and what: one look per person.
ALTER TABLE scan ADD INDEX ix_scan_person (person, scan_id);
