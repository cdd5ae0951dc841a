package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
import dev.wharf.overview.StockProof;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A box of several orders is sorted into the slots of a wall, unit by unit; the last unit of an order, and nothing else, sends it on. */
@WharfTest
class PutWallIT {
    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private PickScans scans;
    @Autowired
    private ShortPicks shorts;
    @Autowired
    private Walks walks;
    @Autowired
    private Instances instances;
    @Autowired
    private StockProof proof;
    @Autowired
    private JdbcClient jdbc;
    private FloorFixture floor;
    private String anna;
    private String wall;
    private String code;
    private int keys;

    @BeforeEach
    void goods_and_a_wall_of_three_slots() throws Exception {
        floor = FloorFixture.in(context);
        anna = "anna-" + floor.warehouse;
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 30, "", null);
        floor.tracked("LAMP", Kind.NONE, 0);
        floor.receive("LAMP", "B-2", 30, "", null);
        code = TestHouse.unique("W");
        wall = newWall(3);
    }

    @AfterEach
    void laws() {
        var skus = List.of(floor.sku("CUP"), floor.sku("LAMP"), floor.sku("TEA"), floor.sku("CAM"));
        assertThat(proof.check().breaches()).as("laws of the stock").noneMatch(breach -> skus.contains(breach.sku()));
    }

    @Test
    void the_last_unit_sends_its_order_on_and_the_bench_frees_the_slot() throws Exception {
        // Given two orders picked into one box
        var first = floor.order(Map.of("CUP", 2));
        var second = floor.order(Map.of("CUP", 1, "LAMP", 1));
        var box = picked(List.of(first, second));
        assertThat(List.of(floor.stage(first), floor.stage(second))).as("picked, not sorted").containsOnly(Stage.PICK);
        assertThat(overview().path("boxes").findValuesAsText("box")).containsExactly(box);
        // When cups are scanned, the order that has a slot is filled first
        var one = scan(box, "CUP");
        assertThat(facts(one, "slot", "sorted", "needed", "complete")).isEqualTo("1 1 2 false");
        assertThat(floor.stage(first)).isEqualTo(Stage.PICK);
        var two = scan(box, "CUP");
        assertThat(facts(two, "slot", "complete")).isEqualTo("1 true");
        assertThat(two.path("view").path("wall").path("taken").get(0).path("state").asText()).isEqualTo("COMPLETE");
        // Then it goes to verifying, and only it
        assertThat(floor.waitsAt(first)).containsExactly("Task_AwaitVerify");
        assertThat(floor.stage(second)).isEqualTo(Stage.PICK);
        assertThat(scan(box, "LAMP").path("slot").asInt()).isEqualTo(2);
        assertThat(facts(scan(box, "CUP"), "slot", "complete")).isEqualTo("2 true");
        assertThat(floor.waitsAt(second)).containsExactly("Task_AwaitVerify");
        assertThat(overview().path("boxes")).isEmpty();
        // When the verifier scans the slot and then the goods, then the slot is free
        var bench = Visitor.basic(port, "verifier1");
        var count = json(bench.get("/api/v1/verifications/" + code + "-1").body());
        assertThat(count.path("fulfillmentNo").asText()).isEqualTo(first.toString());
        assertThat(slots()).containsExactly("1 COMPLETE", "2 COMPLETE");
        bench.post("/api/v1/verifications/" + first + "/scans", "{\"clientKey\":\"v" + first + "\",\"barcode\":\"" + floor.barcode("CUP") + "\"}");
        assertThat(slots()).containsExactly("2 COMPLETE");
        assertThat(bench.get("/api/v1/verifications/" + code + "-1").statusCode()).isEqualTo(404);
    }

    @Test
    void wrong_goods_change_nothing_and_are_logged_and_a_scan_sent_twice_counts_once() throws Exception {
        floor.goods("VASE", "C-1");
        var order = floor.order(Map.of("CUP", 2));
        var box = picked(List.of(order));
        for (var wrong : List.of(scan(box, "VASE"), send("x" + box, box, "nothing", ""))) {
            assertThat(wrong.path("accepted").asBoolean()).isFalse();
            assertThat(wrong.path("view").path("box").path("sorted").asInt()).isZero();
        }
        var once = send("same" + box, box, floor.barcode("CUP"), "");
        var twice = send("same" + box, box, floor.barcode("CUP"), "");
        assertThat(twice.path("slot")).isEqualTo(once.path("slot"));
        assertThat(twice.path("sorted").asInt()).isEqualTo(1);
        assertThat(twice.path("complete").asBoolean()).isFalse();
        send("last" + box, box, floor.barcode("CUP"), "");
        assertThat(facts(send("last" + box, box, floor.barcode("CUP"), ""), "slot", "sorted", "complete")).as("the answer to the last scan was lost").isEqualTo("1 2 true");
        assertThat(scan(box, "CUP").path("result").asText()).isEqualTo("SURPLUS");
        assertThat(jdbc.sql("SELECT result FROM scan WHERE kind = 'SORT' AND task_id = :wall ORDER BY scan_id").param("wall", wall).query(String.class).list())
            .containsExactly("NOT_IN_BOX", "UNKNOWN_BARCODE", "ACCEPTED", "ACCEPTED", "SURPLUS");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
    }

    @Test
    void goods_of_an_order_that_is_cancelled_while_it_is_sorted_go_back() throws Exception {
        // Given one of three units of the first order in its slot
        var first = floor.order(Map.of("CUP", 3));
        var second = floor.order(Map.of("CUP", 1));
        var box = picked(List.of(first, second));
        scan(box, "CUP");
        // When it is cancelled
        cancel(first);
        // Then its three units are frozen, its slot says so, and the next cup is for the other order
        assertThat(floor.balance("CUP").frozen()).isEqualTo(3);
        assertThat(slots()).containsExactly("1 BACK");
        assertThat(facts(scan(box, "CUP"), "result", "slot", "complete")).isEqualTo("ACCEPTED 2 true");
        // And what is left in the box is named, and goes to the others of its order
        var left = json(picker().get("/api/v1/put-walls/" + wall + "?box=" + box).body()).path("box");
        assertThat(left.path("toSort").asInt()).isZero();
        assertThat(facts(left.path("left").get(0), "why", "units")).isEqualTo("BACK 2");
        assertThat(facts(scan(box, "CUP"), "result", "slot")).isEqualTo("PUT_BACK 1");
        // When all three are scanned back into their bin, then the slot is free
        var putBack = json(picker().get("/api/v1/put-backs?warehouse=" + floor.warehouse).body()).get(0).path("putBackId").asText();
        picker().post("/api/v1/put-backs/" + putBack + "/scans", "{\"clientKey\":\"b" + box + "\",\"barcode\":\"" + floor.barcode("CUP") + "\",\"bin\":\"A-1\",\"quantity\":3}");
        assertThat(floor.stage(first)).isEqualTo(Stage.CANCELLED);
        assertThat(slots()).containsExactly("2 COMPLETE");
        assertThat(floor.balance("CUP").frozen()).isZero();
    }

    @Test
    void goods_of_an_order_that_was_cancelled_during_the_walk_are_directed_back_at_the_wall() throws Exception {
        var first = floor.order(Map.of("CUP", 2, "LAMP", 1));
        var second = floor.order(Map.of("CUP", 1));
        floor.box("WALL", List.of(first, second));
        var task = as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
        pick(task, "CUP", "A-1", "", 3);
        cancel(first);
        assertThat(as(anna, () -> tasks.view(task.taskId())).state()).as("nothing else to pick").isIn("DONE", "CANCELLED");
        assertThat(scan("T" + task.taskId(), "CUP").path("complete").asBoolean()).isTrue();
        assertThat(scan("T" + task.taskId(), "CUP").path("result").asText()).isEqualTo("PUT_BACK");
        assertThat(slots()).as("units of a cancelled order take no slot").containsExactly("1 COMPLETE");
        assertThat(floor.stage(second)).isEqualTo(Stage.VERIFY);
    }

    @Test
    void a_complete_order_that_is_cancelled_leaves_its_slot_by_the_put_back() throws Exception {
        var order = floor.order(Map.of("CUP", 1));
        var box = picked(List.of(order));
        scan(box, "CUP");
        cancel(order);
        assertThat(slots()).containsExactly("1 BACK");
        assertThat(picker().post("/api/v1/put-walls/" + wall + "/slots/1/clear", "{}").body()).contains("SLOT_NOT_COMPLETE");
        floor.decide(order, "DONE");
        assertThat(slots()).isEmpty();
    }

    @Test
    void two_sorters_at_one_wall_never_count_a_unit_twice() throws Exception {
        // Given four orders of three cups on a wall with slots for three
        var orders = IntStream.range(0, 3).mapToObj(i -> floor.order(Map.of("CUP", 3))).toList();
        var box = picked(orders);
        var threads = Executors.newFixedThreadPool(2);
        var slots = new ArrayList<Integer>();
        try {
            // When two people scan two units more than there are
            var work = IntStream.range(0, 11).<Callable<JsonNode>>mapToObj(i -> () -> send("two" + i + box, box, floor.barcode("CUP"), "")).toList();
            for (var result : threads.invokeAll(work)) if (result.get().path("accepted").asBoolean()) slots.add(result.get().path("slot").asInt());
        } finally {
            threads.shutdownNow();
        }
        // Then nine counted, three in each slot
        assertThat(slots).containsExactlyInAnyOrder(1, 1, 1, 2, 2, 2, 3, 3, 3);
        assertThat(orders).extracting(floor::stage).containsOnly(Stage.VERIFY);
        assertThat(jdbc.sql("SELECT SUM(quantity) FROM scan WHERE kind = 'SORT' AND task_id = :wall").param("wall", wall).query(Integer.class).single()).isEqualTo(9);
    }

    @Test
    void a_full_wall_takes_no_order_more_until_a_complete_one_is_fetched() throws Exception {
        var orders = IntStream.range(0, 4).mapToObj(i -> floor.order(Map.of("CUP", 1))).toList();
        var box = picked(orders);
        for (int i = 0; i < 3; i++) scan(box, "CUP");
        assertThat(scan(box, "CUP").path("result").asText()).isEqualTo("WALL_FULL");
        assertThat(floor.stage(orders.get(3))).isEqualTo(Stage.PICK);
        assertThat(put("/api/v1/warehouses/" + floor.warehouse + "/put-walls", "[{\"code\":\"" + code + "\",\"slots\":2}]").body()).contains("SLOT_TAKEN");
        picker().post("/api/v1/put-walls/" + wall + "/slots/2/clear", "{}");
        assertThat(facts(scan(box, "CUP"), "slot", "complete")).isEqualTo("2 true");
    }

    @Test
    void a_wall_that_is_off_takes_no_further_order_and_sorts_the_others_to_the_end() throws Exception {
        // Given an order with a unit in its slot, and another without
        var first = floor.order(Map.of("CUP", 2));
        var second = floor.order(Map.of("CUP", 1));
        var box = picked(List.of(first, second));
        scan(box, "CUP");
        // When the wall is switched off
        var path = "/api/v1/warehouses/" + floor.warehouse + "/put-walls";
        assertThat(facts(json(put(path, "[{\"code\":\"" + code + "\",\"slots\":3,\"on\":false}]").body()).get(0), "code", "on")).isEqualTo(code + " false");
        // Then the first is completed, and the second waits for a wall that is on
        assertThat(facts(scan(box, "CUP"), "slot", "complete")).isEqualTo("1 true");
        assertThat(facts(scan(box, "CUP"), "accepted", "result")).isEqualTo("false WALL_OFF");
        put(path, "[{\"code\":\"" + code + "\",\"slots\":3}]");
        assertThat(facts(scan(box, "CUP"), "slot", "complete")).isEqualTo("2 true");
        assertThat(floor.stage(second)).isEqualTo(Stage.VERIFY);
    }

    @Test
    void lots_and_serials_go_to_the_order_they_were_picked_for() throws Exception {
        floor.tracked("TEA", Kind.LOT_EXPIRY, 30);
        floor.receive("TEA", "T-1", 1, "SOON", LocalDate.now().plusDays(200));
        floor.receive("TEA", "T-2", 1, "LATE", LocalDate.now().plusDays(300));
        floor.tracked("CAM", Kind.SERIAL, 0);
        var one = "SN1" + floor.warehouse;
        var two = "SN2" + floor.warehouse;
        floor.receive("CAM", "S-1", 2, "", null, one, two);
        var first = floor.order(Map.of("TEA", 1, "CAM", 1));
        var second = floor.order(Map.of("TEA", 1, "CAM", 1));
        floor.box("WALL", List.of(first, second));
        var task = as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
        pickSerial(task, two);
        pickSerial(task, one);
        pick(task, "TEA", "T-1", "SOON", 1);
        pick(task, "TEA", "T-2", "LATE", 1);
        var box = "T" + task.taskId();
        // Then the serial that was scanned first belongs to the first order, whatever is sorted first
        assertThat(send("a" + box, box, one, "").path("fulfillmentNo").asText()).isEqualTo(second.toString());
        assertThat(send("b" + box, box, one, "").path("result").asText()).isEqualTo("SERIAL_TWICE");
        assertThat(send("c" + box, box, floor.barcode("CAM"), "").path("result").asText()).isEqualTo("SERIAL_WANTED");
        assertThat(send("d" + box, box, floor.barcode("TEA"), "").path("result").asText()).isEqualTo("LOT_WANTED");
        var byLot = send("e" + box, box, floor.barcode("TEA"), "late");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM unit_trace WHERE fulfillment_id = :id AND lot_no = 'LATE'").param("id", FulfillmentId.parse(byLot.path("fulfillmentNo").asText()).value())
            .query(Integer.class).single()).isOne();
        assertThat(send("f" + box, box, floor.barcode("TEA"), "OTHER").path("result").asText()).isEqualTo("WRONG_LOT");
        send("g" + box, box, two, "");
        send("h" + box, box, floor.barcode("TEA"), "SOON");
        assertThat(List.of(floor.stage(first), floor.stage(second))).containsOnly(Stage.VERIFY);
    }

    @Test
    void a_walk_that_ends_short_completes_its_other_orders_and_what_is_missing_in_the_box_goes_to_the_bench() throws Exception {
        // Given one order short of its lamp, with a cup in the box, and two that are picked
        var shortOne = floor.order(Map.of("CUP", 1, "LAMP", 30));
        var second = floor.order(Map.of("CUP", 1));
        var third = floor.order(Map.of("CUP", 2));
        floor.box("WALL", List.of(shortOne, second, third));
        var task = as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
        pick(task, "CUP", "A-1", "", 4);
        var lamp = task.lines().stream().filter(l -> l.sku().equals(floor.sku("LAMP"))).findFirst().orElseThrow();
        assertThat(as(anna, () -> shorts.report(task.taskId(), new ShortPicks.Looked(lamp.pickLineId()), ShortReason.NOT_FOUND, 0)).state()).isEqualTo("DONE");
        assertThat(floor.waitsAt(shortOne)).containsExactly("Task_ResolveShortPick");
        // When all but one cup are sorted
        var box = "T" + task.taskId();
        scan(box, "CUP");
        scan(box, "CUP");
        scan(box, "CUP");
        assertThat(slots()).containsExactly("1 WAITS", "2 COMPLETE", "3 FILLING");
        assertThat(floor.waitsAt(shortOne)).as("a slot with all that was picked does not end a short pick").containsExactly("Task_ResolveShortPick");
        // And the box is empty
        var after = json(picker().post("/api/v1/put-walls/" + wall + "/missing", "{\"box\":\"" + box + "\"}").body());
        // Then the third goes to the bench with what it has
        assertThat(after.path("wall").path("taken").get(2).path("state").asText()).isEqualTo("COMPLETE");
        assertThat(floor.waitsAt(third)).containsExactly("Task_AwaitVerify");
        assertThat(jdbc.sql("SELECT text_en FROM order_event WHERE fulfillment_id = :id AND kind = 'SORTED_SHORT'").param("id", third.value()).query(String.class).single()).contains("1 × " + floor.sku("CUP"));
        // And a late find still goes into its slot
        assertThat(scan(box, "CUP").path("slot").asInt()).isEqualTo(3);
    }

    @Test
    void an_order_that_leaves_the_warehouse_after_a_short_pick_leaves_its_slot_by_the_put_back() throws Exception {
        // Given an order with a cup in its slot whose lamps are nowhere
        var order = floor.order(Map.of("CUP", 1, "LAMP", 30));
        var box = shortOfLamps(order, List.of(order));
        scan(box, "CUP");
        // When the lead says so, then its cup is to be put back
        floor.decide(order, "NOT_THERE");
        assertThat(floor.stage(order)).isEqualTo(Stage.REVIEW);
        assertThat(slots()).containsExactly("1 BACK");
        // And when it is in its bin, then the slot is free
        var putBack = json(picker().get("/api/v1/put-backs?warehouse=" + floor.warehouse).body()).get(0).path("putBackId").asText();
        picker().post("/api/v1/put-backs/" + putBack + "/scans", "{\"clientKey\":\"b" + box + "\",\"barcode\":\"" + floor.barcode("CUP") + "\",\"bin\":\"A-1\",\"quantity\":1}");
        assertThat(slots()).isEmpty();
        assertThat(floor.balance("CUP").frozen()).isZero();
    }

    @Test
    void an_order_that_was_short_on_its_walk_and_is_picked_again_on_a_cart_waits_for_its_units_in_the_box() throws Exception {
        // Given an order with a cup in the box that was short of its lamps, and the lamps come
        var order = floor.order(Map.of("CUP", 1, "LAMP", 30));
        var box = shortOfLamps(order, List.of(order, floor.order(Map.of("CUP", 1))));
        floor.decide(order, "PICK_AGAIN");
        assertThat(floor.inLane(() -> walks.hold(floor.warehouse, List.of(order)))).as("what was begun joins no wave").isEmpty();
        // When they are picked on a walk of their own
        pickAll(as(anna, () -> tasks.next(floor.warehouse)).orElseThrow());
        // Then the order waits until the cup lies in its slot, and goes on with it
        assertThat(floor.waitsAt(order)).as("a cup of it is in the box").containsExactly("Task_AwaitPick");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM order_event WHERE fulfillment_id = :id AND kind = 'AWAITS_SORT'").param("id", order.value()).query(Integer.class).single()).isOne();
        assertThat(facts(scan(box, "CUP"), "slot", "fulfillmentNo", "complete")).isEqualTo("1 " + order + " true");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
        assertThat(json(Visitor.basic(port, "verifier1").get("/api/v1/verifications/" + code + "-1").body()).path("fulfillmentNo").asText()).isEqualTo(order.toString());
    }

    @Test
    void an_order_whose_units_wait_in_a_slot_goes_on_as_soon_as_the_rest_is_picked_on_a_cart() throws Exception {
        var order = floor.order(Map.of("CUP", 1, "LAMP", 30));
        var box = shortOfLamps(order, List.of(order));
        assertThat(facts(scan(box, "CUP"), "slot", "complete")).isEqualTo("1 false");
        floor.decide(order, "PICK_AGAIN");
        pickAll(as(anna, () -> tasks.next(floor.warehouse)).orElseThrow());
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
        assertThat(slots()).containsExactly("1 COMPLETE");
    }

    @Test
    void an_order_taken_off_a_begun_walk_waits_for_its_units_in_the_box() throws Exception {
        // Given a walk with both cups in the box that is given back, and one of its orders taken off it
        var order = floor.order(Map.of("CUP", 1, "LAMP", 1));
        var other = floor.order(Map.of("CUP", 1, "LAMP", 1));
        long walk = floor.box("WALL", List.of(order, other));
        pick(as(anna, () -> tasks.next(floor.warehouse)).orElseThrow(), "CUP", "A-1", "", 2);
        tasks.giveBack(walk, true);
        assertThat(floor.inLane(() -> walks.apart(List.of(order)))).containsExactly(order);
        // When both lamps are picked, on two walks
        pickAll(as(anna, () -> tasks.next(floor.warehouse)).orElseThrow());
        pickAll(as(anna, () -> tasks.next(floor.warehouse)).orElseThrow());
        // Then both orders wait for their cups
        assertThat(List.of(floor.stage(order), floor.stage(other))).containsOnly(Stage.PICK);
        assertThat(facts(scan("T" + walk, "CUP"), "fulfillmentNo", "complete")).isEqualTo(order + " true");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
    }

    /** Picks the cups of these orders into the box and finds no lamp. @return the number of the box */
    private String shortOfLamps(FulfillmentId order, List<FulfillmentId> walk) {
        long number = floor.box("WALL", walk);
        var task = as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
        pick(task, "CUP", "A-1", "", walk.size());
        var lamp = task.lines().stream().filter(l -> l.sku().equals(floor.sku("LAMP"))).findFirst().orElseThrow();
        as(anna, () -> shorts.report(number, new ShortPicks.Looked(lamp.pickLineId()), ShortReason.NOT_FOUND, 0));
        assertThat(floor.waitsAt(order)).containsExactly("Task_ResolveShortPick");
        return "T" + number;
    }

    @Test
    void sorting_may_begin_before_the_walk_is_over() throws Exception {
        var order = floor.order(Map.of("CUP", 1, "LAMP", 1));
        floor.box("WALL", List.of(order));
        var task = as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
        pick(task, "CUP", "A-1", "", 1);
        var box = "T" + task.taskId();
        scan(box, "CUP");
        assertThat(slots()).containsExactly("1 WAITS");
        pick(task, "LAMP", "B-2", "", 1);
        assertThat(floor.stage(order)).isEqualTo(Stage.PICK);
        assertThat(scan(box, "LAMP").path("complete").asBoolean()).isTrue();
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
    }

    @Test
    void a_wall_sorts_boxes_of_its_own_warehouse_only_and_names_what_is_wrong_in_its_settings() throws Exception {
        var other = FloorFixture.in(context);
        other.tracked("CUP", Kind.NONE, 0);
        other.receive("CUP", "A-1", 5, "", null);
        var order = other.order(Map.of("CUP", 1));
        long walk = other.box("WALL", List.of(order));
        var ben = "ben-" + other.warehouse;
        var task = as(ben, () -> tasks.next(other.warehouse)).orElseThrow();
        as(ben, () -> scans.scan(task.taskId(), new PickScans.Reading("p" + walk, "A-1", other.barcode("CUP"), 1)));
        assertThat(send("o" + walk, "T" + walk, other.barcode("CUP"), "").path("code").asText()).isEqualTo("OTHER_WAREHOUSE");
        assertThat(send("e" + walk, "T1", other.barcode("CUP"), "").path("code").asText()).isEqualTo("BOX_EMPTY");
        var lead = Visitor.basic(port, "warehouselead");
        var path = "/api/v1/warehouses/" + other.warehouse + "/put-walls";
        assertThat(facts(json(put(path, "[{\"code\":\"W-1\",\"slots\":3}]").body()), "code", "field")).isEqualTo("FIELD_INVALID [0].code");
        assertThat(json(put(path, "[{\"code\":\"W1\",\"slots\":0}]").body()).path("field").asText()).isEqualTo("[0].slots");
        assertThat(json(put(path, "[{\"code\":\"" + code + "\",\"slots\":3}]").body()).path("code").asText()).isEqualTo("CODE_TAKEN");
        assertThat(json(lead.get("/api/v1/warehouses/" + floor.warehouse + "/put-walls").body())).extracting(w -> w.path("code").asText(), w -> w.path("slots").asInt()).containsExactly(tuple(code, 3));
    }

    private String newWall(int slots) throws Exception {
        put("/api/v1/warehouses/" + floor.warehouse + "/put-walls", "[{\"code\":\"" + code + "\",\"slots\":" + slots + "}]");
        return overview().path("walls").get(0).path("putWallId").asText();
    }

    /** Takes the walk of these orders and picks all of it. @return the number of its box */
    private String picked(List<FulfillmentId> orders) {
        floor.box("WALL", orders);
        var task = as(anna, () -> tasks.next(floor.warehouse)).orElseThrow();
        pickAll(task);
        return "T" + task.taskId();
    }

    private void pickAll(PickViews.Task task) {
        for (var stop : task.lines()) {
            var left = as(anna, () -> tasks.view(task.taskId())).lines().stream().filter(l -> l.sku().equals(stop.sku()) && l.bin().equals(stop.bin())).mapToInt(l -> l.quantity() - l.pickedQuantity()).sum();
            if (left > 0) as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, stop.bin(), stop.sku(), left)));
        }
        assertThat(tasks.find(task.taskId()).state()).isEqualTo(PickTask.State.DONE);
    }

    private void pick(PickViews.Task task, String word, String bin, String lot, int units) {
        var answer = as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, bin, floor.barcode(word), lot, units)));
        assertThat(answer.accepted()).as(answer.en()).isTrue();
    }

    private void pickSerial(PickViews.Task task, String serial) {
        var answer = as(anna, () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, "S-1", serial, 1)));
        assertThat(answer.accepted()).as(answer.en()).isTrue();
    }

    private JsonNode scan(String box, String word) throws Exception {
        return send("k" + ++keys + box, box, floor.barcode(word), "");
    }

    private JsonNode send(String key, String box, String barcode, String lot) throws Exception {
        return json(picker().post("/api/v1/put-walls/" + wall + "/scans", "{\"clientKey\":\"%s\",\"box\":\"%s\",\"barcode\":\"%s\",\"lot\":\"%s\"}".formatted(key, box, barcode, lot)).body());
    }

    private static String facts(JsonNode answer, String... names) {
        return Stream.of(names).map(name -> answer.path(name).asText()).collect(Collectors.joining(" "));
    }

    private List<String> slots() throws Exception {
        var slots = new ArrayList<String>();
        json(picker().get("/api/v1/put-walls/" + wall).body()).path("wall").path("taken").forEach(s -> slots.add(s.path("slot").asText() + " " + s.path("state").asText()));
        return slots;
    }

    private JsonNode overview() throws Exception {
        return json(picker().get("/api/v1/put-walls?warehouse=" + floor.warehouse).body());
    }

    private HttpResponse<String> put(String path, String body) {
        return Visitor.basic(port, "warehouselead").send("PUT", path, "application/json", body);
    }

    private Visitor picker() {
        return Visitor.basic(port, "picker1");
    }

    private static JsonNode json(String body) throws Exception {
        return new ObjectMapper().readTree(body);
    }

    private void cancel(FulfillmentId order) {
        floor.inLane(() -> {
            floor.stage(order);
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
    }
}
