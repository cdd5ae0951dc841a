package dev.wharf.picking.putback;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Text;
import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting;
import dev.wharf.inventory.Posting.Kind;
import dev.wharf.inventory.Stock;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.putback.PutBack.State;
import dev.wharf.picking.putback.PutBack.Why;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.scan.WallSlots;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Brings picked goods back to their bins. From its opening to the scan of its bin each unit is frozen: it belongs to no order and nobody can be promised
 * it. Call inside a lane.
 */
@Service
public class PutBacks {
    /** Units on a cart. @param position place on it, and {@code picker} whose it is */
    public record OnCart(String warehouse, int position, String picker, long fulfillmentLine, String sku, String bin, String lot, boolean binned, int units) {
        OnCart of(String lot, int units) {
            return new OnCart(warehouse, position, picker, fulfillmentLine, sku, bin, lot, binned, units);
        }
    }

    private final JdbcPutBacks putBacks;
    private final ReturnedUnits units;
    private final Stock stock;
    private final OrderLog log;
    private final Instances instances;
    private final Ids ids;
    private final Clock clock;
    private final WallSlots slots;

    PutBacks(JdbcPutBacks putBacks, ReturnedUnits units, Stock stock, OrderLog log, Instances instances, Ids ids, Clock clock, WallSlots slots) {
        this.slots = slots;
        this.putBacks = putBacks;
        this.units = units;
        this.stock = stock;
        this.log = log;
        this.instances = instances;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens one put-back for each warehouse with goods of the order. Its locks are given back before: what was locked for these units is frozen here. */
    public void open(FulfillmentId order, boolean cancelled, List<OnCart> goods) {
        var byWarehouse = TakenLots.name(goods, units.byLot(order), putBacks.openByLot(order)).stream().collect(Collectors.groupingBy(OnCart::warehouse, TreeMap::new, Collectors.toList()));
        var freezes = new ArrayList<Posting>();
        byWarehouse.forEach((warehouse, carts) -> {
            var last = carts.get(carts.size() - 1);
            var putBack = new PutBack(ids.next(), order, warehouse, cancelled ? Why.CANCELLED : Why.LEFT, State.OPEN, last.position(), last.picker(), Instant.now(clock));
            var lines = carts.stream().map(g -> new PutBackLine(ids.next(), putBack.id(), g.fulfillmentLine(), g.sku(), g.bin(), g.lot(), g.binned(), g.units(), 0, 0)).toList();
            putBacks.insert(putBack, lines);
            lines.forEach(line -> freezes.add(posting(Kind.FREEZE, putBack, line, Map.of(Bucket.FROZEN, line.quantity()), "put-back:" + line.id(), "picked goods go back")));
        });
        stock.post(freezes);
    }

    /** Books units back. @param key names the scan. @param bin where they lie now; empty for where they came from. @return true if nothing is left */
    boolean comeBack(PutBack putBack, List<PutBackLine> lines, Map<Long, Integer> counted, String bin, String key) {
        putBacks.returned(counted);
        var moved = lines.stream().filter(line -> counted.containsKey(line.id())).toList();
        stock.post(moved.stream().map(line -> posting(Kind.UNFREEZE, putBack, line, Map.of(Bucket.FROZEN, -counted.get(line.id())), key + ":" + line.id(), "put back")).toList());
        for (var line : moved) units.comeBack(putBack, line, counted.get(line.id()), bin.isEmpty() ? line.bin() : bin, key + ":" + line.id());
        boolean done = lines.stream().allMatch(line -> line.left() == counted.getOrDefault(line.id(), 0));
        if (done) end(putBack);
        return done;
    }

    /** A person says that all the cancelled order waits for lies where it came from. Nothing if nothing is open. */
    public void comeBack(FulfillmentId order) {
        for (var putBack : putBacks.lockAwaited(order)) {
            var lines = putBacks.lines(putBack.id());
            var open = lines.stream().filter(line -> line.left() > 0).toList();
            open.forEach(line -> units.serialsComeBack(putBack, line));
            comeBack(putBack, lines, open.stream().collect(Collectors.toMap(PutBackLine::id, PutBackLine::left)), "", "put-back-all:" + putBack.id());
        }
    }

    /** The lead gives up what the cancelled order still waits for: it is off hand from now on. */
    public void lose(FulfillmentId order, String reason) {
        putBacks.lockAwaited(order).forEach(putBack -> lose(putBack, reason));
    }

    void lose(PutBack putBack, String reason) {
        var left = putBacks.lines(putBack.id()).stream().filter(line -> line.left() > 0).toList();
        putBacks.lost(putBack.id());
        stock.post(left.stream().map(line -> posting(Kind.LOSE, putBack, line, Map.of(Bucket.ON_HAND, -line.left(), Bucket.FROZEN, -line.left()), "put-back-lost:" + line.id(), reason)).toList());
        left.forEach(line -> units.lost(putBack, line, reason));
        var list = left.stream().map(line -> line.left() + " × " + line.sku()).collect(Collectors.joining(", "));
        log.happened(putBack.fulfillment(), "PUT_BACK_LOST", new Text("放回时丢失，已核销：" + list + "（" + reason + "）", "Lost on the way back and written off: " + list + " (" + reason + ")"));
        end(putBack);
    }

    /** A cancelled order waits for it; one that is picked elsewhere does not. Not for the end by the order's own task, which goes on by itself. */
    void tell(PutBack putBack) {
        if (putBack.why() == Why.CANCELLED) instances.tellWaiting(Message.GoodsPutBack, List.of(putBack.fulfillment()), Map.of());
    }

    private void end(PutBack putBack) {
        putBacks.done(putBack.id());
        slots.putBack(putBack.fulfillment(), putBack.warehouse());
        log.happened(putBack.fulfillment(), "PUT_BACK", new Text("已拣商品处理完毕，" + putBack.warehouse() + " 的库存可售", "Picked goods are settled; the stock of " + putBack.warehouse() + " can be sold"));
    }

    private static Posting posting(Kind kind, PutBack putBack, PutBackLine line, Map<Bucket, Integer> deltas, String key, String reason) {
        return new Posting(line.sku(), putBack.warehouse(), kind, deltas, putBack.fulfillment(), line.fulfillmentLine(), key, "PUT_BACK:" + putBack.id(), reason);
    }
}
