package dev.wharf.stockkeeping;

import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static dev.wharf.TestHouse.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bucket;
import dev.wharf.order.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves, freezes and adjustments, where orders hold units. */
@WharfTest
class StockCareIT {
    private final TestHouse house;
    private final BinMoves moves;
    private final Freezes freezes;
    private final Adjustments adjustments;
    private final Bins bins;
    private final JdbcClient jdbc;

    @Autowired
    StockCareIT(ApplicationContext context, BinMoves moves, Freezes freezes, Adjustments adjustments, Bins bins, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.moves = moves;
        this.freezes = freezes;
        this.adjustments = adjustments;
        this.bins = bins;
        this.jdbc = jdbc;
    }

    private BinMoves.Request move(String sku, String from, String to, int units) {
        return new BinMoves.Request(unique("m"), NEAR, from, to, sku, "", units, "test");
    }

    private Map<String, Integer> inBins(String sku) {
        return bins.ofSkus(NEAR, List.of(sku)).stream().filter(c -> c.units() > 0).collect(java.util.stream.Collectors.toMap(c -> c.place().bin(), Bins.Content::units));
    }

    @Test
    void goods_are_put_away_moved_and_never_more_than_there_are() {
        var sku = house.sku(5, 0);
        var putAway = move(sku, "", "A-1", 3);
        assertThat(moves.move(putAway)).isTrue();
        assertThat(moves.move(putAway)).as("the same key again").isFalse();
        assertThatThrownBy(() -> moves.move(move(sku, "", "A-1", 3))).isInstanceOf(Refusal.class).hasMessageContaining("2 units lie in no bin");
        moves.move(move(sku, "A-1", "B-1", 2));
        assertThat(inBins(sku)).isEqualTo(Map.of("A-1", 1, "B-1", 2));
        assertThatThrownBy(() -> moves.move(move(sku, "A-1", "B-1", 2))).isInstanceOf(Refusal.class).hasMessageContaining("fewer units").hasMessageNotContaining("1 of");
        assertThat(jdbc.sql("SELECT SUM(delta) FROM bin_entry WHERE sku = :sku").param("sku", sku).query(Integer.class).single()).isEqualTo(3);
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(5);
    }

    @Test
    void units_that_a_pick_task_will_take_stay_in_their_bin() {
        var sku = house.sku(5, 0);
        moves.move(move(sku, "", "A-1", 5));
        house.take(order().line(sku, 3));
        assertThatThrownBy(() -> moves.move(move(sku, "A-1", "B-1", 3))).isInstanceOf(Refusal.class).hasMessageContaining("will be picked by task");
        assertThat(moves.move(move(sku, "A-1", "B-1", 2))).isTrue();
    }

    @Test
    void of_the_same_move_sent_by_many_at_once_one_is_booked() throws Exception {
        var sku = house.sku(20, 0);
        var request = move(sku, "", "A-1", 2);
        var threads = java.util.concurrent.Executors.newFixedThreadPool(8);
        try {
            var sent = java.util.stream.IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> moves.move(request))).toList();
            int booked = 0;
            for (var one : sent) if (one.get()) booked++;
            assertThat(booked).isOne();
            assertThat(inBins(sku)).isEqualTo(Map.of("A-1", 2));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void frozen_units_are_promised_to_nobody_until_they_are_lifted() {
        var sku = house.sku(3, 0);
        var request = new Freezes.Request(unique("f"), NEAR, sku, "", "", 3, "recall");
        var frozen = freezes.freeze(request);
        assertThat(freezes.freeze(request)).isEqualTo(frozen);
        assertThat(house.balance(sku, NEAR).frozen()).isEqualTo(3);
        var waiting = house.take(order().line(sku, 1));
        assertThat(house.openHolds(waiting)).containsKey("STOCK");
        freezes.lift(frozen.get(0).id(), "checked");
        freezes.lift(frozen.get(0).id(), "checked");
        assertThat(house.balance(sku, NEAR).frozen()).isZero();
        assertThatThrownBy(() -> freezes.freeze(new Freezes.Request(unique("f"), NEAR, sku, "", "", 4, "x"))).isInstanceOf(Refusal.class);
    }

