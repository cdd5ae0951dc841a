package dev.wharf.stockkeeping.count;

import java.time.Instant;

/** A wish to count some bins. @param choice in words which bins @param open tasks that are not closed */
record CountPlan(long id, String warehouse, String choice, String note, String createdBy, Instant createdAt, int tasks, int open, long valueMinor) { }
