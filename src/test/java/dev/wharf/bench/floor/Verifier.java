package dev.wharf.bench.floor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;

/** Scans what really lies in the baskets, as fast as the bench answers. What the bench refuses he exchanges for what it says is still missing. */
final class Verifier implements Callable<Verifier.Day> {
    record Day(int matched, int refused, List<String> complaints) { }

    private final Device device;
    private final Baskets baskets;
    private final BlockingQueue<String> orders;
    private final List<String> complaints = new java.util.ArrayList<>();
    private int matched;
    private int refused;

    Verifier(Device device, Baskets baskets, BlockingQueue<String> orders) {
        this.device = device;
        this.baskets = baskets;
        this.orders = orders;
    }

    @Override
    public Day call() {
        for (var order = orders.poll(); order != null; order = orders.poll()) verify(order);
        return new Day(matched, refused, complaints);
    }

    private void verify(String order) {
        var path = "/api/v1/verifications/" + order;
        var wrong = new HashMap<String, Integer>();
        for (var unit : baskets.of(order).entrySet()) {
            for (int i = 0; i < unit.getValue(); i++) {
                if (!scan(path, unit.getKey())) wrong.merge(unit.getKey(), 1, Integer::sum);
            }
        }
        for (var unit : wrong.entrySet()) {
            for (int i = 0; i < unit.getValue(); i++) exchange(order, path, unit.getKey());
        }
        if (device.get(path).json().path("state").asText().equals("MATCHED")) matched++;
        else complaints.add("Not matched: " + order + " " + device.get(path));
    }

    private void exchange(String order, String path, String wrong) {
        refused++;
        for (var line : device.get(path).json().path("lines")) {
            if (line.path("scanned").asInt() >= line.path("needed").asInt()) continue;
            var right = line.path("sku").asText();
            baskets.exchange(order, wrong, right);
            if (!scan(path, right)) complaints.add("The right unit was refused: " + right + " for " + order);
            return;
        }
        complaints.add("A unit too many in " + order + ": " + wrong);
    }

    private boolean scan(String path, String sku) {
        return device.post(path + "/scans", Map.of("clientKey", UUID.randomUUID().toString(), "barcode", "B" + sku)).json().path("accepted").asBoolean();
    }
}
