package dev.wharf.shipping;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.warehouse.Warehouses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loads over HTTP, on the real model and database. Each test has a warehouse of its own, because a warehouse has one open load for each carrier. */
@WharfTest
class LoadIT {

    @Autowired
    private AutowireCapableBeanFactory beans;
    @Autowired
    private TestRestTemplate http;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Warehouses warehouses;
    @Value("${wharf.demo.password}")
    private String password;
    private AtShipping at;
    private String warehouse;
    private String load;

    @BeforeEach
    void stand() {
        at = beans.createBean(AtShipping.class);
        warehouse = TestHouse.unique("LW");
        warehouses.put(List.of(new Warehouses.Warehouse(warehouse, "装车测试仓", "上海市", "上海市", "青浦区", true)));
        load = open("DEMO").getBody().path("loadNo").asText();
    }

    private ResponseEntity<JsonNode> open(String carrier) {
        return post("", Map.of("carrier", carrier, "warehouse", warehouse));
    }

    private ResponseEntity<JsonNode> post(String path, Object body) {
        return http.withBasicAuth("shipper", password).postForEntity("/api/v1/handovers/loads" + path, body, JsonNode.class);
    }

    private JsonNode view() {
        return http.withBasicAuth("shipper", password).getForEntity("/api/v1/handovers/loads/" + load, JsonNode.class).getBody();
    }

    private JsonNode scan(String number) {
        return post("/" + load + "/scans", Map.of("trackingNumber", number)).getBody();
    }

    private ResponseEntity<JsonNode> close(String driver) {
        return post("/" + load + "/close", Map.of("driver", driver, "vehicle", "沪A12345"));
    }

    private FulfillmentId labelled() {
        var id = at.enter(at.order(warehouse));
        soon().until(() -> at.waitsAt(id, "Task_AwaitHandover"));
        return id;
    }

