package dev.wharf.overview;

import dev.wharf.common.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which stock somebody looks for; an empty part does not narrow.
 *
 * @param q         SKU or its beginning, a barcode, or a part of the name
 * @param show      LOW: at most {@code low} units may be promised; ZERO: none; empty: all
 * @param low       units
 * @param cursor    SKU and warehouse of the last row before, with a line feed between
 */
record StockFilter(String q, String warehouse, String show, Integer low, String cursor) {
    static final int LOW = 5;
    private static final List<String> SHOWS = List.of("", "LOW", "ZERO");

    StockFilter {
        q = text(q);
        warehouse = text(warehouse);
        show = text(show);
        low = low == null ? LOW : low;
        cursor = cursor == null ? "" : cursor;
        if (!SHOWS.contains(show)) throw Refusal.invalid("SHOW_UNKNOWN", "show", "show is LOW, ZERO or empty.");
        if (low < 0) throw Refusal.invalid("LOW_INVALID", "low", "low is a number of units, 0 or more.");
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    String afterSku() {
        return cursor.split("\n", 2)[0];
    }

    String afterWarehouse() {
        var parts = cursor.split("\n", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    /** Where the same search goes on. */
    String after(String last) {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("q", q);
        parts.put("warehouse", warehouse);
        parts.put("show", show);
        parts.put("low", "LOW".equals(show) ? low : "");
        parts.put("cursor", last);
        parts.values().removeIf(""::equals);
        var uri = UriComponentsBuilder.fromPath("/stock");
        parts.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(parts).toUriString();
    }
}
