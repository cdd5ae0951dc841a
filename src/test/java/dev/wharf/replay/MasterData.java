package dev.wharf.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets the house up: shops, warehouses, products, and the stock with the bins it lies in. */
final class MasterData {
    /** Below the size a request may have. */
    private static final int AT_ONCE = 800;

    private final Api api;
    private final Folder folder;
    private long received;

    MasterData(Api api, Folder folder) {
        this.api = api;
        this.folder = folder;
    }

    void send() throws IOException {
        var shops = new LinkedHashMap<String, Object>();
        folder.orders().forEach(o -> shops.put(o.shop(), Map.of("code", o.shop(), "name", o.shop(), "channel", o.channel())));
        api.require(api.put(Staff.SYSTEM, "/api/v1/shops", shops.values()));
        api.require(api.put(Staff.SYSTEM, "/api/v1/warehouses", folder.warehouses().stream().map(w -> Map.of("code", w.get("warehouse"),
            "name", w.get("name"), "province", w.get("province"), "city", w.get("city"), "district", w.get("district"), "active", true)).toList()));
        for (var part : parts(folder.skus())) api.require(api.put(Staff.SYSTEM, "/api/v1/products", part.stream().map(MasterData::product).toList()));
        for (var part : parts(folder.stock())) {
            var lines = part.stream().filter(s -> !s.get("on_hand").equals("0")).map(s -> line("first", s, Integer.parseInt(s.get("on_hand")))).toList();
            if (!lines.isEmpty()) receive("First stock", lines);
        }
    }

    private static Map<String, Object> product(Map<String, String> s) {
        return Map.of("sku", s.get("sku"), "style", s.get("style"), "variant", s.get("variant"), "name", s.get("name"), "barcodes", List.of(s.get("barcode")),
            "priceMinor", Long.parseLong(s.get("price_minor")), "weightG", Integer.parseInt(s.get("weight_g")), "lengthMm", Integer.parseInt(s.get("length_mm")),
            "widthMm", Integer.parseInt(s.get("width_mm")), "heightMm", Integer.parseInt(s.get("height_mm")));
    }

    static Map<String, Object> line(String key, Map<String, String> place, int quantity) {
        return Map.of("key", key + ":" + place.get("warehouse") + ":" + place.get("sku"), "warehouse", place.get("warehouse"), "sku", place.get("sku"),
            "quantity", quantity, "bin", place.get("bin"));
    }

    void receive(String reason, List<Map<String, Object>> lines) {
        for (var part : parts(lines)) {
            api.require(api.post(Staff.SYSTEM, "/api/v1/stock/receipts", Map.of("reason", reason, "lines", part)));
            received += part.stream().mapToLong(l -> (Integer) l.get("quantity")).sum();
        }
    }

    /** The same lines once more: they book nothing. */
    void repeat(String reason, List<Map<String, Object>> lines) {
        for (var part : parts(lines)) {
            var answer = api.require(api.post(Staff.SYSTEM, "/api/v1/stock/receipts", Map.of("reason", reason, "lines", part)));
            if (answer.path("booked").asInt() != 0) throw new IllegalStateException("A receipt was booked twice: " + answer);
        }
    }

    /** Units of all receipts so far. */
    long received() {
        return received;
    }

    static <T> List<List<T>> parts(List<T> all) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += AT_ONCE) parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        return parts;
    }
}
