package dev.wharf.picking.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One recorded instance about a rectangular site, for the readers of routes and waves. What is wrong is said with the instance and the field. */
public final class InstanceJson {
    private static final int MOST = 1_000_000_000;

    private final String id;
    private final JsonNode root;

    private InstanceJson(String id, JsonNode root) {
        this.id = id;
        this.root = root;
    }

    /** The instances of a file. @param format what the file must call itself */
    public static List<InstanceJson> read(Path file, String format) throws IOException {
        if (!Files.isRegularFile(file)) throw new IllegalArgumentException(file + ": there is no such file");
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ", line " + e.getLocation().getLineNr() + ": not JSON: " + e.getOriginalMessage(), e);
        }
        if (!format.equals(root.path("format").asText())) throw new IllegalArgumentException(file + ": format must be " + format);
        if (!root.path("instances").isArray()) throw new IllegalArgumentException(file + ": instances must be a list");
        List<InstanceJson> instances = new ArrayList<>();
        for (var node : root.path("instances")) {
            var id = node.path("id").asText();
            if (id.isEmpty()) throw new IllegalArgumentException(file + ", instance " + (instances.size() + 1) + ": id is missing");
            instances.add(new InstanceJson(id, node));
        }
        return instances;
    }

    public String id() {
        return id;
    }

    public JsonNode root() {
        return root;
    }

    public Layout layout() {
        var node = root.path("layout");
        var where = "layout.";
        List<Block> blocks = new ArrayList<>();
        try {
            for (var block : list(node, "blocks", where)) {
                var at = where + "blocks[" + blocks.size() + "].";
                blocks.add(new Block(number(block, "bins", at), number(block, "firstBinOffset", at), number(block, "binPitch", at)));
            }
            var depot = new Depot(number(node.path("depot"), "x", where + "depot."), number(node.path("depot"), "crossAisle", where + "depot."));
            return new Layout(numbers(node, "aisleX", where), numbers(node, "crossAisleY", where), blocks, depot);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw said(e) ? e : wrong("layout: " + e.getMessage(), e);
        }
    }

    /** @param node has aisle, block and bin @param where the path of the node, with a dot at the end */
    public Spot spot(Layout layout, JsonNode node, String where) {
        int aisle = number(node, "aisle", where);
        int block = number(node, "block", where);
        int bin = number(node, "bin", where);
        try {
            return layout.spot(aisle, block, bin);
        } catch (IllegalArgumentException e) {
            throw wrong(where.substring(0, where.length() - 1) + ": " + e.getMessage(), e);
        }
    }

    public JsonNode list(JsonNode node, String field, String where) {
        var list = node.path(field);
        if (!list.isArray()) throw wrong(where + field + (list.isMissingNode() ? " is missing" : " must be a list"), null);
        return list;
    }

    public String text(JsonNode node, String field, String where) {
        var text = node.path(field);
        if (!text.isTextual() || text.asText().isEmpty()) throw wrong(where + field + (text.isMissingNode() ? " is missing" : " must be a text"), null);
        return text.asText();
    }

    public int number(JsonNode node, String field, String where) {
        if (!node.has(field)) throw wrong(where + field + " is missing", null);
        return whole(node.path(field), where + field);
    }

    private List<Integer> numbers(JsonNode node, String field, String where) {
        List<Integer> numbers = new ArrayList<>();
        for (var number : list(node, field, where)) numbers.add(whole(number, where + field + "[" + numbers.size() + "]"));
        return numbers;
    }

    private int whole(JsonNode number, String name) {
        if (!number.isIntegralNumber() || !number.canConvertToInt() || Math.abs((long) number.asInt()) > MOST) {
            throw wrong(name + " must be a whole number from -" + MOST + " to " + MOST + ", not " + number, null);
        }
        return number.asInt();
    }

    private boolean said(RuntimeException e) {
        return e.getMessage().startsWith("Instance ");
    }

    public IllegalArgumentException wrong(String sentence, Throwable cause) {
        return new IllegalArgumentException("Instance " + id + ": " + sentence, cause);
    }
}
