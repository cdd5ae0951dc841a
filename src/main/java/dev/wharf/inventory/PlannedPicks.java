package dev.wharf.inventory;

import java.util.List;

/** Pick tasks that will take units out of a bin, by their numbers. */
public interface PlannedPicks {
    List<Long> at(String warehouse, String bin, String sku);
}
