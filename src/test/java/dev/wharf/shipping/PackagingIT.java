package dev.wharf.shipping;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.Statements;
import dev.wharf.infra.security.Visitor;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.CountsWanted.Why;
import dev.wharf.overview.StockProof;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Boxes as stock: taken at the bench, kept with the parcel, off the books when the parcel leaves and never before, and never in its way. */
@WharfTest
class PackagingIT {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Parcels parcels;
    @Autowired
    private Handover handover;
    @Autowired
    private CountsWanted counts;
    @Autowired
    private Products products;
    @Autowired
    private StockProof proof;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;
    private Visitor verifier;
    private Visitor shipper;
    private Visitor lead;
    private int keys;

    @BeforeEach
    void boxes() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        floor.goods("SMALL", "M-01");
        floor.goods("LARGE", "M-02");
        verifier = Visitor.basic(port, "verifier1");
        shipper = Visitor.basic(port, "shipper");
        lead = Visitor.basic(port, "warehouselead");
        assertThat(put(box("B1", 150, 80, floor.sku("SMALL")), box("B2", 400, 120, floor.sku("LARGE")), box("BAG", 900, 5, ""))).contains("\"materialSku\":\"" + floor.sku("SMALL"));
    }

    @AfterEach
    void the_books_are_exact() {
        assertThat(breaches()).isEmpty();
    }

    @Test
    void the_suggested_box_leaves_with_its_parcel_once() {
        // Given an order whose packer takes what is suggested
        var order = floor.picked(Map.of("CUP", 1));
        assertThat(verifier.get("/api/v1/verifications/" + order).body()).contains("\"box\":{\"code\":\"B1\"", "\"boxTaken\":\"\"", "\"boxTypes\":[{\"code\":\"B1\"");
        scan(order);
        labelled(order);
        assertThat(parcel(order)).returns(new Parcel.Packaging("B1", 80, floor.sku("SMALL")), Parcel::packaging);
        assertThat(onHand("SMALL")).isEqualTo(100);
        // When boxes become dearer, then this parcel's cost stays
        put(box("B1", 150, 999, floor.sku("SMALL")), box("B2", 400, 120, floor.sku("LARGE")));
        assertThat(shipper.get("/api/v1/parcels/" + number(order)).body()).contains("\"box\":\"B1\"", "\"boxCostMinor\":80", "\"estimatedCostMinor\":null");
        // And where a carriage is estimated, both are shown with their sum
        jdbc.sql("UPDATE waybill SET estimated_minor = 450 WHERE parcel_id = :id").param("id", parcel(order).id()).update();
        assertThat(shipper.get("/api/v1/parcels/" + number(order)).body()).contains("\"estimatedCostMinor\":530");
        assertThat(Visitor.loggedIn(port, "csr").get("/orders/" + order).body()).contains("箱型 B1，包材 ¥0.80", "预估成本 ¥5.30（运费 ¥4.50 + 包材 ¥0.80）");
        // When it is handed over twice, then one unit has left
        assertThat(handOver(number(order))).contains("\"handedOver\":1");
        assertThat(handOver(number(order))).contains("ALREADY_HANDED_OVER");
        assertThat(onHand("SMALL")).isEqualTo(99);
        assertThat(onHand("LARGE")).isEqualTo(100);
        assertThat(entries("SMALL")).containsExactly("packaging:" + parcel(order).reference() + " -1");
        assertThat(shipper.send("PUT", "/api/v1/parcels/" + number(order) + "/box", "application/json", "{\"code\":\"B2\"}").body()).contains("ALREADY_HANDED_OVER");
        assertThat(figures()).contains("\"warehouse\":\"" + floor.warehouse + "\",\"box\":\"B1\",\"parcels\":1,\"costMinor\":80,\"missing\":0");
    }

    @Test
    void the_packer_takes_another_box_and_another_when_it_is_packed_again() {
        var order = floor.picked(Map.of("CUP", 1));
        assertThat(take(order, "b9")).contains("BOX_UNKNOWN", "\"field\":\"code\"", "B1, B2, BAG");
        assertThat(take(order, "b2")).contains("\"boxTaken\":\"B2\"");
        assertThat(take(order, "")).contains("\"boxTaken\":\"\"");
        assertThat(take(order, "B2")).contains("\"boxTaken\":\"B2\"");
        scan(order);
        labelled(order);
        assertThat(parcel(order).packaging()).isEqualTo(new Parcel.Packaging("B2", 120, floor.sku("LARGE")));
        // When it is opened and packed again, then the count begins with the suggestion, and nothing has left the books
        shipper.post("/api/v1/parcels/" + number(order) + "/unpack", "{\"reason\":\"Leaflet forgotten\"}");
        assertThat(verifier.get("/api/v1/verifications/" + order).body()).contains("\"boxTaken\":\"\"");
        scan(order);
        labelled(order);
        assertThat(parcel(order).packaging().box()).isEqualTo("B1");
        // When it is packed in a bag that nobody counts after it got its label, then that is what leaves
        assertThat(shipper.send("PUT", "/api/v1/parcels/" + number(order) + "/box", "application/json", "{\"code\":\"b7\"}").body()).contains("BOX_UNKNOWN");
        assertThat(shipper.send("PUT", "/api/v1/parcels/" + number(order) + "/box", "application/json", "{\"code\":\"bag\"}").body()).contains("\"box\":\"BAG\"", "\"boxCostMinor\":5");
        assertThat(parcel(order).packaging()).isEqualTo(new Parcel.Packaging("BAG", 5, ""));
        handOver(number(order));
        assertThat(List.of(onHand("SMALL"), onHand("LARGE"))).containsExactly(100, 100);
        assertThat(entries("SMALL")).isEmpty();
        assertThat(entries("LARGE")).isEmpty();
    }

    @Test
    void each_parcel_of_an_order_takes_its_own_box_when_it_leaves() {
        var order = floor.picked(Map.of("CUP", 3));
        take(order, "B2");
        scan(order);
        assertThat(close(order)).contains("\"boxTaken\":\"\"");
        // The box that is opened again is the one that was taken
        assertThat(verifier.send("DELETE", "/api/v1/verifications/" + order + "/boxes/1", "application/json", "").body()).contains("\"boxTaken\":\"B2\"");
        close(order);
        scan(order);
        scan(order);
        labelled(order);
        var both = floor.inLane(() -> parcels.live(order));
        assertThat(both).extracting(p -> p.packaging().box()).containsExactly("B2", "B1");
        handOver(both.get(0).trackingNumber());
        assertThat(List.of(onHand("SMALL"), onHand("LARGE"))).containsExactly(100, 99);
        handOver(both.get(1).trackingNumber());
        assertThat(List.of(onHand("SMALL"), onHand("LARGE"))).containsExactly(99, 99);
    }

    @Test
    void a_parcel_leaves_although_the_books_have_no_box_and_its_bin_is_to_be_counted() {
        // Given one box in the books, in a bin, and three parcels
        floor.tracked("RARE", Tracking.Kind.NONE, 0);
        floor.receive("RARE", "M-09", 1, "", null);
        put(box("B1", 150, 80, floor.sku("RARE")));
        var orders = List.of(floor.picked(Map.of("CUP", 1)), floor.picked(Map.of("CUP", 1)), floor.picked(Map.of("CUP", 1)));
        orders.forEach(this::scan);
        orders.forEach(this::labelled);
        // When all three leave
        assertThat(handOver(orders.stream().map(this::number).toArray(String[]::new))).contains("\"handedOver\":3");
        // Then one unit was deducted, two entries tell of the lack, and somebody counts the bin
        assertThat(onHand("RARE")).isZero();
        assertThat(entries("RARE")).hasSize(3).filteredOn(entry -> entry.endsWith(" 0")).hasSize(2);
        assertThat(jdbc.sql("SELECT units FROM bin_stock WHERE sku = :sku").param("sku", floor.sku("RARE")).query(Integer.class).single()).isZero();
        assertThat(counts.in(floor.warehouse)).singleElement().returns("M-09", CountsWanted.Wanted::bin).returns(Why.NO_PACKAGING, CountsWanted.Wanted::why);
        assertThat(figures()).contains("\"box\":\"B1\",\"parcels\":3,\"costMinor\":240,\"missing\":2");
        // And when the bin was counted and the next one lacks too, then the emptied bin, the last that held one, is counted again
        counts.counted(floor.warehouse, "M-09", floor.sku("RARE"));
        var next = floor.picked(Map.of("CUP", 1));
        scan(next);
        labelled(next);
        handOver(number(next));
        assertThat(counts.in(floor.warehouse)).extracting(CountsWanted.Wanted::bin).containsExactly("M-09");
    }

    @Test
    void a_material_that_was_never_received_stops_nothing() {
        floor.tracked("NEVER", Tracking.Kind.NONE, 0);
        put(box("B1", 150, 80, floor.sku("NEVER")));
        var order = floor.picked(Map.of("CUP", 1));
        scan(order);
        labelled(order);
        assertThat(handOver(number(order))).contains("\"handedOver\":1");
        assertThat(entries("NEVER")).singleElement().asString().endsWith(" 0");
        assertThat(counts.in(floor.warehouse)).as("nobody knows a bin of it").isEmpty();
        // And when it has a bin that it is picked from, then that one is counted
        products.putPickFaces(List.of(new Products.PickFace(floor.warehouse, floor.sku("NEVER"), "M-08")));
        var next = floor.picked(Map.of("CUP", 1));
        scan(next);
        labelled(next);
        handOver(number(next));
        assertThat(counts.in(floor.warehouse)).extracting(CountsWanted.Wanted::bin).containsExactly("M-08");
    }

    @Test
    void fifty_parcels_of_which_the_books_have_no_box_cost_as_many_statements_as_one() {
        // Given a material with an emptied bin, and three bins whose units are promised
        floor.tracked("SCARCE", Tracking.Kind.NONE, 0);
        floor.receive("SCARCE", "M-10", 1, "", null);
        put(box("B1", 150, 80, floor.sku("SCARCE")));
        var numbers = packed(Lanes.SIZE + 2);
        handover.handOver(numbers.subList(0, 1));
        List.of("M-11", "M-12", "M-13").forEach(bin -> floor.receive("SCARCE", bin, 1, "", null));
        floor.order(Map.of("SCARCE", 3));
        // When one leaves, then the three bins are asked for in one statement, and not the emptied one
        var one = ofBoxes(Statements.during(() -> handover.handOver(numbers.subList(1, 2))));
        assertThat(one).filteredOn("INSERT INTO count_wanted"::equals).hasSize(1);
        assertThat(counts.in(floor.warehouse)).extracting(CountsWanted.Wanted::bin).containsExactly("M-11", "M-12", "M-13");
        // When fifty more leave, then it costs the same without asking again
        var fifty = ofBoxes(Statements.during(() -> handover.handOver(numbers.subList(2, numbers.size()))));
        assertThat(fifty).isEqualTo(one.stream().filter(sql -> !sql.equals("INSERT INTO count_wanted")).toList());
        assertThat(counts.in(floor.warehouse)).hasSize(3);
        assertThat(onHand("SCARCE")).isEqualTo(3);
        assertThat(entries("SCARCE")).hasSize(numbers.size()).filteredOn(entry -> entry.endsWith(" 0")).hasSize(numbers.size() - 1);
    }

    @Test
    void fifty_parcels_of_a_batch_cost_as_many_statements_as_one() {
        var numbers = packed(Lanes.SIZE + 1);
        var one = ofBoxes(Statements.during(() -> handover.handOver(numbers.subList(0, 1))));
        var fifty = ofBoxes(Statements.during(() -> handover.handOver(numbers.subList(1, numbers.size()))));
        assertThat(onHand("SMALL")).isEqualTo(100 - numbers.size());
        assertThat(one).isEqualTo(fifty).containsExactly("SELECT sku, warehouse_code, on_hand, locked, frozen, reserved, quarantine, defective, in_transit, promised FROM stock",
            "SELECT warehouse_code, bin_code, sku, lot_no, units, planned, since FROM bin_stock", "UPDATE stock", "INSERT INTO stock_entry");
        assertThat(entries("SMALL")).hasSize(numbers.size());
    }

    @Test
    void a_box_without_material_takes_nothing() {
        put(box("B1", 150, 80, ""), box("B2", 400, 120, null));
        var order = floor.picked(Map.of("CUP", 1));
        scan(order);
        labelled(order);
        assertThat(parcel(order).packaging()).isEqualTo(new Parcel.Packaging("B1", 80, ""));
        var sent = Statements.during(() -> handover.handOver(List.of(number(order))));
        assertThat(sent).noneMatch(sql -> sql.contains("packaging:")).noneMatch(sql -> sql.contains("bin_stock"));
    }

    @Test
    void only_a_known_product_without_lots_and_serials_is_a_material() {
        var lots = floor.tracked("FOIL", Tracking.Kind.LOT, 0);
        assertThat(put(box("B1", 150, 80, "NO-SUCH"))).contains("FIELD_INVALID", "[0].materialSku", "There is no product NO-SUCH");
        assertThat(put(box("B1", 150, 80, ""), box("B2", 150, 80, lots))).contains("[1].materialSku", "LOT", "without lots and serials");
        assertThat(put(box("B1", 150, 80, "x".repeat(65)))).contains("[0].materialSku", "64");
    }

    @Test
    void a_material_gets_no_lots_and_serials_while_a_box_names_it() {
        var card = floor.tracked("CARD", Tracking.Kind.NONE, 0);
        put(box("B1", 150, 80, card));
        for (var kind : List.of("LOT", "LOT_EXPIRY", "SERIAL")) {
            assertThat(track(card, kind)).contains("\"status\":409", "BOX_MATERIAL", "Box B1 of " + floor.warehouse + " is made of SKU " + card);
        }
        assertThat(track(card, "NONE")).contains("\"tracking\":\"NONE\"");
        put(box("B1", 150, 80, ""));
        assertThat(track(card, "LOT")).contains("\"tracking\":\"LOT\"");
    }

    @Test
    void the_law_finds_a_box_that_left_unbooked_and_a_booking_without_a_box() {
        var order = floor.picked(Map.of("CUP", 1));
        scan(order);
        labelled(order);
        handOver(number(order));
        long id = parcel(order).id();
        jdbc.sql("UPDATE parcel SET box_material = :sku WHERE parcel_id = :id").param("sku", floor.sku("LARGE")).param("id", id).update();
        assertThat(breaches()).hasSize(2).anyMatch(b -> b.contains(floor.sku("LARGE")) && b.contains("parcels without entry 1")).anyMatch(b -> b.contains(floor.sku("SMALL")) && b.contains("entries without parcel 1"));
        jdbc.sql("UPDATE parcel SET box_material = :sku WHERE parcel_id = :id").param("sku", floor.sku("SMALL")).param("id", id).update();
    }

    /** Kinds of statements on the tables of the stock, in their order, from the one that holds the boxes on: goods are deducted before. */
    private static List<String> ofBoxes(List<String> sent) {
        return sent.stream().map(sql -> sql.replaceAll("\\s+", " ")).dropWhile(sql -> !sql.matches("SELECT sku.* FROM stock .*FOR UPDATE"))
            .filter(sql -> sql.matches("(SELECT|INSERT|UPDATE).*\\b(stock|stock_entry|bin_stock|bin_entry|count_wanted)\\b.*"))
            .map(sql -> sql.replaceAll("^(UPDATE \\w+|INSERT INTO \\w+|SELECT .*? FROM \\w+).*", "$1")).toList();
    }

    private List<String> breaches() {
        return proof.check().laws().stream().flatMap(law -> law.breaches().stream()).filter(b -> b.contains(floor.warehouse)).toList();
    }

    private String put(String... boxes) {
        return lead.send("PUT", "/api/v1/warehouses/" + floor.warehouse + "/boxes", "application/json", "[" + String.join(",", boxes) + "]").body();
    }

    private String track(String sku, String kind) {
        return lead.send("PUT", "/api/v1/products/tracking", "application/json", "[{\"sku\":\"" + sku + "\",\"tracking\":\"" + kind + "\"}]").body();
    }

    private static String box(String code, int edgeMm, int costMinor, String material) {
        return "{\"code\":\"%s\",\"name\":\"箱 %s\",\"lengthMm\":%d,\"widthMm\":%d,\"heightMm\":%d,\"weightG\":50,\"maxWeightG\":0,\"costMinor\":%d%s}".formatted(code, code, edgeMm, edgeMm, edgeMm, costMinor,
            material == null ? "" : ",\"materialSku\":\"" + material + "\"");
    }

    /** Tracking numbers of this many parcels with one cup each. */
    private List<String> packed(int parcels) {
        var orders = new ArrayList<FulfillmentId>();
        for (int i = 0; i < parcels; i++) orders.add(floor.picked(Map.of("CUP", 1)));
        for (var order : orders) {
            assertThat(verifier.post("/api/v1/verification-batches/scans", "{\"clientKey\":\"" + order + "-b\",\"warehouse\":\"" + floor.warehouse + "\",\"sku\":\"" + floor.sku("CUP")
                + "\",\"quantity\":1,\"barcode\":\"" + floor.barcode("CUP") + "\"}").statusCode()).isEqualTo(200);
        }
        orders.forEach(this::labelled);
        return orders.stream().map(this::number).toList();
    }

    private void scan(FulfillmentId order) {
        assertThat(verifier.post("/api/v1/verifications/" + order + "/scans", "{\"clientKey\":\"" + order + "-" + ++keys + "\",\"barcode\":\"" + floor.barcode("CUP") + "\"}").body()).contains("ACCEPTED");
    }

    private String take(FulfillmentId order, String code) {
        return verifier.send("PUT", "/api/v1/verifications/" + order + "/box", "application/json", "{\"code\":\"" + code + "\"}").body();
    }

    private String close(FulfillmentId order) {
        return verifier.post("/api/v1/verifications/" + order + "/boxes", "{\"clientKey\":\"" + order + "-" + ++keys + "\"}").body();
    }

    private void labelled(FulfillmentId order) {
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
    }

    private Parcel parcel(FulfillmentId order) {
        return floor.inLane(() -> parcels.live(order)).get(0);
    }

    private String number(FulfillmentId order) {
        return parcel(order).trackingNumber();
    }

    private String handOver(String... numbers) {
        return shipper.post("/api/v1/handovers", "{\"trackingNumbers\":[\"" + String.join("\",\"", numbers) + "\"]}").body();
    }

    private String figures() {
        return lead.get("/api/v1/packaging/figures").body();
    }

    private int onHand(String word) {
        return floor.balance(word).onHand();
    }

    /** Key and units of each. */
    private List<String> entries(String word) {
        return jdbc.sql("SELECT CONCAT(entry_key, ' ', on_hand_delta) FROM stock_entry WHERE sku = :sku AND kind = 'PACKAGING' ORDER BY stock_entry_id").param("sku", floor.sku(word)).query(String.class).list();
    }
}
