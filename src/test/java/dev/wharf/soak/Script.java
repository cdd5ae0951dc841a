package dev.wharf.soak;

import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes up what happens next, at random but by its seed alone: the same seed is the same run. Each operation goes through the reference
 * model at once. About one in twenty is refused, and one in twenty-five was sent before.
 */
final class Script {
    private static final int SKUS = 12;
    private static final int WAREHOUSES = 3;
    private static final int BATCH_AT_MOST = 50;
    private static final int REMEMBERED = 300;
    /** Above it more orders end than begin: each batch is held against all that are open. */
    private static final int OPEN_AT_MOST = 2000;
    /** Above it no goods come in, so that locks keep meeting empty shelves. */
    private static final int FULL = 60;

    final ReferenceStock model = new ReferenceStock();
    private final Random random;
    private final int partition;
    private final long firstOrder;
    private final List<String> skus;
    private final List<String> warehouses;
    private final List<Long> orders = new ArrayList<>();
    private final List<Operation> sent = new ArrayList<>();
    private long batches;
    private long named;

    /**
     * @param name       of the SKUs, the warehouses and the keys
     * @param firstOrder order numbers count on from here; nobody else uses them
     */
    Script(long seed, int partition, String name, long firstOrder) {
        this.random = new Random(seed);
        this.partition = partition;
        this.firstOrder = firstOrder;
        this.skus = IntStream.range(0, SKUS).mapToObj(i -> name + "-" + i).toList();
        this.warehouses = IntStream.range(0, WAREHOUSES).mapToObj(i -> name + "W" + i).toList();
    }

    List<String> skus() {
        return skus;
    }

    Batch next() {
        int size = 1 + random.nextInt(BATCH_AT_MOST);
        var operations = new ArrayList<Operation>();
        var expected = new ArrayList<Integer>();
        while (operations.size() < size) {
            var operation = random.nextInt(25) == 0 && !sent.isEmpty() ? sent.get(random.nextInt(sent.size())) : invent();
            int answer = model.apply(operation);
            boolean refused = answer == ReferenceStock.REFUSED;
            if (refused && !operations.isEmpty()) continue;
            remember(operation);
            operations.add(operation);
            expected.add(answer);
            if (refused) break;
        }
        return new Batch(partition, ++batches, operations, expected);
    }

    /** Gives back what is locked and gives up what is under way without a transfer, a batch at a time, so that nothing is open at the end. Empty once nothing is. */
    Optional<Batch> closing() {
        var releases = model.locks.keySet().stream().<Operation>map(Operation.Release::new);
        var losses = model.balances.entrySet().stream().filter(balance -> inTransit(balance.getValue()) > 0)
            .map(balance -> post(new Operation.Move(balance.getKey().sku(), balance.getKey().warehouse(), Kind.LOSE, Map.of(Bucket.IN_TRANSIT, -inTransit(balance.getValue())))));
        var operations = Stream.concat(releases, losses).limit(BATCH_AT_MOST).toList();
        if (operations.isEmpty()) return Optional.empty();
        var expected = operations.stream().map(model::apply).toList();
        return Optional.of(new Batch(partition, ++batches, operations, expected));
    }

    private static int inTransit(int[] buckets) {
        return buckets[Bucket.IN_TRANSIT.ordinal()];
    }

    private void remember(Operation operation) {
        if (sent.size() < REMEMBERED) sent.add(operation);
        else sent.set(random.nextInt(REMEMBERED), operation);
    }

    private Operation invent() {
        int dice = random.nextInt(100);
        if (dice < 14) return receive();
        if (dice < 20) return new Operation.Adjust(key(), warehouse(), sku(), random.nextInt(13) - 6);
        if (dice < 48 && orders.size() < OPEN_AT_MOST || orders.isEmpty()) return lock();
        if (dice < 57) return new Operation.Release(takeOrder());
        if (dice < 72) return new Operation.Ship(takeOrder());
        if (dice < 78) return releasePart();
        if (dice < 84) return split();
        if (dice < 88) return post(move(Kind.FREEZE, Bucket.FROZEN, units()));
        if (dice < 91) return post(move(Kind.UNFREEZE, Bucket.FROZEN, -units()));
        if (dice < 93) return send();
        if (dice < 95) return post(move(Kind.ARRIVE, Map.of(Bucket.IN_TRANSIT, -1, Bucket.ON_HAND, 1)));
        if (dice < 96) return post(move(Kind.LOSE, Bucket.IN_TRANSIT, -1));
        if (dice < 98) return post(move(Kind.RECEIVE, Bucket.QUARANTINE, units()));
        return post(move(Kind.INSPECT, Map.of(Bucket.QUARANTINE, -2, Bucket.ON_HAND, 1, Bucket.DEFECTIVE, 1)));
    }

    private Operation receive() {
        var warehouse = warehouse();
        var pieces = new ArrayList<Operation.Piece>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var sku = sku();
            if (model.free(new ReferenceStock.Place(sku, warehouse)) < FULL) pieces.add(new Operation.Piece(i, sku, 1 + random.nextInt(20)));
        }
        return pieces.isEmpty() ? lock() : new Operation.Receive(key(), warehouse, pieces);
    }

    private Operation lock() {
        long order = firstOrder + ++named;
        orders.add(order);
        var pieces = new ArrayList<Operation.Piece>();
        for (int i = random.nextInt(3); i >= 0; i--) pieces.add(new Operation.Piece(order * 10 + i, sku(), units()));
        return new Operation.Lock(order, warehouse(), random.nextInt(5) == 0, pieces);
    }

    /** One that may have been closed before: what it asks for then changes nothing. */
    private long takeOrder() {
        int index = random.nextInt(orders.size());
        long order = orders.get(index);
        orders.set(index, orders.get(orders.size() - 1));
        orders.remove(orders.size() - 1);
        return order;
    }

    private Operation releasePart() {
        long order = orders.get(random.nextInt(orders.size()));
        var held = model.locks.get(order);
        return held == null ? new Operation.ReleasePart(order, order * 10, units())
            : new Operation.ReleasePart(order, held.get(random.nextInt(held.size())).line(), units());
    }

    private Operation split() {
        long order = orders.get(random.nextInt(orders.size()));
        var held = model.locks.get(order);
        if (held == null) return releasePart();
        var part = held.get(random.nextInt(held.size()));
        long newOrder = firstOrder + ++named;
        orders.add(newOrder);
        return new Operation.Split(order, part.line(), part.place().sku(), part.place().warehouse(), units(), newOrder, newOrder * 10);
    }

    private Operation send() {
        var sku = sku();
        var from = warehouse();
        var to = warehouse();
        int units = units();
        return post(new Operation.Move(sku, from, Kind.SEND, Map.of(Bucket.ON_HAND, -units)), new Operation.Move(sku, to, Kind.SEND, Map.of(Bucket.IN_TRANSIT, units)));
    }

    private Operation post(Operation.Move... moves) {
        return new Operation.Post(key(), List.of(moves));
    }

    private Operation.Move move(Kind kind, Bucket bucket, int delta) {
        return move(kind, Map.of(bucket, delta));
    }

    private Operation.Move move(Kind kind, Map<Bucket, Integer> deltas) {
        return new Operation.Move(sku(), warehouse(), kind, deltas);
    }

    private String key() {
        return skus.get(0) + ":" + ++named;
    }

    private int units() {
        return 1 + random.nextInt(4);
    }

    private String sku() {
        return skus.get(random.nextInt(SKUS));
    }

    private String warehouse() {
        return warehouses.get(random.nextInt(WAREHOUSES));
    }
}
