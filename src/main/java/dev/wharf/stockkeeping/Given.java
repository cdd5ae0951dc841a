package dev.wharf.stockkeeping;

import dev.wharf.catalog.Catalog;
import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import dev.wharf.warehouse.Warehouses;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Reads the fields of a request and says which one is wrong. */
@Component
public class Given {
    public static final int KEY_MAX = 60;
    public static final int CODE_MAX = 32;
    public static final int SKU_MAX = 64;
    public static final int TEXT_MAX = 200;
    /** More than any bin or lorry holds; keeps sums far from the end of an INT. */
    private static final int UNITS_MAX = 1_000_000;

    private final Products products;
    private final Trackings trackings;
    private final Catalog catalog;
    private final Warehouses warehouses;

    Given(Products products, Trackings trackings, Catalog catalog, Warehouses warehouses) {
        this.trackings = trackings;
        this.catalog = catalog;
        this.products = products;
        this.warehouses = warehouses;
    }

    public static String text(String field, String value, int most) {
        if (value == null || value.isBlank()) throw Refusal.invalid("FIELD_MISSING", field, field + " is missing.");
        return optional(field, value, most);
    }

    /** @return empty if it was left out */
    public static String optional(String field, String value, int most) {
        if (value == null) return "";
        if (value.strip().length() > most) throw Refusal.invalid("FIELD_TOO_LONG", field, field + " has more than " + most + " characters.");
        return value.strip();
    }

    public static int units(String field, Integer value, int least) {
        if (value == null || value < least || value > UNITS_MAX) {
            throw Refusal.invalid("FIELD_INVALID", field, field + " is a number of units, " + least + " to " + UNITS_MAX + ".");
        }
        return value;
    }

    public static <E extends Enum<E>> E one(Class<E> type, String field, String value) {
        return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(value)).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", field, field + " is one of " + Arrays.toString(type.getEnumConstants()) + "."));
    }

    public String warehouse(String field, String code) {
        return warehouses.find(code == null ? "" : code.strip()).orElseThrow(() -> Refusal.invalid("WAREHOUSE_UNKNOWN", field, "There is no warehouse with this code.")).code();
    }

    public String sku(String field, String sku) {
        return skus(field, Set.of(text(field, sku, SKU_MAX))).iterator().next();
    }

    public Set<String> skus(String field, Set<String> skus) {
        var unknown = new TreeSet<>(skus);
        unknown.removeAll(products.known(skus));
        if (!unknown.isEmpty()) throw Refusal.invalid("SKU_UNKNOWN", field, "SKU " + unknown.first() + " is not in the product list.");
        catalog.kits(skus).stream().sorted().findFirst().ifPresent(kit -> {
            throw Refusal.invalid("KIT_HAS_NO_STOCK", field, "SKU " + kit + " is a kit; name what it is made of.");
        });
        return skus;
    }

    /** Goods whose units have serials are told apart one by one: they come in by receipts, which name each. */
    public void withoutSerials(String field, Set<String> skus) {
        trackings.of(skus).values().stream().filter(t -> t.kind() == Tracking.Kind.SERIAL).findFirst().ifPresent(t -> {
            throw Refusal.invalid("SERIAL_WANTED", field, "SKU " + t.sku() + " has serial numbers, which this does not carry. Receive its units with their serials where they are.");
        });
    }

    /** A unit in a bin has its lot if its goods have lots: nobody could pick it else. @param placed whether a bin is named */
    public String lot(String field, String lot, String sku, boolean placed) {
        var said = optional(field, lot, SKU_MAX);
        var tracking = trackings.of(Set.of(sku)).get(sku);
        if (placed && said.isEmpty() && tracking != null && tracking.kind().hasLots()) {
            throw Refusal.invalid("LOT_WANTED", field, "SKU " + sku + " has lots: name the one that lies there.");
        }
        return said;
    }

    /** Of what was scanned or typed: a barcode or a SKU. */
    public String scanned(String field, String barcode) {
        return products.skuOf(text(field, barcode, SKU_MAX)).orElseThrow(() -> Refusal.invalid("BARCODE_UNKNOWN", field, "No product has this barcode. Set the goods aside and ask the warehouse lead."));
    }
}
