package dev.wharf.verification;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import dev.wharf.verification.VerifyScans.Reading;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders alike are verified by one scan each, each with evidence of its own. */
@WharfTest
class BatchScansIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private BatchScans batches;
    @Autowired
    private VerifyScans bench;
    @Autowired
    private JdbcVerifications verifications;
    @Autowired
    private Scans scans;
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private int keys;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        floor.goods("LAMP", "A-02");
    }

    @Test
    void only_orders_alike_that_i_did_not_pick_and_that_ask_for_nothing_are_counted() {
        picked("pete", Map.of("CUP", 1));
        picked("pete", Map.of("CUP", 1));
        picked("pete", Map.of("CUP", 3));
        picked("vera", Map.of("CUP", 1));
        picked("pete", Map.of("CUP", 1, "LAMP", 1));
        picked("pete", Map.of("CUP", 1), "礼品包装");
        assertThat(as("vera", () -> batches.waiting(floor.warehouse, floor.barcode("CUP"))).sizes())
            .containsExactly(new AlikeOrders.Size(1, 2), new AlikeOrders.Size(3, 1));
        assertThat(as("pete", () -> batches.waiting(floor.warehouse, floor.barcode("CUP"))).sizes()).containsExactly(new AlikeOrders.Size(1, 1));
    }

    @Test
    void each_scan_ends_one_order_and_stays_with_it() {
        var orders = List.of(picked("pete", Map.of("CUP", 1)), picked("pete", Map.of("CUP", 1)));
        var first = scan("vera", 1, "k1-" + floor.warehouse);
        var second = scan("vera", 1, "k2-" + floor.warehouse);
        assertThat(List.of(first.fulfillmentNo(), second.fulfillmentNo())).containsExactlyInAnyOrderElementsOf(orders.stream().map(FulfillmentId::toString).toList());
        assertThat(List.of(first.waiting(), second.waiting())).containsExactly(1, 0);
        assertThat(orders).allSatisfy(order -> {
            assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
            assertThat(jdbc.sql("SELECT SUM(quantity) FROM scan WHERE fulfillment_id = :id AND kind = 'VERIFY' AND person = 'vera'").param("id", order.value())
                .query(Integer.class).single()).isEqualTo(1);
        });
        assertThatThrownBy(() -> scan("vera", 1, "k3-" + floor.warehouse)).extracting("code").isEqualTo("NO_ORDER_ALIKE");
        // A scan sent again answers for the order it counted for
        assertThat(scan("vera", 1, "k1-" + floor.warehouse).fulfillmentNo()).isEqualTo(first.fulfillmentNo());
    }

    @Test
    void one_scan_that_is_sent_twice_at_once_counts_once() throws Exception {
        for (int i = 0; i < 4; i++) picked("pete", Map.of("CUP", 1));
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 2; i++) {
                var key = "d" + i + "-" + floor.warehouse;
                Callable<String> work = () -> scan("vera", 1, key).fulfillmentNo();
                var ended = new ArrayList<String>();
                for (var result : threads.invokeAll(List.of(work, work))) ended.add(result.get());
                assertThat(ended.get(0)).isEqualTo(ended.get(1));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(as("vera", () -> batches.waiting(floor.warehouse, floor.barcode("CUP"))).sizes()).containsExactly(new AlikeOrders.Size(1, 2));
    }

    @Test
    void an_order_of_three_is_finished_before_the_next_begins() {
        picked("pete", Map.of("CUP", 3));
        picked("pete", Map.of("CUP", 3));
        var answers = IntStream.range(0, 6).mapToObj(i -> scan("vera", 3, "t" + i + "-" + floor.warehouse)).toList();
        assertThat(answers).extracting(a -> a.scan().state()).containsExactly("OPEN", "OPEN", "MATCHED", "OPEN", "OPEN", "MATCHED");
        assertThat(answers.subList(0, 3)).extracting(BatchScans.BatchAnswer::fulfillmentNo).containsOnly(answers.get(0).fulfillmentNo());
    }

    @Test
    void two_verifiers_of_one_batch_never_count_for_the_same_order() throws Exception {
        for (int i = 0; i < 12; i++) picked("pete", Map.of("CUP", 1));
        var threads = Executors.newFixedThreadPool(2);
        try {
            var work = new ArrayList<Callable<String>>();
            for (int i = 0; i < 12; i++) {
                var person = i % 2 == 0 ? "vera" : "victor";
                var key = "r" + i + "-" + floor.warehouse;
                work.add(() -> scan(person, 1, key).fulfillmentNo());
            }
            var ended = new ArrayList<String>();
            for (var result : threads.invokeAll(work)) ended.add(result.get());
            assertThat(ended).doesNotHaveDuplicates().hasSize(12);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_order_that_another_has_in_hand_is_neither_counted_for_nor_waited_for() throws Exception {
        var begun = picked("pete", Map.of("CUP", 1));
        var held = picked("pete", Map.of("CUP", 1));
        var free = picked("pete", Map.of("CUP", 1));
        // Given one that victor began with a wrong scan, and one whose row another transaction holds
        as("victor", () -> bench.scan(begun, new Reading("w-" + floor.warehouse, floor.barcode("LAMP"), 1)));
        assertThat(as("vera", () -> batches.waiting(floor.warehouse, floor.barcode("CUP"))).sizes()).containsExactly(new AlikeOrders.Size(1, 2));
        var threads = Executors.newSingleThreadExecutor();
        try {
            var counted = floor.inLane(() -> {
                verifications.lockLatest(held).orElseThrow();
                try {
                    return threads.submit(() -> scan("vera", 1, "s-" + floor.warehouse).fulfillmentNo()).get(15, TimeUnit.SECONDS);
                } catch (InterruptedException | ExecutionException | TimeoutException e) {
                    throw new AssertionError("The scan waited for the order that is held", e);
                }
            });
            assertThat(counted).isEqualTo(free.toString());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void foreign_goods_are_refused_and_goods_with_serials_have_no_batch() {
        picked("pete", Map.of("CUP", 1));
        var answer = as("vera", () -> batches.scan(floor.warehouse, floor.sku("CUP"), 1, new Reading("f-" + floor.warehouse, floor.barcode("LAMP"), 1)));
        assertThat(answer.scan().result()).isEqualTo("WRONG_ITEM");
        assertThat(answer.waiting()).isOne();
        floor.tracked("CAM", Kind.SERIAL, 0);
        assertThatThrownBy(() -> as("vera", () -> batches.waiting(floor.warehouse, floor.barcode("CAM")))).extracting("code").isEqualTo("SERIALS_ONE_BY_ONE");
    }

    private FulfillmentId picked(String picker, Map<String, Integer> units, String... requests) {
        var order = floor.order(units, requests);
        floor.inLane(() -> {
            scans.write(new Scan(Scan.Kind.PICK, order, 0, "", "", "", 1, "ACCEPTED", new Text("", ""), picker, "picked-" + order + ++keys));
            instances.tell(Message.GoodsPicked, List.of(order), FulfillOrder.PICK_OUTCOME, "COMPLETE");
            return null;
        });
        return order;
    }

    private BatchScans.BatchAnswer scan(String person, int quantity, String key) {
        return as(person, () -> batches.scan(floor.warehouse, floor.sku("CUP"), quantity, new Reading(key, floor.barcode("CUP"), 1)));
    }
}
