package dev.wharf.picking.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.inventory.lot.SerialUnit;
import dev.wharf.picking.wall.SortOrder.State;
import dev.wharf.picking.wall.SortRule.Result;
import dev.wharf.picking.wall.SortRule.Verdict;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortRuleTest {
    private static final PutWall WALL = new PutWall(7, "W1", "A", 4, true);

    @ParameterizedTest
    @CsvSource({
        // first order: state, wall, slot, left | second order likewise | free | result, whose, slot
        "PICKED,  0, 0, 1, PICKED, 0, 0, 1, 1, ACCEPTED,  1, 1",
        "PICKED,  0, 0, 1, PICKED, 7, 3, 1, 1, ACCEPTED,  2, 3",
        "PICKED,  0, 0, 1, PICKED, 7, 3, 0, 1, ACCEPTED,  1, 1",
        "PICKED,  0, 0, 1, PICKED, 7, 3, 0, 0, WALL_FULL, 0, 0",
        "PICKED,  8, 2, 1, PICKED, 0, 0, 1, 1, ACCEPTED,  2, 1",
        "PICKED,  8, 2, 1, PICKED, 0, 0, 0, 1, OTHER_WALL, 0, 0",
        "PICKING, 0, 0, 1, PICKED, 0, 0, 1, 1, ACCEPTED,  1, 1",
        "BACK,    0, 0, 1, PICKED, 0, 0, 1, 1, ACCEPTED,  2, 1",
        "BACK,    0, 0, 1, PICKED, 0, 0, 0, 1, PUT_BACK,  1, 0",
        "BACK,    7, 2, 1, PICKED, 0, 0, 0, 1, PUT_BACK,  1, 2",
        "BACK,    8, 2, 1, PICKED, 0, 0, 0, 1, PUT_BACK,  1, 0",
        "BACK,    0, 0, 1, PICKED, 0, 0, 1, 0, PUT_BACK,  1, 0",
        "BENCH,   0, 0, 1, PICKED, 0, 0, 0, 1, BENCH,     1, 0",
        "BENCH,   0, 0, 1, BACK,   0, 0, 1, 1, BENCH,     1, 0",
        "SORTED,  7, 4, 1, PICKED, 0, 0, 0, 1, ACCEPTED,  1, 4",
        "SORTED,  0, 0, 1, PICKED, 0, 0, 0, 1, BENCH,     1, 0",
        "PICKED,  7, 1, 0, PICKED, 7, 2, 0, 1, SURPLUS,   0, 0",
    })
    void a_unit_belongs_to_one_order(State one, long wallOne, int slotOne, int leftOne, State two, long wallTwo, int slotTwo, int leftTwo, int free, Result expected, long whose, int slot) {
        var box = List.of(order(1, one, wallOne, slotOne, new SortLine("CUP", "", "", 2, 2 - leftOne)), order(2, two, wallTwo, slotTwo, new SortLine("CUP", "", "", 2, 2 - leftTwo)));
        var verdict = SortRule.check(WALL, free, box, "690000", Optional.of(new Item("CUP", Kind.NONE, null)), "");
        assertThat(result(verdict)).isEqualTo(expected);
        if (verdict instanceof Verdict.Counted counted) {
            assertThat(counted.order().pickOrder()).isEqualTo(whose);
            assertThat(counted.slot()).isEqualTo(slot);
        }
    }

    @ParameterizedTest
    @CsvSource({"L1, ACCEPTED, 1", "l2, ACCEPTED, 2", "L3, WRONG_LOT, 0", "'', LOT_WANTED, 0"})
    void of_goods_with_lots_the_lot_that_was_picked_for_the_order(String lot, Result expected, long whose) {
        var box = List.of(order(1, State.PICKED, 0, 0, new SortLine("TEA", "L1", "", 1, 0)), order(2, State.PICKED, 0, 0, new SortLine("TEA", "L2", "", 1, 0)));
        var verdict = SortRule.check(WALL, 1, box, "690000", Optional.of(new Item("TEA", Kind.LOT_EXPIRY, null)), lot);
        assertThat(result(verdict)).isEqualTo(expected);
        if (verdict instanceof Verdict.Counted counted) assertThat(counted.order().pickOrder()).isEqualTo(whose);
    }

    @ParameterizedTest
    @CsvSource({"S1, SERIAL_TWICE, 0", "S2, ACCEPTED, 2", "S3, WRONG_SERIAL, 0"})
    void a_serial_names_its_order(String serial, Result expected, long whose) {
        var box = List.of(order(1, State.PICKED, 7, 1, new SortLine("CAM", "", "S1", 1, 1)), order(2, State.PICKED, 0, 0, new SortLine("CAM", "", "S2", 1, 0)));
        var unit = new SerialUnit("CAM", serial, "W1", SerialUnit.State.PICKED, new FulfillmentId(501), 0);
        var verdict = SortRule.check(WALL, 2, box, serial, Optional.of(new Item("CAM", Kind.SERIAL, unit)), "");
        assertThat(result(verdict)).isEqualTo(expected);
        if (verdict instanceof Verdict.Counted counted) assertThat(counted.order().pickOrder()).isEqualTo(whose);
        assertThat(result(SortRule.check(WALL, 2, box, "690000", Optional.of(new Item("CAM", Kind.SERIAL, null)), ""))).isEqualTo(Result.SERIAL_WANTED);
    }

    @Test
    void what_nobody_picked_is_refused_and_said_by_name() {
        var box = List.of(order(1, State.PICKED, 0, 0, new SortLine("CUP", "", "", 1, 0)));
        assertThat(result(SortRule.check(WALL, 1, box, "x1", Optional.empty(), ""))).isEqualTo(Result.UNKNOWN_BARCODE);
        var lamp = (Verdict.Refused) SortRule.check(WALL, 1, box, "690000", Optional.of(new Item("LAMP", Kind.NONE, null)), "");
        assertThat(lamp.result()).isEqualTo(Result.NOT_IN_BOX);
        assertThat(lamp.note().en()).isEqualTo("This is LAMP; it was not picked for this box. Put it back into its bin.");
    }

    @Test
    void every_unit_of_a_box_finds_one_place_and_no_order_gets_more_than_was_picked_for_it() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var box = new ArrayList<SortOrder>();
            for (int i = 1; i <= 1 + random.nextInt(5); i++) {
                box.add(order(i, random.nextInt(5) == 0 ? State.BACK : State.PICKED, 0, 0, new SortLine("CUP", "", "", 1 + random.nextInt(3), 0), new SortLine("LAMP", "", "", 1 + random.nextInt(2), 0)));
            }
            for (var sku : List.of("CUP", "LAMP")) {
                int units = box.stream().flatMap(o -> o.lines().stream()).filter(l -> l.sku().equals(sku)).mapToInt(SortLine::picked).sum();
                for (int unit = 0; unit < units; unit++) {
                    var counted = (Verdict.Counted) SortRule.check(WALL, free(box), box, "690000", Optional.of(new Item(sku, Kind.NONE, null)), "");
                    var before = counted.order();
                    boolean slotted = counted.result() == Result.ACCEPTED;
                    var now = before.plusOne(counted.line());
                    box.set(box.indexOf(before), slotted ? new SortOrder(now.pickOrder(), now.fulfillment(), "W1", now.position(), now.state(), WALL.id(), counted.slot(), now.lines()) : now);
                }
                assertThat(result(SortRule.check(WALL, free(box), box, "690000", Optional.of(new Item(sku, Kind.NONE, null)), ""))).isEqualTo(Result.SURPLUS);
            }
            assertThat(box).allSatisfy(o -> assertThat(o.left()).isZero());
            assertThat(box.stream().filter(o -> o.slot() > 0).map(SortOrder::slot)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"T12, T12", "12, T12", "w34, W34", "' 12 ', T12"})
    void a_box_is_named_by_its_walk_or_its_wave(String read, String expected) {
        assertThat(Box.parse(read)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"X12", "T", "T1-2", "''"})
    void other_names_are_refused(String read) {
        assertThat(catchThrowable(() -> Box.parse(read))).extracting("code", "field").containsExactly("BOX_UNKNOWN", "box");
    }

    private static int free(List<SortOrder> box) {
        return 1 + (int) box.stream().filter(o -> o.slot() > 0).count();
    }

    private static Result result(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.result() : ((Verdict.Counted) verdict).result();
    }

    private static SortOrder order(long id, State state, long wall, int slot, SortLine... lines) {
        return new SortOrder(id, new FulfillmentId(500 + id), "W1", (int) id, state, wall, slot, List.of(lines));
    }
}
