package dev.wharf.picking.wall;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes;
import dev.wharf.picking.wall.SortOrder.State;
import dev.wharf.picking.wall.SortRule.Result;
import dev.wharf.picking.wall.SortRule.Verdict;
import dev.wharf.picking.wall.WallViews.ScanAnswer;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/**
 * Takes the scans of whoever sorts a box at a wall, unit by unit. One transaction each, with the rows of the wall and of the orders in the box held: two sorters never count one unit
 * twice, a wrong scan changes nothing and is logged, one that is sent twice counts once.
 */
@Service
class SortScans {
    private static final Text ALL_WELL = new Text("", "");

    /** @param barcode of the goods, or the serial of one unit. @param lot read from goods that have lots, else empty */
    record Reading(String clientKey, String barcode, String lot) {
        Reading {
            barcode = barcode == null ? "" : barcode.strip();
            lot = lot == null ? "" : lot.strip();
            if (barcode.isEmpty()) throw Refusal.invalid("BARCODE_MISSING", "barcode", "Scan the goods.");
        }
    }

    private final JdbcPutWalls walls;
    private final JdbcSortOrders orders;
    private final SortedOrders sorted;
    private final WallViews views;
    private final Scans scans;
    private final Barcodes barcodes;
    private final Lanes lanes;

    SortScans(JdbcPutWalls walls, JdbcSortOrders orders, SortedOrders sorted, WallViews views, Scans scans, Barcodes barcodes, Lanes lanes) {
        this.walls = walls;
        this.orders = orders;
        this.sorted = sorted;
        this.views = views;
        this.scans = scans;
        this.barcodes = barcodes;
        this.lanes = lanes;
    }

    ScanAnswer scan(long wallId, Box box, Reading reading) {
        return lanes.call(() -> {
            var wall = walls.lock(wallId);
            var found = inBox(wall, box);
            return scans.answered(Scan.Kind.SORT, wallId, reading.clientKey()).map(before -> again(wall, box, found, before)).orElseGet(() -> read(wall, box, found, reading));
        });
    }

    private List<SortOrder> inBox(PutWall wall, Box box) {
        var found = orders.lock(box);
        if (found.isEmpty()) throw Refusal.notFound("BOX_EMPTY", "Nothing of " + box + " is to be sorted. Only walks whose template says WALL are; scan the number of another.");
        if (!found.get(0).warehouse().equals(wall.warehouse())) throw Refusal.conflict("OTHER_WAREHOUSE", box + " is a box of warehouse " + found.get(0).warehouse() + "; this wall is in " + wall.warehouse() + ".");
        return found;
    }

    private ScanAnswer again(PutWall wall, Box box, List<SortOrder> found, Scan before) {
        var result = Result.valueOf(before.result());
        var order = result.counts() ? found.stream().filter(o -> o.fulfillment().equals(before.fulfillment())).findFirst().orElse(null) : null;
        boolean complete = result == Result.ACCEPTED && order != null && order.state() == State.SORTED && order.left() == 0;
        return views.answer(wall, box, result, before.note(), order, order == null ? 0 : slotIn(before), complete);
    }

    private static int slotIn(Scan before) {
        return before.bin().isEmpty() ? 0 : Integer.parseInt(before.bin().substring(before.bin().lastIndexOf('-') + 1));
    }

    private ScanAnswer read(PutWall wall, Box box, List<SortOrder> found, Reading reading) {
        var item = barcodes.identify(reading.barcode(), found.stream().flatMap(order -> order.lines().stream()).map(SortLine::sku).distinct().toList());
        var verdict = SortRule.check(wall, free(wall), found, reading.barcode(), item, reading.lot());
        var sku = item.map(Barcodes.Item::sku).orElse("");
        if (verdict instanceof Verdict.Refused refused) {
            write(wall, inHand(found), reading, sku, 0, 0, refused.result(), refused.note());
            return views.answer(wall, box, refused.result(), refused.note(), null, 0, false);
        }
        var counted = (Verdict.Counted) verdict;
        var before = counted.order();
        if (!orders.count(before.pickOrder(), counted.line())) throw new ConcurrencyFailureException("A unit of " + before.fulfillment() + " was sorted in the same moment");
        if (counted.slot() > 0 && before.wall() == 0) orders.take(before.pickOrder(), wall.id(), counted.slot());
        var now = before.plusOne(counted.line());
        var note = note(counted);
        write(wall, before.fulfillment(), reading, sku, 1, counted.slot(), counted.result(), note);
        boolean complete = before.state() == State.PICKED && now.left() == 0 && sorted.goOn(now, wall.slotCode(counted.slot()));
        return views.answer(wall, box, counted.result(), note, now, counted.slot(), complete);
    }

    private int free(PutWall wall) {
        if (!wall.on()) return 0;
        var taken = orders.slots(wall.id()).stream().map(JdbcSortOrders.Slot::slot).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, wall.slots()).filter(slot -> !taken.contains(slot)).findFirst().orElse(0);
    }

    private static Text note(Verdict.Counted counted) {
        var order = counted.order().fulfillment();
        return switch (counted.result()) {
            case BENCH -> new Text("订单 " + order + " 已在复核台，请送过去。", "Order " + order + " is at the bench already; bring it there.");
            case PUT_BACK -> new Text("订单 " + order + " 不再需要，放到待放回。", "Order " + order + " needs it no more; lay it aside to be put back.");
            default -> ALL_WELL;
        };
    }

    /** The order that a wrong scan is held against: the most urgent one that still wants goods, else any. */
    private static FulfillmentId inHand(List<SortOrder> found) {
        return found.stream().filter(order -> order.left() > 0).findFirst().orElse(found.get(0)).fulfillment();
    }

    private void write(PutWall wall, FulfillmentId order, Reading reading, String sku, int units, int slot, Result result, Text note) {
        scans.write(new Scan(Scan.Kind.SORT, order, wall.id(), reading.barcode(), sku, slot == 0 ? "" : wall.slotCode(slot), units, result.name(), note, Actor.current(), reading.clientKey()));
    }

    /**
     * The box is empty, and orders still lack units: they go on with what there is, and the bench reports what is missing.
     *
     * @return the wall and the box after it
     */
    WallViews.View missing(long wallId, Box box) {
        return lanes.call(() -> {
            var wall = walls.lock(wallId);
            sorted.goOnShort(inBox(wall, box).stream().filter(order -> order.state() == State.PICKED && order.left() > 0).toList());
            return views.of(wall, box);
        });
    }
}