    @Test
    void a_whole_bin_or_lot_is_frozen_and_what_orders_hold_is_named() {
        var sku = house.sku(5, 0);
        var bin = unique("Z-");
        moves.move(move(sku, "", bin, 4));
        assertThat(freezes.freeze(new Freezes.Request(unique("f"), NEAR, "", bin, "", null, "wet"))).hasSize(1);
        assertThat(house.balance(sku, NEAR).frozen()).isEqualTo(4);
        var other = house.sku(2, 0);
        var lot = new BinMoves.Request(unique("m"), NEAR, "", bin + "2", other, "L7", 2, "test");
        moves.move(lot);
        var order = house.take(order().line(other, 1));
        assertThatThrownBy(() -> freezes.freeze(new Freezes.Request(unique("f"), NEAR, other, "", "L7", null, "recall")))
            .isInstanceOf(Refusal.class).hasMessageContaining(order + " (1)");
        assertThat(house.balance(other, NEAR).frozen()).isZero();
    }

    private Adjustments.Request adjust(String sku, Bucket from, Bucket to, int units, String bin, AdjustReason why) {
        return new Adjustments.Request(unique("a"), NEAR, sku, from, to, units, bin, "", why, "");
    }

    @Test
    void an_adjustment_books_once_wakes_who_waits_and_keeps_promises() {
        var sku = house.sku(0, 0);
        var waiting = house.take(order().line(sku, 1));
        assertThat(house.openHolds(waiting)).containsKey("STOCK");
        TestHouse.as("warehouselead", () -> {
            var found = adjust(sku, null, Bucket.ON_HAND, 2, "A-1", AdjustReason.FOUND);
            assertThat(adjustments.adjust(found)).isTrue();
            assertThat(adjustments.adjust(found)).isFalse();
            assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(2);
            assertThat(inBins(sku)).isEqualTo(Map.of("A-1", 2));
            var order = house.take(order().line(sku, 1));
            assertThat(house.fulfillment(order).stage()).isEqualTo(Stage.PICK);
            assertThatThrownBy(() -> adjustments.adjust(adjust(sku, Bucket.ON_HAND, null, 2, "A-1", AdjustReason.LOST)))
                .isInstanceOf(Refusal.class).hasMessageContaining(order + " (1)");
        });
    }

    @Test
    void goods_change_between_good_and_bad_and_out_of_quarantine() {
        var sku = house.sku(5, 0);
        TestHouse.as("warehouselead", () -> {
            adjustments.adjust(adjust(sku, Bucket.ON_HAND, Bucket.DEFECTIVE, 2, "", AdjustReason.DAMAGED));
            adjustments.adjust(adjust(sku, Bucket.DEFECTIVE, Bucket.QUARANTINE, 1, "", AdjustReason.OTHER));
            adjustments.adjust(adjust(sku, Bucket.QUARANTINE, Bucket.ON_HAND, 1, "", AdjustReason.INSPECTED_GOOD));
            assertThatThrownBy(() -> adjustments.adjust(adjust(sku, Bucket.QUARANTINE, Bucket.ON_HAND, 1, "", AdjustReason.INSPECTED_GOOD))).isInstanceOf(Refusal.class);
        });
        assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::defective, Balance::quarantine).containsExactly(4, 1, 0);
        assertThat(house.balance(sku, FAR).onHand()).isZero();
    }

    @Test
    void a_role_adjusts_up_to_its_value_and_bins_are_named_where_goods_lie_in_them() {
        var sku = house.sku(3000, 0);
        // 1000 minor units each: 201 are above the 2000.00 of a warehouse lead
        TestHouse.as("warehouselead", () -> {
            assertThatThrownBy(() -> adjustments.adjust(adjust(sku, Bucket.ON_HAND, null, 201, "", AdjustReason.LOST))).isInstanceOf(Refusal.class).hasMessageContaining("finance");
            assertThat(adjustments.adjust(adjust(sku, Bucket.ON_HAND, null, 200, "", AdjustReason.LOST))).isTrue();
        });
        TestHouse.as("finance", () -> assertThat(adjustments.adjust(adjust(sku, Bucket.ON_HAND, null, 201, "", AdjustReason.LOST))).isTrue());
        moves.move(move(sku, "", "A-1", 2599));
        TestHouse.as("warehouselead", () -> assertThatThrownBy(() -> adjustments.adjust(adjust(sku, Bucket.ON_HAND, null, 1, "", AdjustReason.LOST)))
            .isInstanceOf(Refusal.class).hasMessageContaining("which bin"));
        assertThat(house.balance(sku, NEAR).onHand()).isEqualTo(2599);
    }
}
