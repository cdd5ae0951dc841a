package dev.wharf.bench.floor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A picker with a scanner, one scan every two seconds: bin, then unit by unit. Of 100 units he scans 3 wrong ones before the right one, sends 2 scans a
 * second time because the answer was late, and lays 1 wrong one in the basket after scanning the right one, which nobody at the shelf can see.
 */
final class Pda implements Callable<Pda.Day> {
    static final Duration EVERY = Duration.ofSeconds(2);
    private static final int WRONG_PERCENT = 3;
    private static final int TWICE_PERCENT = 2;
    private static final int SLIP_PERCENT = 1;

    /** @param nanos from the moment a scan was due to its answer. @param asked nanoseconds to each next task. @param counted units the house has accepted */
    record Day(List<Long> nanos, List<Long> asked, int counted, int wrong, int twice, int slips, List<String> complaints) { }

    private final Device device;
    private final String warehouse;
    private final List<String> skus;
    private final Baskets baskets;
    private final AtomicInteger unitsLeft;
    private final Random random;
    private final List<Long> nanos = new java.util.ArrayList<>();
    private final List<Long> asked = new java.util.ArrayList<>();
    private final List<String> complaints = new java.util.ArrayList<>();
    private long due;
    private int counted;
    private int wrong;
    private int twice;
    private int slips;

    Pda(Device device, String warehouse, List<String> skus, Baskets baskets, AtomicInteger unitsLeft, long seed) {
        this.device = device;
        this.warehouse = warehouse;
        this.skus = skus;
        this.baskets = baskets;
        this.unitsLeft = unitsLeft;
        this.random = new Random(seed);
    }

    @Override
    public Day call() {
        while (unitsLeft.get() > 0) {
            long asks = System.nanoTime();
            var task = device.post("/api/v1/pick-tasks/next", Map.of("warehouse", warehouse));
            asked.add(System.nanoTime() - asks);
            if (task.status() != 200) break;
            // People do not walk in step: whoever waits for the same answer would scan in one burst from then on, until the end of the shift.
            due = System.nanoTime() + (long) (random.nextDouble() * EVERY.toNanos());
            task.json().path("lines").forEach(line -> pick(task.json(), line));
        }
        return new Day(nanos, asked, counted, wrong, twice, slips, complaints);
    }

    private void pick(JsonNode task, JsonNode line) {
        var id = task.path("taskId").asLong();
        var bin = line.path("bin").asText();
        var sku = line.path("sku").asText();
        scan(id, bin, "", "ACCEPTED");
        for (int unit = line.path("pickedQuantity").asInt(); unit < line.path("quantity").asInt(); unit++) {
            if (chance(WRONG_PERCENT)) {
                wrong++;
                scan(id, bin, "B" + other(sku), "NOT_IN_TASK", "WRONG_ITEM", "OVER_PICK");
            }
            if (!scan(id, bin, "B" + sku, "ACCEPTED")) continue;
            counted++;
            unitsLeft.decrementAndGet();
            boolean slip = chance(SLIP_PERCENT);
            if (slip) slips++;
            baskets.put(order(task, line), slip ? other(sku) : sku);
        }
    }

    private static String order(JsonNode task, JsonNode line) {
        for (var order : task.path("orders")) if (order.path("position").equals(line.path("position"))) return order.path("fulfillmentNo").asText();
        throw new IllegalStateException("No order at this place of the cart: " + line);
    }

    private boolean scan(long task, String bin, String barcode, String... expected) {
        var body = Map.of("clientKey", UUID.randomUUID().toString(), "bin", bin, "barcode", barcode, "quantity", 1);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) LockSupport.parkNanos(wait);
        var answer = device.post("/api/v1/pick-tasks/" + task + "/scans", body);
        nanos.add(System.nanoTime() - due);
        // Nobody scans before the answer is there.
        due = Math.max(due + EVERY.toNanos(), System.nanoTime());
        if (chance(TWICE_PERCENT)) {
            twice++;
            var again = device.post("/api/v1/pick-tasks/" + task + "/scans", body);
            if (!again.json().path("result").equals(answer.json().path("result"))) complaints.add("Sent twice, answered " + answer + " and " + again);
        }
        var result = answer.json().path("result").asText();
        if (!List.of(expected).contains(result)) complaints.add("Scan of " + barcode + " in " + bin + " answered " + answer);
        return result.equals("ACCEPTED");
    }

    private String other(String sku) {
        var found = skus.get(random.nextInt(skus.size()));
        return found.equals(sku) ? other(sku) : found;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