    private static List<String> numbers(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.path("trackingNumber").asText()).toList();
    }

    @Test
    void parcels_leave_together_when_their_load_is_closed_and_the_manifest_names_them() throws Exception {
        // Given three parcels that wait for the carrier
        var first = labelled();
        var second = labelled();
        var third = labelled();
        var numbers = List.of(at.parcel(first).trackingNumber(), at.parcel(second).trackingNumber());
        assertThat(numbers(view().path("missing"))).contains(at.parcel(first).trackingNumber(), at.parcel(third).trackingNumber());
        // When two are scanned, one of them twice
        assertThat(scan(numbers.get(0)).path("code").asText()).isEqualTo("LOADED");
        assertThat(scan(numbers.get(1)).path("code").asText()).isEqualTo("LOADED");
        var again = scan(numbers.get(0));
        // Then they are on it once, the third is missing, and none has left
        assertThat(again.path("code").asText()).isEqualTo("ALREADY_ON_LOAD");
        assertThat(again.path("onLoad").asBoolean()).isTrue();
        assertThat(numbers(view().path("parcels"))).containsExactlyElementsOf(numbers);
        assertThat(numbers(view().path("missing"))).containsExactly(at.parcel(third).trackingNumber());
        assertThat(at.parcel(first).state()).isEqualTo(Parcel.State.LABELLED);
        assertThat(http.withBasicAuth("shipper", password).getForEntity("/api/v1/handovers/loads/" + load + "/manifest", JsonNode.class).getBody().path("code").asText()).isEqualTo("LOAD_OPEN");
        // When it is closed
        assertThat(close(" ").getBody().path("code").asText()).isEqualTo("DRIVER_MISSING");
        var closed = close("王师傅").getBody();
        // Then both have left and the third has not
        assertThat(closed.path("closed").asBoolean()).isTrue();
        assertThat(at.parcel(first).state()).isEqualTo(Parcel.State.HANDED_OVER);
        soon().until(() -> at.hasEndedAt(first, "EndEvent_OrderDone") && at.hasEndedAt(second, "EndEvent_OrderDone"));
        assertThat(at.stage(third)).isEqualTo(Stage.SHIP);
        assertThat(view().path("load").path("closedAt").asText()).isNotEmpty();
        // When it is closed again, then nothing moves and the driver stays
        assertThat(close("别人").getBody().at("/load/driver").asText()).isEqualTo("王师傅");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM order_event WHERE fulfillment_id = :id AND kind = 'HANDED_OVER'").param("id", first.value()).query(Integer.class).single()).isEqualTo(1);
        assertThat(scan(at.parcel(third).trackingNumber()).path("code").asText()).isEqualTo("LOAD_CLOSED");
        var manifest = http.withBasicAuth("shipper", password).getForEntity("/api/v1/handovers/loads/" + load + "/manifest", byte[].class);
        assertThat(manifest.getHeaders().getContentType()).hasToString("application/pdf");
        try (var pdf = Loader.loadPDF(manifest.getBody())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void what_must_stay_is_refused_with_a_reason_and_listed_until_it_is_put_aside() {
        // Given
        var cancelled = labelled();
        at.cancel(cancelled);
        soon().until(() -> at.hasEndedAt(cancelled, "EndEvent_OrderCancelled"));
        var elsewhere = at.parcel(at.enter(at.order()));
        soon().until(() -> at.waitsAt(elsewhere.fulfillment(), "Task_AwaitHandover"));
        var wrongPlace = at.parcel(elsewhere.fulfillment()).trackingNumber();
        var other = at.parcel(labelled());
        // Another carrier's load
        var ofOther = load;
        load = open("SF").getBody().path("loadNo").asText();
        assertThat(load).isNotEqualTo(ofOther);
        assertThat(scan(other.trackingNumber()).path("code").asText()).isEqualTo("WRONG_CARRIER");
        load = ofOther;
        // When
        var unknown = TestHouse.unique("NOWHERE");
        assertThat(scan(at.parcel(cancelled).trackingNumber()).path("code").asText()).isEqualTo("ORDER_CANCELLED");
        assertThat(scan(wrongPlace).path("code").asText()).isEqualTo("WRONG_WAREHOUSE");
        assertThat(scan(unknown).path("code").asText()).isEqualTo("TRACKING_NUMBER_UNKNOWN");
        // Then
        assertThat(numbers(view().path("extras"))).containsExactlyInAnyOrder(at.parcel(cancelled).trackingNumber(), wrongPlace, unknown);
        assertThat(view().path("parcels")).isEmpty();
        assertThat(close("王师傅").getBody().path("code").asText()).isEqualTo("LOAD_EMPTY");
        // When it is put aside
        post("/" + load + "/take-off", Map.of("trackingNumber", unknown));
        assertThat(numbers(view().path("extras"))).doesNotContain(unknown);
        assertThat(post("/" + load + "/take-off", Map.of("trackingNumber", unknown)).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void an_order_cancelled_after_its_scan_keeps_the_load_open_until_its_parcel_is_taken_off() {
        // Given
        var good = labelled();
        var cancelled = labelled();
        scan(at.parcel(good).trackingNumber());
        scan(at.parcel(cancelled).trackingNumber());
        at.cancel(cancelled);
        // When
        var refused = close("王师傅").getBody();
        // Then nothing has left
        assertThat(refused.path("closed").asBoolean()).isFalse();
        assertThat(refused.at("/staying/0/code").asText()).isEqualTo("ORDER_CANCELLED");
        assertThat(refused.path("staying")).hasSize(1);
        assertThat(at.parcel(good).state()).isEqualTo(Parcel.State.LABELLED);
        // When it is taken off, then the rest leaves
        post("/" + load + "/take-off", Map.of("trackingNumber", at.parcel(cancelled).trackingNumber()));
        assertThat(close("王师傅").getBody().path("closed").asBoolean()).isTrue();
        assertThat(at.parcel(good).state()).isEqualTo(Parcel.State.HANDED_OVER);
        assertThat(at.parcel(cancelled).state()).isNotEqualTo(Parcel.State.HANDED_OVER);
    }

    @Test
    void of_a_closing_and_single_scans_at_once_each_parcel_leaves_once() throws Exception {
        // Given
        var orders = List.of(labelled(), labelled(), labelled());
        for (var id : orders) scan(at.parcel(id).trackingNumber());
        // When
        var acts = new ArrayList<Callable<Object>>(Collections.nCopies(3, () -> close("王师傅").getStatusCode().value()));
        for (var id : orders) {
            acts.add(() -> http.withBasicAuth("shipper", password).postForEntity("/api/v1/handovers", Map.of("trackingNumbers", List.of(at.parcel(id).trackingNumber())), JsonNode.class));
        }
        var pool = Executors.newFixedThreadPool(6);
        try {
            for (var act : pool.invokeAll(acts)) act.get();
        } finally {
            pool.shutdown();
        }
        // Then
        assertThat(close("王师傅").getBody().path("closed").asBoolean()).isTrue();
        for (var id : orders) {
            assertThat(jdbc.sql("SELECT COUNT(*) FROM order_event WHERE fulfillment_id = :id AND kind = 'HANDED_OVER'").param("id", id.value()).query(Integer.class).single()).isEqualTo(1);
            soon().until(() -> at.hasEndedAt(id, "EndEvent_OrderDone"));
        }
    }

    @Test
    void a_warehouse_has_one_open_load_for_each_carrier() {
        assertThat(open("DEMO").getBody().path("loadNo").asText()).isEqualTo(load);
        assertThat(open("NONE").getBody().path("code").asText()).isEqualTo("CARRIER_UNKNOWN");
        assertThat(post("", Map.of("carrier", "DEMO", "warehouse", "NOWHERE")).getBody().path("field").asText()).isEqualTo("warehouse");
        var parcel = at.parcel(labelled());
        scan(parcel.trackingNumber());
        close("王师傅");
        assertThat(open("DEMO").getBody().path("loadNo").asText()).isNotEqualTo(load);
    }
}
