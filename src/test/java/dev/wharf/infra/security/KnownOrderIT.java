package dev.wharf.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.WharfTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Orders that come by the plain start of Camunda's REST API. */
@WharfTest
class KnownOrderIT {
    private static final String START = "/engine-rest/process-definition/key/fulfill-order/start";
    private static final String PRODUCTS = """
        [{"sku": "KNOWN-TEE", "style": "", "variant": "", "name": "Tee", "priceMinor": 2500, "weightG": 200, "lengthMm": 1, "widthMm": 1, "heightMm": 1,
          "barcodes": []}]""";
    private static final String WAREHOUSES = """
        [{"code": "KNOWN-W", "name": "Known", "province": "浙江省", "city": "杭州市", "district": "西湖区", "active": true}]""";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;
    @Autowired
    private RuntimeService runtime;
    private Visitor integration;

    @BeforeEach
    void a_shop_a_product_and_a_warehouse() {
        integration = Visitor.basic(port, "integration");
        put("/api/v1/shops", "[{\"code\": \"S-KNOWN\", \"name\": \"Known\", \"channel\": \"WEB\"}]");
        put("/api/v1/products", PRODUCTS);
        put("/api/v1/warehouses", WAREHOUSES);
    }

    private void put(String path, String json) {
        var answer = integration.send("PUT", path, "application/json", json);
        assertThat(answer.statusCode()).as(path + answer.body()).isLessThan(300);
    }

    private static String order(String number) {
        return """
            {"shop":"S-KNOWN","channelOrderNo":"%s","buyer":"b1","placedAt":"2026-11-20T10:00:00+08:00",
             "payment":{"status":"UNPAID","paidMinor":0,"currency":"CNY"},
             "receiver":{"name":"周小满","phone":"13910020001","address":"浙江省杭州市西湖区文三路398号"},
             "lines":[{"lineNo":"1","sku":"KNOWN-TEE","quantity":2,"unitPriceMinor":2500}]}""".formatted(number);
    }

    private static String start(Object order) throws IOException {
        return JSON.writeValueAsString(Map.of("variables", Map.of("order", order instanceof String text
            ? Map.of("value", text, "type", "Json") : Map.of("value", order, "type", "Json"))));
    }

    private JsonNode started(String body) throws IOException {
        var answer = integration.post(START, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void the_second_start_of_an_order_answers_with_the_first_and_starts_nothing() throws IOException {
        var order = order(UUID.randomUUID().toString());
        var first = started(start(order));
        var key = runtime.createProcessInstanceQuery().processInstanceId(first.get("id").asText()).singleResult().getBusinessKey();
        var second = started(start(order));
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("businessKey").asText()).isEqualTo(key).matches("F\\d+");
        assertThat(second.fieldNames()).toIterable().containsAll(() -> first.fieldNames());
        assertThat(second.at("/links/0/href").asText()).endsWith("/engine-rest/process-instance/" + first.get("id").asText());
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isEqualTo(1);
    }

    @Test
    void of_many_starts_at_the_same_moment_all_answer_with_one_instance() throws Exception {
        var body = start(order(UUID.randomUUID().toString()));
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tries = new ArrayList<Callable<JsonNode>>();
            for (int i = 0; i < 16; i++) tries.add(() -> started(body));
            var ids = new ArrayList<String>();
            for (var answer : threads.invokeAll(tries)) ids.add(answer.get().get("id").asText());
            assertThat(ids.stream().distinct()).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_faulty_order_is_refused_naming_its_field_and_nothing_stays() throws IOException {
        var running = runtime.createProcessInstanceQuery().count();
        var answer = integration.post(START, start(order(UUID.randomUUID().toString()).replace("\"quantity\":2", "\"quantity\":0")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("FIELD_INVALID", "lines[0].quantity");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(running);
    }
}
