package dev.wharf.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.sourcing.Batch;
import dev.wharf.sourcing.Line;
import dev.wharf.sourcing.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of instances, format {@code allocation/1}. What is wrong is said with the instance and the field. */
final class AllocationFile {
    private static final String FORMAT = "allocation/1";
    private static final int MOST = 1_000_000_000;

    /** @param designated order id to warehouse ids */
    record Instance(String id, Batch batch, Map<String, List<String>> designated) { }

    private final String instance;
    private final JsonNode root;
    private final List<String> warehouses = new ArrayList<>();

    private AllocationFile(String instance, JsonNode root) {
        this.instance = instance;
        this.root = root;
    }

    static List<Instance> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IllegalArgumentException(file + ": there is no such file");
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ", line " + e.getLocation().getLineNr() + ": not JSON: " + e.getOriginalMessage(), e);
        }
        if (!FORMAT.equals(root.path("format").asText())) throw new IllegalArgumentException(file + ": format must be " + FORMAT);
        if (!root.path("instances").isArray()) throw new IllegalArgumentException(file + ": instances must be a list");
        List<Instance> instances = new ArrayList<>();
        for (var node : root.path("instances")) {
            var name = node.path("id").asText();
            if (name.isEmpty()) throw new IllegalArgumentException(file + ", instance " + (instances.size() + 1) + ": id is missing");
            instances.add(new AllocationFile(name, node).instance());
        }
        return instances;
    }

    private Instance instance() {
        int number = 0;
        for (var warehouse : list(root, "warehouses", "")) warehouses.add(text(warehouse, "id", "warehouses[" + number++ + "]."));
        try {
            var batch = new Batch(orders(), stock());
            Map<String, List<String>> designated = new LinkedHashMap<>();
            for (var order : root.path("orders")) {
                List<String> named = new ArrayList<>();
                for (var warehouse : list(order, "designated", "order " + order.path("id").asText() + ", ")) named.add(warehouse.asText());
                designated.put(order.path("id").asText(), named);
            }
            return new Instance(instance, batch, designated);
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith("Instance ") ? e : wrong(e.getMessage(), e);
        }
    }

    private List<Batch.Order> orders() {
        if (!root.path("allowLineSplit").isBoolean()) throw wrong("allowLineSplit must be true or false", null);
        boolean share = root.path("allowLineSplit").asBoolean();
        List<Batch.Order> orders = new ArrayList<>();
        for (var order : list(root, "orders", "")) {
            var id = text(order, "id", "orders[" + orders.size() + "].");
            List<Line> lines = new ArrayList<>();
            for (var line : list(order, "lines", "order " + id + ", ")) {
                var where = "order " + id + ", lines[" + lines.size() + "].";
                lines.add(Line.plain(Integer.toString(lines.size()), text(line, "sku", where), number(line, "qty", where, 1), share));
            }
            orders.add(new Batch.Order(id, lines, sites(id)));
        }
        return orders;
    }

    private List<Site> sites(String order) {
        var cost = root.path("cost");
        List<Site> sites = new ArrayList<>();
        for (var code : warehouses) {
            int distance = number(root.path("distance").path(order), code, "distance." + order + ".", 0);
            sites.add(new Site(code, distance, number(cost.path("perShipment"), code, "cost.perShipment.", 0), number(cost, "perKm", "cost.", 0),
                number(cost.path("perUnit"), code, "cost.perUnit.", 0), 0, 0));
        }
        return sites;
    }

    private Map<String, Map<String, Integer>> stock() {
        Map<String, Map<String, Integer>> stock = new LinkedHashMap<>();
        for (var code : warehouses) {
            var node = root.path("stock").path(code);
            if (!node.isObject()) throw wrong("stock." + code + " is missing", null);
            Map<String, Integer> pieces = new LinkedHashMap<>();
            node.fieldNames().forEachRemaining(sku -> pieces.put(sku, number(node, sku, "stock." + code + ".", 0)));
            stock.put(code, pieces);
        }
        return stock;
    }

    private JsonNode list(JsonNode node, String field, String where) {
        var list = node.path(field);
        if (!list.isArray()) throw wrong(where + field + (list.isMissingNode() ? " is missing" : " must be a list"), null);
        return list;
    }

    private String text(JsonNode node, String field, String where) {
        var text = node.path(field);
        if (!text.isTextual() || text.asText().isEmpty()) throw wrong(where + field + (text.isMissingNode() ? " is missing" : " must be a text"), null);
        return text.asText();
    }

    private int number(JsonNode node, String field, String where, int least) {
        var number = node.path(field);
        if (number.isMissingNode()) throw wrong(where + field + " is missing", null);
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.asInt() < least || number.asInt() > MOST) {
            throw wrong(where + field + " must be a whole number from " + least + " to " + MOST + ", not " + number, null);
        }
        return number.asInt();
    }

    private IllegalArgumentException wrong(String sentence, Throwable cause) {
        return new IllegalArgumentException("Instance " + instance + ": " + sentence, cause);
    }
}
