package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packs are stock like any other, serve the orders that are just them, and count by one scan. */
@WharfTest
class PrepacksIT {
    private static final Pattern CODE = Pattern.compile("PP\\d+");

    @Autowired
    private ApplicationContext context;
    @Autowired
    private PickTasks tasks;
    @Autowired
    private PickScans scans;
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;
    private Visitor lead;
    private String anna;
    private int keys;

    @BeforeEach
    void cups_in_two_bins() {
        floor = FloorFixture.in(context);
        anna = "anna-" + floor.warehouse;
        lead = Visitor.basic(port, "warehouselead");
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 8, "", null);
        floor.receive("CUP", "B-1", 8, "", null);
        var boxes = lead.send("PUT", "/api/v1/warehouses/" + floor.warehouse + "/boxes", "application/json",
            "[{\"code\":\"M\",\"name\":\"M\",\"lengthMm\":300,\"widthMm\":200,\"heightMm\":100,\"weightG\":100,\"maxWeightG\":0,\"costMinor\":0}]");
        assertThat(boxes.statusCode()).as(boxes.body()).isEqualTo(200);
        var put = lead.send("PUT", "/api/v1/prepacks/recipes", "application/json", "{\"warehouse\":\"" + floor.warehouse + "\",\"sku\":\"" + floor.sku("CUP") + "\",\"quantity\":3,\"box\":\"M\"}");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    /** @return the codes of the packs */
    private List<String> make(int count, String key) {
        var answer = lead.post("/api/v1/prepacks", "{\"recipe\":" + recipe() + ",\"count\":" + count + ",\"key\":\"" + key + floor.warehouse + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return CODE.matcher(answer.body()).results().map(found -> found.group()).toList();
    }

    private long recipe() {
        return jdbc.sql("SELECT prepack_recipe_id FROM prepack_recipe WHERE warehouse_code = :w").param("w", floor.warehouse).query(Long.class).single();
    }

    private String bin() {
        return "PREPACK-" + recipe();
    }

    @Test
    void packs_are_made_of_free_units_once_and_stay_stock() {
        var codes = make(2, "k");
        assertThat(make(2, "k")).isEqualTo(codes).hasSize(2);
        assertThat(units()).containsExactly("A-1=2", "B-1=8", bin() + "=6");
        assertThat(floor.balance("CUP")).returns(16, b -> b.onHand()).returns(16, b -> b.available());
        assertThat(jdbc.sql("SELECT SUM(delta) FROM bin_entry WHERE warehouse_code = :w").param("w", floor.warehouse).query(Integer.class).single()).isEqualTo(16);
        // More than nobody is promised are not packed
        floor.order(Map.of("CUP", 5));
        assertThat(lead.post("/api/v1/prepacks", "{\"recipe\":" + recipe() + ",\"count\":4,\"key\":\"more\"}").body()).contains("UNITS_MISSING");
    }

    @Test
    void an_order_that_is_just_a_pack_gets_one_and_others_do_not() {
        make(2, "k");
        floor.goods("SOAP", "C-1");
        // Given three such orders for two packs, and others that are not just one pack
        var first = floor.order(Map.of("CUP", 3));
        var second = floor.order(Map.of("CUP", 3));
        var third = floor.order(Map.of("CUP", 3));
        var wish = floor.order(Map.of("CUP", 3), "礼品包装");
        var mixed = new LinkedHashMap<String, Integer>();
        mixed.put("CUP", 3);
        mixed.put("SOAP", 1);
        // Then the packs go to the first two only
        assertThat(bins(first)).containsExactly(bin());
        assertThat(bins(second)).containsExactly(bin());
        assertThat(bins(third)).doesNotContain(bin());
        assertThat(bins(wish)).doesNotContain(bin());
        assertThat(bins(floor.order(mixed))).doesNotContain(bin());
    }

    @Test
    void one_scan_picks_a_pack_and_one_scan_verifies_it() {
        var codes = make(2, "k");
        var order = floor.order(Map.of("CUP", 3));
        var task = take();
        // The goods' own barcode does not say which pack
        assertThat(scan(task, bin(), floor.barcode("CUP")).result()).isEqualTo("PACK_WANTED");
        assertThat(scan(task, bin(), "PP999999999")).returns(false, PickViews.ScanAnswer::accepted);
        assertThat(scan(task, bin(), codes.get(1))).returns("ACCEPTED", PickViews.ScanAnswer::result).returns("DONE", PickViews.ScanAnswer::taskState);
        assertThat(states()).containsExactly("PACKED", "TAKEN");
        assertThat(units()).containsExactly("A-1=2", "B-1=8", bin() + "=3");
        // Another order cannot have it
        floor.order(Map.of("CUP", 3));
        assertThat(scan(take(), bin(), codes.get(1)).result()).isEqualTo("PACK_GONE");
        // At the bench the other pack is refused, and this one is all of the order
        assertThat(verify(order, codes.get(0))).contains("PACK_NOT_PICKED");
        assertThat(verify(order, codes.get(1))).contains("\"state\":\"MATCHED\"");
    }

    @Test
    void of_many_orders_alike_a_pack_ends_its_own_and_loose_units_those_without() {
        // Given two orders alike, one of them picked as a pack
        var code = make(1, "k").get(0);
        var packed = floor.order(Map.of("CUP", 3));
        var loose = floor.order(Map.of("CUP", 3));
        scan(take(), bin(), code);
        var task = take();
        for (var line : task.lines()) {
            var answer = as(task.picker(), () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, line.bin(), floor.barcode("CUP"), line.quantity())));
            assertThat(answer.accepted()).as(answer.en()).isTrue();
        }
        // When units are scanned in one session, then they are for the order without a pack, and the pack is for its own
        for (int n = 0; n < 3; n++) assertThat(batch(floor.barcode("CUP"))).contains(loose.toString());
        assertThat(batch(code)).contains(packed.toString()).contains("\"state\":\"MATCHED\"");
    }

    private String batch(String code) {
        return Visitor.basic(port, "verifier1").post("/api/v1/verification-batches/scans",
            "{\"clientKey\":\"" + floor.warehouse + "-b" + ++keys + "\",\"warehouse\":\"" + floor.warehouse + "\",\"sku\":\"" + floor.sku("CUP") + "\",\"quantity\":3,\"barcode\":\"" + code + "\"}").body();
    }

    @Test
    void another_order_opens_a_pack_when_nothing_else_is_left() {
        make(2, "k");
        // Given an order that takes all loose units and one of a pack
        floor.order(Map.of("CUP", 11));
        var task = take();
        assertThat(task.lines()).extracting(PickViews.Line::bin, PickViews.Line::quantity).contains(tuple(bin(), 1));
        var code = "PP" + jdbc.sql("SELECT MIN(prepack_id) FROM prepack WHERE warehouse_code = :w").param("w", floor.warehouse).query(Long.class).single();
        // When its barcode is scanned
        assertThat(scan(task, bin(), code).accepted()).isTrue();
        // Then it is open: one unit is on the cart, two lie loose, and no order is sent to them as to a pack
        assertThat(states()).containsExactly("OPENED", "PACKED");
        assertThat(jdbc.sql("SELECT units FROM bin_stock WHERE warehouse_code = :w AND bin_code = :b").param("w", floor.warehouse).param("b", bin()).query(Integer.class).single()).isEqualTo(5);
        assertThat(bins(floor.order(Map.of("CUP", 3)))).containsExactly(bin());
    }

    @Test
    void a_cancelled_orders_pack_goes_back_as_units_and_a_free_one_can_be_opened() {
        var codes = make(2, "k");
        var order = floor.order(Map.of("CUP", 3));
        var task = take();
        scan(task, bin(), codes.get(0));
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
        assertThat(states()).containsExactly("OPENED", "PACKED");
        var answer = lead.post("/api/v1/prepacks/" + codes.get(1) + "/unpack", "{\"bin\":\"B-1\"}");
        assertThat(answer.body()).contains("OPENED");
        assertThat(lead.post("/api/v1/prepacks/" + codes.get(1) + "/unpack", "{\"bin\":\"B-1\"}").statusCode()).isEqualTo(200);
        assertThat(units()).containsExactly("A-1=2", "B-1=11");
        assertThat(floor.balance("CUP").onHand()).isEqualTo(16);
    }

    @Test
    void a_bin_or_a_box_that_nobody_knows_is_refused() {
        var code = make(1, "k").get(0);
        for (var bin : List.of("B-99", "B".repeat(33))) {
            assertThat(lead.post("/api/v1/prepacks/" + code + "/unpack", "{\"bin\":\"" + bin + "\"}").body()).contains("BIN_UNKNOWN");
        }
        assertThat(lead.post("/api/v1/prepacks/" + code + "/unpack", "{\"bin\":\"" + bin() + "\"}").body()).contains("BIN_INVALID");
        assertThat(states()).containsExactly("PACKED");
        var put = "{\"warehouse\":\"" + floor.warehouse + "\",\"sku\":\"" + floor.sku("CUP") + "\",\"quantity\":3,\"box\":\"%s\"}";
        for (var box : List.of("N", "N".repeat(33))) {
            assertThat(lead.send("PUT", "/api/v1/prepacks/recipes", "application/json", put.formatted(box)).body()).contains("BOX_UNKNOWN");
        }
        assertThat(lead.send("PUT", "/api/v1/prepacks/recipes", "application/json", put.formatted("")).statusCode()).isEqualTo(200);
    }

    @Test
    void goods_with_lots_are_not_packed_ahead() {
        floor.tracked("TEA", Kind.LOT, 0);
        assertThat(lead.send("PUT", "/api/v1/prepacks/recipes", "application/json", "{\"warehouse\":\"" + floor.warehouse + "\",\"sku\":\"" + floor.sku("TEA") + "\",\"quantity\":3}").body()).contains("SKU_TRACKED");
    }

    private List<String> bins(FulfillmentId order) {
        return jdbc.sql("SELECT bin_code FROM pick_line WHERE fulfillment_id = :f AND sku = :sku ORDER BY sequence").param("f", order.value()).param("sku", floor.sku("CUP")).query(String.class).list();
    }

    private List<String> units() {
        return jdbc.sql("SELECT bin_code, units FROM bin_stock WHERE warehouse_code = :w AND units > 0 ORDER BY bin_code").param("w", floor.warehouse).query((rs, n) -> rs.getString(1) + "=" + rs.getInt(2)).list();
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM prepack WHERE warehouse_code = :w ORDER BY prepack_id").param("w", floor.warehouse).query(String.class).list();
    }

    private PickViews.Task take() {
        return as(anna + ++keys, () -> tasks.next(floor.warehouse)).orElseThrow();
    }

    private PickViews.ScanAnswer scan(PickViews.Task task, String bin, String code) {
        return as(task.picker(), () -> scans.scan(task.taskId(), new PickScans.Reading(task.taskId() + "-" + ++keys, bin, code, 1)));
    }

    private String verify(FulfillmentId order, String code) {
        return Visitor.basic(port, "verifier1").post("/api/v1/verifications/" + order + "/scans", "{\"clientKey\":\"" + order + "-v" + ++keys + "\",\"barcode\":\"" + code + "\"}").body();
    }
}
