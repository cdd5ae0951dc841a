package dev.wharf.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.picking.PickScanRule.Result;
import dev.wharf.picking.PickScanRule.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickScanRuleTest {
    private static final PickOrder FIRST = new PickOrder(1, 100, new FulfillmentId(501), "W1", 1, PickOrder.State.OPEN);
    private static final PickOrder SECOND = new PickOrder(2, 100, new FulfillmentId(502), "W1", 2, PickOrder.State.OPEN);
    private static final PickOrder GONE = new PickOrder(3, 100, new FulfillmentId(503), "W1", 3, PickOrder.State.CANCELLED);
    /** Two lines of one SKU in one bin, a half picked one, a complete one, and one without a known place. */
    private static final List<PickLine> TASK = List.of(
        line(1, FIRST, "CUP", "A-01", 2, 0),
        line(2, FIRST, "CUP", "A-01", 1, 0),
        line(3, FIRST, "LAMP", "A-02", 3, 2),
        line(4, FIRST, "SOAP", "B-01", 1, 1));
    private static final List<PickLine> PLACELESS = List.of(line(5, FIRST, "RUG", "", 1, 0));
    /** Three orders on one cart that want the same goods; the first has left. */
    private static final List<PickLine> CART = List.of(
        line(6, GONE, "CUP", "A-01", 5, 1),
        line(7, GONE, "VASE", "A-01", 1, 0),
        line(8, FIRST, "CUP", "A-01", 2, 1),
        line(9, SECOND, "CUP", "A-01", 3, 0),
        line(10, SECOND, "LAMP", "A-02", 1, 0));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // bin,  sku, units, result
        "A-01, CUP,   1, ACCEPTED",
        "a-01, CUP,   3, ACCEPTED",
        "A-01, CUP,   4, OVER_PICK",
        "A-02, LAMP,  1, ACCEPTED",
        "A-02, LAMP,  2, OVER_PICK",
        "B-01, SOAP,  1, OVER_PICK",
        "A-01, LAMP,  1, WRONG_ITEM",
        "A-01, PEN,   1, NOT_IN_TASK",
        "A-01, -,     1, NOT_IN_TASK",
        "C-01, CUP,   1, WRONG_BIN",
        "C-01, PEN,   1, WRONG_BIN",
        "'',   CUP,   1, WRONG_BIN",
    })
    void goods_count_only_where_and_while_they_are_needed(String bin, String sku, int units, Result expected) {
        assertThat(result(PickScanRule.check(TASK, bin, "690000", Optional.ofNullable(sku), units))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"A-01, ACCEPTED", "a-02, ACCEPTED", "B-01, WRONG_BIN", "C-01, WRONG_BIN", "'', WRONG_BIN"})
    void a_bin_is_confirmed_while_something_is_open_in_it(String bin, Result expected) {
        assertThat(result(PickScanRule.check(TASK, bin, "", Optional.empty(), 1))).isEqualTo(expected);
    }

    @Test
    void units_fill_the_lines_in_walking_order() {
        assertThat(PickScanRule.check(TASK, "A-01", "690000", Optional.of("CUP"), 3)).isEqualTo(new Verdict.Accepted(FIRST, Map.of(1L, 2, 2L, 1)));
    }

    @Test
    void goods_without_a_known_place_are_taken_from_anywhere() {
        assertThat(PickScanRule.check(PLACELESS, "", "690000", Optional.of("RUG"), 1)).isEqualTo(new Verdict.Accepted(FIRST, Map.of(5L, 1)));
        assertThat(PickScanRule.check(PLACELESS, "Z-99", "690000", Optional.of("RUG"), 1)).isEqualTo(new Verdict.Accepted(FIRST, Map.of(5L, 1)));
    }

    @Test
    void a_refusal_says_what_to_do_with_its_numbers() {
        assertThat(sentence(PickScanRule.check(TASK, "A-02", "690000", Optional.of("LAMP"), 2))).isEqualTo("LAMP: 3 needed, 2 picked, 2 more scanned; put the surplus back.");
        assertThat(sentence(PickScanRule.check(TASK, "A-01", "690000", Optional.of("LAMP"), 1)))
            .isEqualTo("This is LAMP, to be picked from A-02; put it back. Wanted here: CUP.");
        assertThat(sentence(PickScanRule.check(TASK, "C-01", "", Optional.empty(), 1))).isEqualTo("Wrong bin: this is C-01. Go to A-01.");
    }

    @Test
    void one_scan_fills_one_place_of_the_cart() {
        assertThat(PickScanRule.check(CART, "A-01", "690000", Optional.of("CUP"), 1)).isEqualTo(new Verdict.Accepted(FIRST, Map.of(8L, 1)));
        assertThat(sentence(PickScanRule.check(CART, "A-01", "690000", Optional.of("CUP"), 2))).isEqualTo("CUP: 2 needed, 1 picked, 2 more scanned; put the surplus back.");
        var filled = CART.stream().map(line -> line.id() == 8 ? line.plus(1) : line).toList();
        assertThat(PickScanRule.check(filled, "A-01", "690000", Optional.of("CUP"), 3)).isEqualTo(new Verdict.Accepted(SECOND, Map.of(9L, 3)));
    }

    @Test
    void goods_of_an_order_that_has_left_are_put_back() {
        assertThat(result(PickScanRule.check(CART, "A-01", "690000", Optional.of("VASE"), 1))).isEqualTo(Result.ORDER_LEFT);
        var onlyGone = CART.subList(0, 2);
        assertThat(result(PickScanRule.check(onlyGone, "A-01", "", Optional.empty(), 1))).isEqualTo(Result.WRONG_BIN);
        // Also where nothing else is wanted from its bin
        assertThat(result(PickScanRule.check(onlyGone, "A-01", "690000", Optional.of("VASE"), 1))).isEqualTo(Result.ORDER_LEFT);
        assertThat(result(PickScanRule.check(onlyGone, "A-01", "690000", Optional.of("LAMP"), 1))).isEqualTo(Result.WRONG_BIN);
        assertThat(result(PickScanRule.check(onlyGone, "B-01", "690000", Optional.of("VASE"), 1))).isEqualTo(Result.WRONG_BIN);
    }

    private static PickLine line(long id, PickOrder order, String sku, String bin, int quantity, int picked) {
        return new PickLine(id, order, id + 10, sku, bin, (int) id, quantity, picked, "", 0, false);
    }

    private static Result result(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.result() : Result.ACCEPTED;
    }

    private static String sentence(Verdict verdict) {
        return ((Verdict.Refused) verdict).note().en();
    }
}
