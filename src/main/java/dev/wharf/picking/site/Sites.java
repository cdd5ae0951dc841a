package dev.wharf.picking.site;

/** The floors of the warehouses. Kept in memory: asking costs no SQL per order, and a plan saved on another node counts within seconds. */
public interface Sites {
    /** @return never null; a warehouse without a floor plan gives a site that orders by bin code and knows no metres */
    Site of(String warehouse);
}
