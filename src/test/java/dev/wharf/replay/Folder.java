package dev.wharf.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The recorded orders with everything around them, as the folder's README describes. */
final class Folder {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param raw the line as it stands in the file; it is sent unchanged */
    record Order(String number, String shop, String channel, String raw, JsonNode json) { }

    /** @param holds codes that review must open whatever the stock is */
    record Expected(Set<String> holds, String addressLabel) { }

    private final Path path;
    private final List<Order> orders = new ArrayList<>();
    private final Map<String, Expected> expected = new LinkedHashMap<>();

    Folder(Path path) throws IOException {
        this.path = path;
        for (var line : Files.readAllLines(path.resolve("orders.jsonl"))) {
            if (line.isBlank()) continue;
            var json = JSON.readTree(line);
            orders.add(new Order(json.path("channelOrderNo").asText(), json.path("shop").asText(), json.path("channel").asText(), line, json));
        }
        for (var row : Csv.read(path.resolve("expected.csv"))) {
            var holds = java.util.Arrays.stream(row.get("holds").split("\\+")).filter(h -> !h.equals("NONE")).collect(Collectors.toSet());
            expected.put(row.get("channel_order_no"), new Expected(holds, row.get("address_label")));
        }
    }

    List<Order> orders() {
        return orders;
    }

    /** By channel order number. */
    Map<String, Expected> expected() {
        return expected;
    }

    List<Map<String, String>> skus() throws IOException {
        return Csv.read(path.resolve("skus.csv"));
    }

    List<Map<String, String>> warehouses() throws IOException {
        return Csv.read(path.resolve("warehouses.csv"));
    }

    List<Map<String, String>> stock() throws IOException {
        return Csv.read(path.resolve("stock.csv"));
    }

    /** Channel order numbers whose buyer later gave something back. */
    Set<String> cancelled() throws IOException {
        var suffixes = Csv.read(path.resolve("cancellations.csv")).stream().map(row -> row.get("order_no_suffix")).collect(Collectors.toSet());
        return orders.stream().map(Order::number).filter(number -> suffixes.stream().anyMatch(number::endsWith)).collect(Collectors.toSet());
    }
}
