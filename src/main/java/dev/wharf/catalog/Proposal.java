package dev.wharf.catalog;

/**
 * A product that a code may mean.
 *
 * @param percent how sure: 100 for the same code but for case or an exact barcode, 95 for the same but for spaces and punctuation, below 90 for what is only alike
 */
public record Proposal(String sku, String name, int percent, How how) {
    public enum How { BARCODE, SAME_BUT_CASE, SAME_BUT_PUNCTUATION, ALIKE }
}
