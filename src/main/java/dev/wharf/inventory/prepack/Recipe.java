package dev.wharf.inventory.prepack;

/**
 * So many units of one SKU, in one box.
 *
 * @param box code of the box; empty for the goods' own
 * @param bin where its packs lie, and nothing else
 */
public record Recipe(long id, String warehouse, String sku, int quantity, String box, String bin) { }
