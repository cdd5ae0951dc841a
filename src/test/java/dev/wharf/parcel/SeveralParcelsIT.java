package dev.wharf.parcel;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.warehouse.Tracking;
import dev.wharf.common.FulfillmentId;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
import dev.wharf.overview.StockProof;
import dev.wharf.picking.Picker;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order in several boxes, from the bench to the carrier: what was scanned into a box is what its parcel holds, and each parcel has its own label. */
@WharfTest
class SeveralParcelsIT {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Parcels parcels;
    @Autowired
    private StubFaults faults;
    @Autowired
    private StockProof proof;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;
    private Visitor verifier;
    private Visitor shipper;
    private int keys;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        floor.goods("LAMP", "A-02");
        verifier = Visitor.basic(port, "verifier1");
        shipper = Visitor.basic(port, "shipper");
    }

    @AfterEach
    void the_books_are_exact() {
        faults.clear();
        assertThat(proof.check().laws().stream().flatMap(law -> law.breaches().stream()).filter(b -> b.contains(floor.warehouse)).toList()).isEmpty();
    }

    @Test
    void three_boxes_become_three_parcels_with_what_was_scanned_into_each() {
        // Given three boxes; closing one is sent twice, and closing an empty one is refused
        var order = floor.picked(Map.of("CUP", 3, "LAMP", 2));
        scan(order, "CUP");
        var key = "box-" + order;
        assertThat(close(order, key)).contains("\"boxes\":[{\"no\":1,\"units\":{\"" + floor.sku("CUP") + "\":1}}]");
        assertThat(close(order, key)).contains("\"no\":1").doesNotContain("\"no\":2");
        assertThat(close(order)).contains("BOX_EMPTY");
        scan(order, "CUP", "LAMP");
        assertThat(close(order)).contains("\"no\":2").doesNotContain("\"no\":3");
        scan(order, "CUP");
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
        scan(order, "LAMP");
        // Then each parcel holds its own, and has one label of its own
        labelled(order);
        assertThat(contents(order)).containsExactly(Map.of("CUP", 1), Map.of("CUP", 1, "LAMP", 1), Map.of("CUP", 1, "LAMP", 1));
        var numbers = numbers(order);
        assertThat(numbers).hasSize(3).doesNotHaveDuplicates();
        live(order).forEach(p -> assertThat(faults.calls(Side.CARRIER, p.reference())).isEqualTo(1));
        assertThat(live(order)).extracting(Parcel::weightG).allMatch(g -> g > 0);
        // When the first leaves, then the order waits for the others, and can be neither cancelled nor opened
        assertThat(handOver(numbers.get(0))).contains("\"handedOver\":1");
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
        assertThat(Visitor.basic(port, "csr").post("/api/v1/orders/" + order + "/cancel", "{\"reason\":\"Late\"}").body()).contains("ALREADY_HANDED_OVER");
        assertThat(unpack(numbers.get(1))).contains("PARCEL_HAS_LEFT");
        assertThat(floor.balance("CUP")).returns(100, b -> b.onHand()).returns(3, b -> b.locked());
        // When the others leave in one load, then exactly the contents have left, once
        assertThat(handOver(numbers.get(2), numbers.get(1), numbers.get(0))).contains("\"handedOver\":2", "ALREADY_HANDED_OVER");
        assertThat(floor.stage(order)).isNotEqualTo(Stage.SHIP);
        assertThat(floor.balance("CUP")).returns(97, b -> b.onHand()).returns(0, b -> b.locked());
        assertThat(floor.balance("LAMP")).returns(98, b -> b.onHand()).returns(0, b -> b.locked());
        assertThat(effects(order, "PUSH_SHIPMENT")).containsExactlyElementsOf(live(order).stream().map(p -> order + "-" + p.reference()).toList());
    }

    @Test
    void the_last_box_that_was_closed_can_be_opened_again() {
        var order = floor.picked(Map.of("CUP", 2));
        scan(order, "CUP");
        close(order);
        assertThat(verifier.send("DELETE", "/api/v1/verifications/" + order + "/boxes/7", "application/json", "").body()).contains("BOX_NOT_LAST");
        assertThat(verifier.send("DELETE", "/api/v1/verifications/" + order + "/boxes/1", "application/json", "").body()).contains("\"boxes\":[]");
        scan(order, "CUP");
        labelled(order);
        assertThat(contents(order)).containsExactly(Map.of("CUP", 2));
    }

    @Test
    void a_serial_is_in_the_parcel_into_which_it_was_scanned_and_in_no_other() {
        // Given two cameras by serial
        var sku = floor.tracked("CAM", Tracking.Kind.SERIAL, 0);
        floor.receive("CAM", "A-09", 2, "", null, "S1" + floor.warehouse, "S2" + floor.warehouse);
        var order = cameras("S1" + floor.warehouse, "S2" + floor.warehouse);
        assertThat(read(order, "S2" + floor.warehouse)).contains("ACCEPTED");
        close(order);
        assertThat(read(order, "S1" + floor.warehouse)).contains("MATCHED");
        labelled(order);
        // Then each parcel names its own
        assertThat(parcel(numbers(order).get(0))).contains("\"serials\":[{\"sku\":\"" + sku + "\",\"serial\":\"S2" + floor.warehouse + "\"}]");
        assertThat(parcel(numbers(order).get(1))).contains("\"serial\":\"S1" + floor.warehouse).doesNotContain("S2" + floor.warehouse);
        // When the first is opened, then the other's unit cannot be counted into it
        unpack(numbers(order).get(0));
        assertThat(read(order, "S1" + floor.warehouse)).contains("SERIAL_TWICE", "another parcel");
        assertThat(read(order, "S2" + floor.warehouse)).contains("MATCHED");
        labelled(order);
        assertThat(numbers(order)).hasSize(2);
        handOver(numbers(order).toArray(String[]::new));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM serial_unit WHERE sku = :sku AND state = 'SHIPPED'").param("sku", sku).query(Integer.class).single()).isEqualTo(2);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM parcel_serial s JOIN parcel p ON p.parcel_id = s.parcel_id WHERE p.state = 'HANDED_OVER' AND s.sku = :sku").param("sku", sku).query(Integer.class).single())
            .as("each serial is in one parcel that left").isEqualTo(2);
    }

    @Test
    void one_of_several_parcels_is_opened_and_the_others_stay_as_they_are() {
        // Given two parcels
        var order = inTwo();
        var kept = numbers(order).get(0);
        var opened = numbers(order).get(1);
        // When the second is opened, then only its goods are counted again, and the first does not leave meanwhile
        assertThat(Visitor.basic(port, "shipper").post("/api/v1/parcels/" + order + "/weight", "{\"grams\":100,\"clientKey\":\"w-" + order + "\"}").body()).contains("PARCEL_AMBIGUOUS");
        assertThat(unpack(opened)).contains(order.toString());
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
        assertThat(handOver(kept)).contains("NOT_AT_SHIPPING");
        assertThat(handOver(opened)).contains("LABEL_VOIDED");
        assertThat(verifier.get("/api/v1/verifications/" + order).body()).contains("\"needed\":2").doesNotContain("\"needed\":3", "\"sku\":\"" + floor.sku("LAMP"));
        // And they may go in two boxes now
        scan(order, "CUP");
        close(order);
        scan(order, "CUP");
        labelled(order);
        assertThat(contents(order)).containsExactly(Map.of("CUP", 1, "LAMP", 1), Map.of("CUP", 1), Map.of("CUP", 1));
        assertThat(numbers(order)).contains(kept).doesNotContain(opened).doesNotHaveDuplicates();
        soon().until(() -> states(order, "VOID_WAYBILL"), List.of("DONE")::equals);
        // When all are opened by the order's number, then everything is counted again
        assertThat(unpack(order.toString())).contains(order.toString());
        assertThat(live(order)).isEmpty();
        assertThat(verifier.get("/api/v1/verifications/" + order).body()).contains("\"needed\":3", "\"needed\":1");
        scan(order, "CUP", "CUP", "CUP", "LAMP");
        labelled(order);
        assertThat(contents(order)).containsExactly(Map.of("CUP", 3, "LAMP", 1));
    }

    @Test
    void a_difference_after_a_box_was_closed_begins_the_count_anew_without_boxes() {
        var order = floor.picked(Map.of("CUP", 2));
        scan(order, "CUP");
        close(order);
        assertThat(verifier.post("/api/v1/verifications/" + order + "/differences", "{\"kind\":\"EXTRA\",\"sku\":\"" + floor.sku("LAMP") + "\"}").body()).contains("DIFFERENT");
        floor.decide(order, "PUT_BACK");
        assertThat(verifier.get("/api/v1/verifications/" + order).body()).contains("\"boxes\":[]");
        scan(order, "CUP", "CUP");
        labelled(order);
        assertThat(contents(order)).containsExactly(Map.of("CUP", 2));
    }

    @Test
    void a_cancelled_order_voids_every_label_and_a_person_is_asked_once_for_those_that_stay() {
        var order = inTwo();
        faults.next(Side.CARRIER, Fault.REFUSE, 1);
        cancel(order);
        soon().until(() -> floor.waitsAt(order), List.of("Task_VoidLabelByHand")::equals);
        assertThat(jdbc.sql("SELECT state FROM parcel WHERE fulfillment_id = :id ORDER BY state").param("id", order.value()).query(String.class).list()).containsExactly("LABELLED", "VOIDED");
        assertThat(handOver(numbers(order).get(0))).contains("ORDER_CANCELLED");
        floor.decide(order, "DONE");
        assertThat(floor.stage(order)).isEqualTo(Stage.CANCELLED);
        // And without trouble nobody is asked
        var other = inTwo();
        cancel(other);
        soon().until(() -> floor.stage(other) == Stage.CANCELLED);
        assertThat(live(other)).isEmpty();
    }

    @Test
    void a_cancel_between_two_boxes_leaves_no_parcel() {
        var order = floor.picked(Map.of("CUP", 2));
        scan(order, "CUP");
        close(order);
        cancel(order);
        assertThat(read(order, floor.barcode("CUP"))).contains("ORDER_CANCELLED");
        assertThat(close(order)).contains("ORDER_CANCELLED");
        assertThat(live(order)).isEmpty();
    }

    @Test
    void a_parcel_without_a_waybill_keeps_the_others_back_until_it_has_one() {
        faults.next(Side.CARRIER, Fault.REFUSE, 1);
        var order = floor.picked(Map.of("CUP", 2));
        scan(order, "CUP");
        close(order);
        scan(order, "CUP");
        soon().until(() -> floor.waitsAt(order), List.of("Task_ResolveWaybill")::equals);
        var bought = live(order).stream().filter(p -> !p.trackingNumber().isEmpty()).toList();
        assertThat(bought).hasSize(1);
        assertThat(handOver(bought.get(0).trackingNumber())).contains("OTHER_LABEL_OPEN");
        assertThat(unpack(bought.get(0).trackingNumber())).contains("LABEL_NOT_READY");
        assertThat(shipper.post("/api/v1/parcels/" + bought.get(0).trackingNumber() + "/void-label", "{\"reason\":\"Torn\"}").body()).contains("LABEL_NOT_READY", "another parcel");
        assertThat(Visitor.loggedIn(port, "shipper").get("/orders/" + order).body()).contains(bought.get(0).trackingNumber()).doesNotContain("data-opens=\"void-label\"");
        floor.decide(order, "TRY_AGAIN");
        labelled(order);
        assertThat(Visitor.loggedIn(port, "shipper").get("/orders/" + order).body()).contains("data-opens=\"void-label\"");
        assertThat(numbers(order)).hasSize(2).contains(bought.get(0).trackingNumber());
        assertThat(faults.calls(Side.CARRIER, bought.get(0).reference())).as("what was bought is not bought again").isEqualTo(1);
    }

    @Test
    void the_receiver_stays_while_a_closed_parcel_has_a_label_with_the_old_address() {
        var order = inTwo();
        unpack(numbers(order).get(1));
        assertThat(floor.stage(order)).isEqualTo(Stage.VERIFY);
        assertThat(changeReceiver(order)).contains("RECEIVER_FIXED", "open all its parcels");
        assertThat(receiver(order)).doesNotContain("文三路398号");
        // When all its parcels are opened, then the next labels carry the new address
        scan(order, "CUP", "CUP");
        labelled(order);
        unpack(order.toString());
        assertThat(changeReceiver(order)).doesNotContain("RECEIVER_FIXED");
        assertThat(receiver(order)).contains("文三路398号");
    }

    @Test
    void the_first_parcel_stays_until_the_weight_of_the_others_is_settled() {
        var order = inTwo();
        var numbers = numbers(order);
        // Given two cups of 200 g each that weigh 900 g
        assertThat(weigh(numbers.get(1), 900)).contains("OUT_OF_RANGE");
        assertThat(handOver(numbers.get(0))).contains("OTHER_WEIGHT_OPEN", numbers.get(1));
        assertThat(floor.stage(order)).isEqualTo(Stage.SHIP);
        assertThat(weigh(numbers.get(1), 405)).contains("PASSED");
        assertThat(handOver(numbers.get(0))).contains("\"handedOver\":1");
        // Then one that came later into doubt keeps itself back alone
        assertThat(weigh(numbers.get(1), 900)).contains("OUT_OF_RANGE");
        assertThat(handOver(numbers.get(1))).contains("WEIGHT_DIFFERS");
    }

    @Test
    void a_difference_of_an_opened_parcel_names_none_of_the_serials_that_stayed_closed() {
        floor.tracked("CAM", Tracking.Kind.SERIAL, 0);
        floor.receive("CAM", "A-09", 2, "", null, "S1" + floor.warehouse, "S2" + floor.warehouse);
        var order = cameras("S1" + floor.warehouse, "S2" + floor.warehouse);
        read(order, "S1" + floor.warehouse);
        close(order);
        read(order, "S2" + floor.warehouse);
        labelled(order);
        unpack(numbers(order).get(1));
        assertThat(differ(order, "S1" + floor.warehouse)).contains("UNIT_UNKNOWN");
        assertThat(differ(order, "")).as("only one is possible, so nobody has to say which").contains("DIFFERENT");
        assertThat(floor.reason(order)).contains("S2" + floor.warehouse).doesNotContain("S1" + floor.warehouse);
    }

    @Test
    void what_is_in_boxes_or_parcels_already_is_counted_alone_and_not_in_a_batch() {
        var boxed = floor.picked(Map.of("CUP", 2));
        scan(boxed, "CUP");
        assertThat(batch()).contains("\"quantity\":2,\"orders\":1");
        close(boxed);
        assertThat(batch()).contains("\"sizes\":[]");
        assertThat(alike()).doesNotContain(floor.sku("CUP"));
        scan(boxed, "CUP");
        labelled(boxed);
        unpack(numbers(boxed).get(1));
        assertThat(verifier.get("/api/v1/verifications/" + boxed).body()).contains("\"needed\":1");
        assertThat(batch()).contains("\"sizes\":[]");
        assertThat(alike()).doesNotContain(floor.sku("CUP"));
    }

    @Test
    void the_law_says_how_many_lines_of_how_many_orders_are_broken() {
        var orders = List.of(inTwo(), inTwo());
        var change = "UPDATE parcel_line c JOIN parcel p ON p.parcel_id = c.parcel_id SET c.quantity = c.quantity %s 1 WHERE p.fulfillment_id IN (:ids) AND c.quantity > 1";
        var ids = orders.stream().map(FulfillmentId::value).toList();
        jdbc.sql(change.formatted("+")).param("ids", ids).update();
        assertThat(proof.check().laws().stream().flatMap(law -> law.breaches().stream()).filter(b -> b.contains(floor.warehouse)).toList()).singleElement().asString()
            .contains("包裹 parcels 8", "订单 order 6", "2 行 lines", "2 单 orders", orders.get(0).toString());
        jdbc.sql(change.formatted("-")).param("ids", ids).update();
    }

    @Test
    void a_channel_that_is_told_at_the_label_learns_of_each_parcel_and_all_is_taken_back_when_one_is_opened() {
        floor.selling("S-EARLY");
        var order = inTwo();
        awaitTold(order, "EXACT TOLD", "EXACT TOLD");
        var opened = numbers(order).get(1);
        unpack(opened);
        awaitTold(order, "EXACT WITHDRAWN", "EXACT WITHDRAWN");
        scan(order, "CUP", "CUP");
        labelled(order);
        soon().until(() -> told(order).stream().filter("EXACT TOLD"::equals).count() == 2);
        assertThat(jdbc.sql("SELECT tracking_number FROM demo_shipment WHERE order_no = :no").param("no", "T" + order.value()).query(String.class).list())
            .containsExactlyInAnyOrderElementsOf(numbers(order)).doesNotContain(opened);
        handOver(numbers(order).toArray(String[]::new));
        soon().until(() -> floor.stage(order) == Stage.DONE);
        assertThat(effects(order, "PUSH_SHIPMENT")).isEmpty();
    }

    @Test
    void a_parcel_that_has_left_stays_told_when_the_label_of_another_goes() {
        // Given two parcels that were told, of which one has left
        floor.selling("S-EARLY");
        var order = inTwo();
        awaitTold(order, "EXACT TOLD", "EXACT TOLD");
        var left = numbers(order).get(0);
        var gone = numbers(order).get(1);
        handOver(left);
        // When the other's label goes
        voidLabel(gone);
        // Then only that is taken back
        awaitTold(order, "EXACT TOLD", "EXACT WITHDRAWN");
        assertThat(knownNumbers(order)).containsExactly(left);
        // When it has a new one, then only that is told
        floor.decide(order, "TRY_AGAIN");
        labelled(order);
        awaitTold(order, "EXACT TOLD", "EXACT WITHDRAWN", "EXACT TOLD");
        assertThat(knownNumbers(order)).containsExactlyInAnyOrderElementsOf(numbers(order)).doesNotContain(gone);
        handOver(numbers(order).get(1));
        soon().until(() -> floor.stage(order) == Stage.DONE);
        assertThat(effects(order, "PUSH_SHIPMENT")).isEmpty();
        assertThat(effects(order, "PUSH_EARLY")).hasSize(3);
    }

    @Test
    void a_person_is_told_what_has_left_where_lines_are_counted() {
        floor.selling("S-EARLY-TB");
        var order = inTwo();
        awaitTold(order, "LINES TOLD", "NOTHING TOLD");
        var left = numbers(order).get(0);
        handOver(left);
        voidLabel(numbers(order).get(1));
        soon().until(() -> context.getBean(TaskService.class).createTaskQuery().processInstanceBusinessKey("NOTICE-" + order).count() == 1);
        var runtime = context.getBean(RuntimeService.class);
        var truth = (String) runtime.getVariable(runtime.createProcessInstanceQuery().processInstanceBusinessKey("NOTICE-" + order).singleResult().getId(), "truth");
        assertThat(truth).contains(left, "no valid label");
    }

    private void voidLabel(String number) {
        assertThat(shipper.post("/api/v1/parcels/" + number + "/void-label", "{\"reason\":\"Torn\"}").statusCode()).isEqualTo(200);
    }

    private List<String> knownNumbers(FulfillmentId order) {
        return jdbc.sql("SELECT tracking_number FROM demo_shipment WHERE order_no = :no").param("no", "T" + order.value()).query(String.class).list();
    }

    @Test
    void a_channel_of_lines_is_told_each_line_once_at_the_label() {
        floor.selling("S-EARLY-TB");
        var order = inTwo();
        awaitTold(order, "LINES TOLD", "NOTHING TOLD");
        assertThat(jdbc.sql("SELECT DISTINCT tracking_number FROM demo_platform_shipment WHERE order_no = :no").param("no", "T" + order.value()).query(String.class).list()).containsExactly(numbers(order).get(0));
        handOver(numbers(order).toArray(String[]::new));
        soon().until(() -> floor.stage(order) == Stage.DONE);
    }

    private void awaitTold(FulfillmentId order, String... notices) {
        soon().until(() -> told(order), List.of(notices)::equals);
    }

    private List<String> told(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT(form, ' ', state) FROM channel_notice WHERE fulfillment_id = :id ORDER BY effect_key").param("id", order.value()).query(String.class).list();
    }

    /** CUP and LAMP in the first parcel, two of CUP in the second. */
    private FulfillmentId inTwo() {
        var order = floor.picked(Map.of("CUP", 3, "LAMP", 1));
        scan(order, "CUP", "LAMP");
        close(order);
        scan(order, "CUP", "CUP");
        labelled(order);
        return order;
    }

    private FulfillmentId cameras(String... serials) {
        var order = floor.order(Map.of("CAM", serials.length));
        var picker = new Picker(context, floor, "ida");
        long task = picker.take();
        for (var serial : serials) picker.scan(task, "A-09", serial, "", 1);
        return order;
    }

    private String differ(FulfillmentId order, String serial) {
        return verifier.post("/api/v1/verifications/" + order + "/differences", "{\"kind\":\"MISSING\",\"sku\":\"" + floor.sku("CAM") + "\",\"quantity\":1,\"unit\":\"" + serial + "\"}").body();
    }

    private void labelled(FulfillmentId order) {
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
    }

    private void scan(FulfillmentId order, String... words) {
        for (var word : words) assertThat(read(order, floor.barcode(word))).contains("ACCEPTED");
    }

    private String read(FulfillmentId order, String code) {
        return verifier.post("/api/v1/verifications/" + order + "/scans", "{\"clientKey\":\"" + order + "-" + ++keys + "\",\"barcode\":\"" + code + "\"}").body();
    }

    private String close(FulfillmentId order) {
        return close(order, order + "-box-" + ++keys);
    }

    private String close(FulfillmentId order, String key) {
        return verifier.post("/api/v1/verifications/" + order + "/boxes", "{\"clientKey\":\"" + key + "\"}").body();
    }

    private String unpack(String number) {
        return shipper.post("/api/v1/parcels/" + number + "/unpack", "{\"reason\":\"Leaflet forgotten\"}").body();
    }

    private String parcel(String number) {
        return shipper.get("/api/v1/parcels/" + number).body();
    }

    private String batch() {
        return verifier.get("/api/v1/verification-batches?warehouse=" + floor.warehouse + "&barcode=" + floor.barcode("CUP")).body();
    }

    private String alike() {
        return verifier.get("/api/v1/verification-batches/alike?warehouse=" + floor.warehouse).body();
    }

    private String weigh(String number, int grams) {
        return shipper.post("/api/v1/parcels/" + number + "/weight", "{\"grams\":" + grams + ",\"clientKey\":\"w-" + number + "-" + ++keys + "\"}").body();
    }

    private String changeReceiver(FulfillmentId order) {
        return Visitor.basic(port, "csr").send("PUT", "/api/v1/orders/" + order + "/receiver", "application/json", """
            {"name":"周小满","phone":"13910020001","province":"浙江省","city":"杭州市","district":"西湖区","detail":"文三路398号"}""").body();
    }

    private String receiver(FulfillmentId order) {
        return jdbc.sql("SELECT s.receiver_detail FROM sales_order s JOIN fulfillment f ON f.sales_order_id = s.sales_order_id WHERE f.fulfillment_id = :id").param("id", order.value())
            .query(String.class).single();
    }

    private void cancel(FulfillmentId order) {
        assertThat(Visitor.basic(port, "csr").post("/api/v1/orders/" + order + "/cancel", "{\"reason\":\"Wish\"}").statusCode()).isEqualTo(200);
    }

    private String handOver(String... numbers) {
        return shipper.post("/api/v1/handovers", "{\"trackingNumbers\":[\"" + String.join("\",\"", numbers) + "\"]}").body();
    }

    private List<Parcel> live(FulfillmentId order) {
        return floor.inLane(() -> parcels.live(order));
    }

    private List<String> numbers(FulfillmentId order) {
        return live(order).stream().map(Parcel::trackingNumber).toList();
    }

    /** Units by word, of each parcel. */
    private List<Map<String, Integer>> contents(FulfillmentId order) {
        return live(order).stream().map(p -> {
            Map<String, Integer> units = new TreeMap<>();
            p.contents().forEach(c -> units.merge(c.sku().substring(0, c.sku().indexOf('-')), c.quantity(), Integer::sum));
            return units;
        }).toList();
    }

    private List<String> effects(FulfillmentId order, String kind) {
        return jdbc.sql("SELECT effect_key FROM effect WHERE fulfillment_id = :id AND kind = :kind ORDER BY effect_key").param("id", order.value()).param("kind", kind).query(String.class).list();
    }

    private List<String> states(FulfillmentId order, String kind) {
        return jdbc.sql("SELECT state FROM effect WHERE fulfillment_id = :id AND kind = :kind").param("id", order.value()).param("kind", kind).query(String.class).list();
    }
}
