package dev.wharf.picking.wall;

import dev.wharf.common.Text;
import dev.wharf.picking.wall.SortRule.Result;
import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the API says about put walls. Call inside a transaction. */
@Component
class WallViews {
    /** A floor with more boxes waiting has other worries than the rest. */
    private static final int BOXES = 50;

    /**
     * A slot that an order has; the others are free.
     *
     * @param state FILLING, WAITS (all that was picked is in it, and the walk is not over or ended short), COMPLETE (the bench may take it), BACK (its goods go back to their bins)
     */
    record Slot(int slot, String state, String fulfillmentNo, int sorted, int needed) { }

    /** @param on whether it takes further orders */
    record Wall(long putWallId, String warehouse, String code, int slots, boolean on, List<Slot> taken) { }

    /** @param why SORT, BENCH (its order went there without it) or BACK (put back) */
    record Left(String why, String fulfillmentNo, String sku, String name, String lot, String serial, int units) { }

    /** @param toSort units that belong in a slot; 0: what is in {@code left} is all that may still lie in the box */
    record BoxState(String box, int units, int sorted, int toSort, List<Left> left) { }

    /** @param box null if none is asked for */
    record View(Wall wall, BoxState box) { }

    record OpenBox(String box, String wave, int orders, int units) { }

    /** @param boxes with goods to be sorted, the oldest first */
    record Overview(List<Wall> walls, List<OpenBox> boxes) { }

    /**
     * @param zh      empty if the unit went into its slot, else the sentence to show; {@code en} likewise
     * @param slot    0 if the unit goes in none
     * @param sorted  units of this order in the slot, of {@code needed}
     * @param complete whether the order went on to verifying by this unit; of a scan that is sent again whether it has gone on by now
     */
    record ScanAnswer(String result, boolean accepted, String zh, String en, int slot, String fulfillmentNo, int sorted, int needed, boolean complete, View view) { }

    private final JdbcPutWalls walls;
    private final JdbcSortOrders orders;
    private final Products products;

    WallViews(JdbcPutWalls walls, JdbcSortOrders orders, Products products) {
        this.walls = walls;
        this.orders = orders;
        this.products = products;
    }

    Overview overview(String warehouse) {
        return new Overview(walls.of(warehouse).stream().map(this::wall).toList(),
            orders.open(warehouse, BOXES).stream().map(o -> new OpenBox(new Box(false, o.task()).toString(), o.wave() == 0 ? "" : new Box(true, o.wave()).toString(), o.orders(), o.units())).toList());
    }

    /** @param box null for none */
    View of(PutWall wall, Box box) {
        return new View(wall(wall), box == null ? null : box(box));
    }

    private Wall wall(PutWall wall) {
        return new Wall(wall.id(), wall.warehouse(), wall.code(), wall.slots(), wall.on(), orders.slots(wall.id()).stream().map(WallViews::slot).toList());
    }

    private static Slot slot(JdbcSortOrders.Slot s) {
        var state = switch (s.state()) {
            case BACK -> "BACK";
            case SORTED -> "COMPLETE";
            default -> s.sorted() == s.picked() ? "WAITS" : "FILLING";
        };
        return new Slot(s.slot(), state, s.fulfillment().toString(), s.sorted(), s.picked());
    }

    private BoxState box(Box box) {
        var found = orders.of(box);
        var lines = found.stream().flatMap(order -> order.lines().stream()).toList();
        var left = new ArrayList<Left>();
        var names = products.facts(lines.stream().filter(line -> line.left() > 0).map(SortLine::sku).distinct().toList());
        for (var order : found) {
            for (var line : order.lines()) {
                var product = names.get(line.sku());
                if (line.left() > 0) left.add(new Left(why(order), order.fulfillment().toString(), line.sku(), product == null ? "" : product.name(), line.lot(), line.serial(), line.left()));
            }
        }
        return new BoxState(box.toString(), lines.stream().mapToInt(SortLine::picked).sum(), lines.stream().mapToInt(SortLine::sorted).sum(),
            left.stream().filter(l -> l.why().equals("SORT")).mapToInt(Left::units).sum(), left);
    }

    private static String why(SortOrder order) {
        return switch (order.state()) {
            case PICKING, PICKED -> "SORT";
            case BACK -> "BACK";
            default -> "BENCH";
        };
    }

    /** @param order that the unit was for; null if it was for none */
    ScanAnswer answer(PutWall wall, Box box, Result result, Text note, SortOrder order, int slot, boolean complete) {
        if (order == null) return new ScanAnswer(result.name(), result.counts(), note.zh(), note.en(), 0, "", 0, 0, false, of(wall, box));
        int needed = order.lines().stream().mapToInt(SortLine::picked).sum();
        return new ScanAnswer(result.name(), result.counts(), note.zh(), note.en(), slot, order.fulfillment().toString(), needed - order.left(), needed, complete, of(wall, box));
    }
}
