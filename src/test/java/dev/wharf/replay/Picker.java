package dev.wharf.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Takes pick tasks of all warehouses in turn and scans them; now and then scans wrong, or does not find the goods. */
final class Picker implements Worker {
    private static final int PERCENT_WRONG = 8;
    private static final int PERCENT_SHORT = 3;
    /** Whose goods were not found once; the second time they are. */
    private static final Set<String> SHORT_BEFORE = ConcurrentHashMap.newKeySet();

    private final String user;
    private final Api api;
    private final Floor floor;
    private final Tally tally;
    private final List<String> warehouses;
    private final Map<String, String> barcodes;
    private int turn;
    private int look;

    Picker(String user, Api api, Floor floor, Tally tally, List<String> warehouses, Map<String, String> barcodes) {
        this.user = user;
        this.api = api;
        this.floor = floor;
        this.tally = tally;
        this.warehouses = warehouses;
        this.barcodes = barcodes;
    }

    @Override
    public String name() {
        return user;
    }

    @Override
    public boolean work() {
        // A turn of its own: that of the pick tasks is where it was when no warehouse has one.
        var here = warehouses.get(look++ % warehouses.size());
        for (var putBack : api.require(api.get(user, "/api/v1/put-backs?warehouse=" + here))) putBack(putBack);
        for (int i = 0; i < warehouses.size(); i++) {
            var answer = api.post(user, "/api/v1/pick-tasks/next", Map.of("warehouse", warehouses.get(turn++ % warehouses.size())));
            if (answer.status() != 200) {
                if (answer.status() != 204) throw new IllegalStateException("No next pick task: " + answer);
                continue;
            }
            pick(answer.body());
            return true;
        }
        return false;
    }

    private void pick(JsonNode task) {
        var id = task.path("taskId").asLong();
        var number = task.path("orders").path(0).path("fulfillmentNo").asText();
        var open = new HashSet<JsonNode>();
        task.path("lines").forEach(open::add);
        open.removeIf(line -> left(line) == 0);
        if (open.isEmpty()) return;
        boolean goesShort = Choice.percent("short pick", number) < PERCENT_SHORT && SHORT_BEFORE.add(number);
        var plain = open.stream().filter(line -> kind(line).equals("NONE") && !line.path("bin").asText().isEmpty()).findFirst();
        if (Choice.percent("wrong scan", number) < PERCENT_WRONG) plain.ifPresent(line -> scanWrong(id, line));
        int n = 0;
        for (var line : task.path("lines")) {
            if (left(line) == 0) continue;
            if (goesShort && ++n == open.size()) {
                reportShort(id, line);
                return;
            }
            if (!take(id, line).equals("TAKEN")) return;
        }
    }

    /** The goods of a cancelled or moved order, each into the bin it came from; those without a known one go anywhere. */
    private void putBack(JsonNode putBack) {
        for (var line : putBack.path("lines")) {
            var bin = line.path("bin").asText().isEmpty() ? "Z-99-99-9" : line.path("bin").asText();
            var goods = kind(line).equals("SERIAL") ? line.path("serials") : null;
            if (goods == null) putBack(putBack, barcode(line), line.path("lot").asText(), bin, line.path("left").asInt());
            else goods.forEach(serial -> putBack(putBack, serial.asText(), "", bin, 1));
        }
        tally.count("Put-backs scanned");
    }

    private void putBack(JsonNode putBack, String barcode, String lot, String bin, int units) {
        var answer = api.require(api.post(user, "/api/v1/put-backs/" + putBack.path("putBackId").asLong() + "/scans",
            Map.of("clientKey", UUID.randomUUID().toString(), "barcode", barcode, "lot", lot, "bin", bin, "quantity", units)));
        // Two pickers may have had the same list.
        var fine = List.of("ACCEPTED", "PUT_BACK_CLOSED", "TOO_MANY", "WRONG_SERIAL");
        if (!fine.contains(answer.path("result").asText())) tally.failed("Put-back: " + putBack + " answered " + answer);
    }

    /** Units with serials one by one, as they lie there; others all at once. @return the state of the task behind it */
    private String take(long id, JsonNode line) {
        var bin = line.path("bin").asText();
        if (!kind(line).equals("SERIAL")) return scan(id, bin, barcode(line), line.path("lot").asText(), left(line)).path("taskState").asText();
        var state = "TAKEN";
        for (var serial : floor.serialsFor(id, line.path("sku").asText(), left(line))) state = scan(id, bin, serial, "", 1).path("taskState").asText();
        return state;
    }

    private static String kind(JsonNode line) {
        return line.path("tracking").asText("NONE");
    }

    private static int left(JsonNode line) {
        return line.path("quantity").asInt() - line.path("pickedQuantity").asInt();
    }

    private String barcode(JsonNode line) {
        return barcodes.getOrDefault(line.path("sku").asText(), line.path("sku").asText());
    }

    private JsonNode scan(long task, String bin, String barcode, String lot, int quantity) {
        var reading = new HashMap<String, Object>(Map.of("clientKey", UUID.randomUUID().toString(), "bin", bin, "barcode", barcode, "lot", lot, "quantity", quantity));
        var answer = api.post(user, "/api/v1/pick-tasks/" + task + "/scans", reading);
        // The order was cancelled and the task taken out of these hands.
        if (answer.status() == 403 || answer.status() == 409) return answer.body();
        return api.require(answer);
    }

    /** @param line of goods with a known bin; others may be found anywhere, so no bin is wrong */
    private void scanWrong(long task, JsonNode line) {
        refused(task, scan(task, "Z-99-99-9", barcode(line), "", 1), "WRONG_BIN");
        refused(task, scan(task, line.path("bin").asText(), "0000000000000", "", 1), "NOT_IN_TASK");
        refused(task, scan(task, line.path("bin").asText(), barcode(line), "", left(line) + 1), "OVER_PICK");
    }

    private void refused(long task, JsonNode answer, String with) {
        var result = answer.path("result").asText();
        if (result.equals(with)) tally.count("Wrong scans refused at picking: " + with);
        else if (!result.startsWith("TASK_") && !answer.has("code")) tally.failed("Wrong scan: pick task " + task + " answered " + answer + " instead of " + with);
    }

    private void reportShort(long task, JsonNode line) {
        var answer = api.post(user, "/api/v1/pick-tasks/" + task + "/short", Map.of("pickLineId", line.path("pickLineId").asLong(), "reason", "NOT_FOUND"));
        if (answer.ok()) tally.count("Short picks reported");
        else if (answer.status() != 409) throw new IllegalStateException("Short pick: " + answer);
    }
}
