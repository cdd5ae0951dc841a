package dev.wharf.shipping.weigh;

import static dev.wharf.FloorFixture.as;
import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.shipping.Handover;
import dev.wharf.shipping.weigh.Weighing.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A parcel of two cups of 200 g: expected 400 g, ± 60 g before anything is learned. */
@WharfTest
class ScaleIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Scale scale;
    @Autowired
    private WeightErrors errors;
    @Autowired
    private Handover handover;
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;
    private int keys;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
    }

    @Test
    void a_parcel_out_of_range_stays_until_it_is_weighed_well() {
        var order = packed(2);
        var number = label(order);
        assertThat(weigh(order, 461).verdict()).isEqualTo(Verdict.OUT_OF_RANGE);
        assertThat(handover.handOver(List.of(number))).extracting("code").containsExactly("WEIGHT_DIFFERS");
        assertThat(errors.parcels()).anyMatch(p -> p.fulfillmentNo().equals(order.toString()) && p.grams() == 461);
        assertThat(scale.weigh(number, 405, key()).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(handover.handOver(List.of(number))).extracting("code").containsExactly("HANDED_OVER");
        assertThatThrownBy(() -> weigh(order, 405)).extracting("code").isEqualTo("ALREADY_HANDED_OVER");
    }

    @Test
    void a_lead_may_take_a_weight_as_it_is_and_only_one_in_doubt() {
        var order = packed(1);
        assertThatThrownBy(() -> scale.accept(order.toString(), "Gift box")).extracting("code").isEqualTo("WEIGHT_NOT_IN_DOUBT");
        weigh(order, 900);
        assertThatThrownBy(() -> scale.accept(order.toString(), " ")).extracting("code").isEqualTo("REASON_MISSING");
        assertThat(as("lea", () -> scale.accept(order.toString(), "Gift box")).person()).isEqualTo("lea");
        assertThat(handover.handOver(List.of(label(order)))).extracting("code").containsExactly("HANDED_OVER");
    }

    @Test
    void a_weighing_sent_again_is_the_same_one_and_its_key_belongs_to_one_parcel() {
        var order = packed(1);
        var other = packed(1);
        var first = scale.weigh(order.toString(), 205, "same-" + floor.warehouse);
        assertThat(scale.weigh(order.toString(), 999, "same-" + floor.warehouse).id()).isEqualTo(first.id());
        assertThat(jdbc.sql("SELECT weighings FROM sku_weight WHERE sku = :sku").param("sku", floor.sku("CUP")).query(Integer.class).single()).isOne();
        assertThatThrownBy(() -> scale.weigh(other.toString(), 205, "same-" + floor.warehouse)).extracting("code").isEqualTo("CLIENT_KEY_TAKEN");
    }

    @Test
    void a_parcel_that_is_weighed_often_teaches_once() {
        var order = packed(1);
        for (int i = 0; i < 3; i++) weigh(order, 205);
        assertThat(jdbc.sql("SELECT weighings FROM sku_weight WHERE sku = :sku").param("sku", floor.sku("CUP")).query(Integer.class).single()).isOne();
        // Nor does what a lead accepts after it
        weigh(order, 900);
        scale.accept(order.toString(), "Gift box");
        assertThat(jdbc.sql("SELECT weighings FROM sku_weight WHERE sku = :sku").param("sku", floor.sku("CUP")).query(Integer.class).single()).isOne();
    }

    @Test
    void ten_weighings_that_leads_took_as_they_are_show_that_the_master_data_is_wrong() {
        // Given cups that weigh 300 g and not 200 g
        for (int i = 0; i < UnitWeight.LEARNED_FROM; i++) {
            var order = packed(1);
            assertThat(weigh(order, 298 + i % 3).verdict()).isEqualTo(Verdict.OUT_OF_RANGE);
            scale.accept(order.toString(), "Weighed by hand");
        }
        assertThat(errors.skus()).anyMatch(s -> s.sku().equals(floor.sku("CUP")) && s.masterG() == 200 && s.weighings() == 10);
        // Then the scale is believed
        assertThat(weigh(packed(1), 300).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(weigh(packed(1), 200).verdict()).isEqualTo(Verdict.OUT_OF_RANGE);
    }

    @Test
    void a_warehouse_may_want_every_parcel_weighed_and_its_boxes_count() {
        var lead = Visitor.basic(port, "warehouselead");
        var path = "/api/v1/warehouses/" + floor.warehouse;
        assertThat(lead.send("PUT", path + "/packing", "application/json", "{\"weighRequired\":true,\"weighFloorG\":20,\"packagingG\":10,\"fillPercent\":80}").statusCode()).isEqualTo(200);
        assertThat(lead.send("PUT", path + "/packing", "application/json", "{\"weighRequired\":true,\"weighFloorG\":20,\"packagingG\":10,\"fillPercent\":101}").statusCode()).isEqualTo(422);
        var order = packed(1);
        assertThat(handover.handOver(List.of(label(order)))).extracting("code").containsExactly("NOT_WEIGHED");
        assertThat(weigh(order, 210).expectedG()).isEqualTo(210);
        assertThat(lead.send("PUT", path + "/boxes", "application/json",
            "[{\"code\":\"B1\",\"name\":\"小箱\",\"lengthMm\":200,\"widthMm\":200,\"heightMm\":200,\"weightG\":80,\"maxWeightG\":0,\"costMinor\":90}]").statusCode()).isEqualTo(200);
        assertThat(weigh(packed(1), 280).expectedG()).isEqualTo(280);
    }

    @Test
    void a_list_of_boxes_with_a_gap_or_one_code_twice_is_refused() {
        var lead = Visitor.basic(port, "warehouselead");
        var path = "/api/v1/warehouses/" + floor.warehouse + "/boxes";
        assertThat(lead.send("PUT", path, "application/json", "[null]").body()).contains("FIELD_INVALID", "\"[0]\"");
        var box = "{\"code\":\"%s\",\"name\":\"小箱\",\"lengthMm\":200,\"widthMm\":200,\"heightMm\":200,\"weightG\":80,\"maxWeightG\":0,\"costMinor\":90}";
        assertThat(lead.send("PUT", path, "application/json", "[" + box.formatted("B1") + "," + box.formatted("b1") + "]").body()).contains("FIELD_INVALID", "[1].code");
    }

    @Test
    void a_scale_weighs_and_only_a_lead_accepts() {
        var order = packed(1);
        var path = "/api/v1/parcels/" + order + "/weight";
        assertThat(Visitor.basic(port, "integration").post(path, "{\"grams\":900,\"clientKey\":\"" + key() + "\"}").body()).contains("\"verdict\":\"OUT_OF_RANGE\"", "应为 200 ± 30 g");
        assertThat(Visitor.basic(port, "picker1").post(path, "{\"grams\":200,\"clientKey\":\"" + key() + "\"}").statusCode()).isEqualTo(403);
        assertThat(Visitor.basic(port, "shipper").post(path + "/accept", "{\"reason\":\"x\"}").statusCode()).isEqualTo(403);
        assertThat(Visitor.basic(port, "warehouselead").post(path + "/accept", "{\"reason\":\"x\"}").body()).contains("ACCEPTED");
    }

    private FulfillmentId packed(int units) {
        var order = floor.order(Map.of("CUP", units));
        floor.inLane(() -> {
            instances.tell(Message.GoodsPicked, List.of(order), FulfillOrder.PICK_OUTCOME, "COMPLETE");
            return null;
        });
        floor.inLane(() -> {
            instances.tell(Message.GoodsVerified, List.of(order), FulfillOrder.VERIFY_OUTCOME, "MATCHED");
            return null;
        });
        return order;
    }

    private String label(FulfillmentId order) {
        soon().until(() -> floor.waitsAt(order).equals(List.of("Task_AwaitHandover")));
        return jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).single();
    }

    private Weighing weigh(FulfillmentId order, int grams) {
        return scale.weigh(order.toString(), grams, key());
    }

    private String key() {
        return "w" + ++keys + "-" + floor.warehouse;
    }
}
