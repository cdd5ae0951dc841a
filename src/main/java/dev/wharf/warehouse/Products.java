package dev.wharf.warehouse;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products, their barcodes, and the bin a picker finds them in. */
public interface Products {
    /** Of prices and costs. */
    String CURRENCY = "CNY";

    /**
     * Sizes in millimetres, weight in grams, price and cost in minor units of CNY.
     *
     * @param costMinor what one unit costs the house; 0 if unknown
     * @param variant   what tells it apart within its style, in words of the house
     * @param colour    and {@code size}: the same in two words that pages can put in a grid; empty if the style has none
     * @param handling  NORMAL, COLD, HAZARD or OVERSIZE: goods of different handling do not share a parcel
     */
    record Product(String sku, String style, String variant, String colour, String size, String name, long priceMinor, long costMinor, int weightG, int lengthMm, int widthMm, int heightMm,
                   String handling, List<String> barcodes) {
        public static final List<String> HANDLINGS = List.of("NORMAL", "COLD", "HAZARD", "OVERSIZE");

        public Product {
            if (handling == null || handling.isBlank()) handling = "NORMAL";
            colour = colour == null ? "" : colour.strip();
            size = size == null ? "" : size.strip();
        }

        /** What tells it from its look-alikes, for those who pick it: colour and size, or the words of the house. */
        public String told() {
            if (colour.isEmpty() || size.isEmpty()) return colour.isEmpty() && size.isEmpty() ? variant : colour + size;
            return colour + " · " + size;
        }

        /** A product whose colour and size are not told apart. */
        public Product(String sku, String style, String variant, String name, long priceMinor, long costMinor, int weightG, int lengthMm, int widthMm, int heightMm,
                       String handling, List<String> barcodes) {
            this(sku, style, variant, "", "", name, priceMinor, costMinor, weightG, lengthMm, widthMm, heightMm, handling, barcodes);
        }

        /** A product of normal handling whose cost is unknown. */
        public Product(String sku, String style, String variant, String name, long priceMinor, int weightG, int lengthMm, int widthMm, int heightMm, List<String> barcodes) {
            this(sku, style, variant, name, priceMinor, 0, weightG, lengthMm, widthMm, heightMm, "NORMAL", barcodes);
        }
    }

    /** One place of a SKU in a warehouse. */
    record PickFace(String warehouse, String sku, String bin) { }

    /** Those of the SKUs that are products. */
    java.util.Set<String> known(Collection<String> skus);

    Map<String, Product> bySkus(Collection<String> skus);

    /** Without their barcodes, in one query. */
    Map<String, Product> facts(Collection<String> skus);

    /**
     * Products whose SKU, barcode, name, style, colour or size contains the words; by SKU.
     *
     * @param query blank for all
     * @param style of this style only; blank for any
     * @param after the last SKU of the page before; empty for the first
     */
    List<Product> search(String query, String style, String after, int limit);

    /** @param words style, colour and size */
    record Named(String sku, String name, String words) { }

    /** All products, for comparing names. */
    List<Named> named();

    /** Products whose code reads like this one, see {@link #matchKey}, or that have it as a barcode. */
    List<Product> like(String code);

    /** Codes that differ only in case, spaces and punctuation have one key. */
    static String matchKey(String code) {
        var plain = java.text.Normalizer.normalize(code, java.text.Normalizer.Form.NFKC).toLowerCase(java.util.Locale.ROOT);
        return plain.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** @return the SKU a barcode belongs to; a SKU code is its own barcode */
    Optional<String> skuOf(String barcode);

    /** Bin per SKU in one warehouse; SKUs without a place left out. */
    Map<String, String> bins(String warehouse, Collection<String> skus);

    /** Codes of the bins that SKUs are picked from in one warehouse, in order. */
    List<String> pickFaces(String warehouse);

    /** Adds or replaces. @throws dev.wharf.common.Refusal CONFLICT if a barcode belongs to another SKU already */
    void put(List<Product> products);

    void putPickFaces(List<PickFace> faces);
}
