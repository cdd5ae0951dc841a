package dev.wharf.review.merge;

import static dev.wharf.review.merge.AtMerging.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Merging and splitting over REST, as people of the house ask for it. */
@WharfTest
class MergeApiIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ApplicationContext context;
    @LocalServerPort
    private int port;
    @Value("${wharf.demo.password}")
    private String password;
    private AtMerging at;

    @Autowired
    MergeApiIT(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void a_shop_of_its_own() {
        at = new AtMerging(context);
    }

    private record Answer(int status, JsonNode json) { }

    private Answer send(String user, String method, String path, String body) throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + path)).header("Authorization", "Basic " + login)
            .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body().isEmpty() ? null : new ObjectMapper().readTree(answer.body()));
    }

    private Answer post(String path, String body) throws IOException, InterruptedException {
        return send("reviewer", "POST", path, body);
    }

    private static String mergeOf(FulfillmentId into, FulfillmentId from) {
        return "{\"into\":\"" + into + "\",\"from\":[\"" + from + "\"]}";
    }

    @Test
    void two_orders_are_merged_listed_taken_apart_split_and_put_back() throws Exception {
        var sku = at.house.sku(0, 0);
        var first = at.take(order().line(sku, 3));
        var second = at.take(order().line(sku, 2));
        var seen = send("csr", "GET", "fulfillments/" + first + "/merge-candidates", "").json();
        assertThat(seen.at("/candidates/0/fulfillment").textValue()).isEqualTo(second.toString());
        assertThat(seen.at("/candidates/0/mayMerge").booleanValue()).isTrue();
        assertThat(post("fulfillments/merge", mergeOf(first, second)).json().at("/merged/0").textValue()).isEqualTo(second.toString());
        var again = post("fulfillments/merge", mergeOf(first, second));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("merged")).isEmpty();
        assertThat(send("csr", "GET", "fulfillments/" + first + "/merge-candidates", "").json().at("/merged/0/units").intValue()).isEqualTo(2);
        assertThat(send("csr", "GET", "fulfillments/" + second + "/merge-candidates", "").json().get("bearer").textValue()).isEqualTo(first.toString());
        assertThat(post("fulfillments/" + first + "/unmerge", "{}").json().at("/apart/0").textValue()).isEqualTo(second.toString());
        var part = post("fulfillments/" + first + "/split", "{\"lines\":[{\"lineNo\":\"1\",\"quantity\":1}]}").json().get("part").textValue();
        assertThat(send("csr", "GET", "fulfillments/" + first + "/merge-candidates", "").json().at("/parts/0/fulfillment").textValue()).isEqualTo(part);
        assertThat(post("fulfillments/" + part + "/join", "").json().get("fulfillment").textValue()).isEqualTo(first.toString());
        assertThat(at.goods(first)).containsExactly(sku + "*3");
        assertThat(at.goods(second)).containsExactly(sku + "*2");
    }

    @Test
    void a_refusal_names_the_field_and_what_differs() throws Exception {
        var first = at.take(order().line(at.house.sku(0, 0), 3));
        var shipped = at.take(order().line(at.house.sku(1, 0), 1));
        refused(post("fulfillments/merge", mergeOf(first, shipped)), 409, "NOT_IN_REVIEW", "");
        refused(post("fulfillments/merge", mergeOf(first, first)), 422, "SAME_FULFILLMENT", "from");
        refused(post("fulfillments/merge", "{\"into\":\"" + first + "\"}"), 422, "FIELD_MISSING", "from");
        refused(post("fulfillments/merge", "{}"), 422, "FIELD_MISSING", "into");
        refused(post("fulfillments/merge", mergeOf(first, new FulfillmentId(1))), 404, "FULFILLMENT_NOT_FOUND", "");
        refused(post("fulfillments/" + first + "/unmerge", "{\"order\":\"X\"}"), 404, "ORDER_NOT_MERGED", "");
        refused(post("fulfillments/" + first + "/split", "{\"lines\":[{\"lineNo\":\"1\",\"quantity\":9}]}"), 422, "QUANTITY_INVALID", "lines[0].quantity");
        refused(post("fulfillments/" + first + "/split", "{}"), 422, "FIELD_MISSING", "lines");
        refused(post("fulfillments/" + first + "/join", ""), 409, "NOT_SPLIT", "");
    }

    private static void refused(Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(String.valueOf(answer.json())).isEqualTo(status);
        assertThat(answer.json().path("code").textValue()).isEqualTo(code);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }

    @Test
    void the_number_of_an_order_cancels_that_order_and_the_number_of_the_fulfillment_all_of_them() throws Exception {
        var sku = at.house.sku(0, 0);
        var order = order().line(sku, 3);
        var first = at.take(order);
        var second = at.take(order().line(sku, 2));
        var third = at.take(order().line(sku, 1));
        post("fulfillments/merge", "{\"into\":\"" + first + "\",\"from\":[\"" + second + "\",\"" + third + "\"]}");
        assertThat(post("orders/" + order.no + "/cancel", "{\"reason\":\"客户取消\"}").status()).isEqualTo(200);
        assertThat(at.stage(first)).isEqualTo(dev.wharf.order.Stage.CANCELLED);
        assertThat(at.goods(second)).containsExactly(sku + "*2");
        post("fulfillments/merge", mergeOf(second, third));
        assertThat(post("orders/" + second + "/cancel", "{\"reason\":\"客户取消\"}").status()).isEqualTo(200);
        assertThat(List.of(at.stage(second), at.stage(third))).containsExactly(dev.wharf.order.Stage.CANCELLED, dev.wharf.order.Stage.MERGED);
        assertThat(at.goods(second)).hasSize(2);
    }

    @Test
    void only_those_who_review_orders_may_merge() throws Exception {
        for (var user : List.of("picker1", "finance", "integration")) {
            assertThat(send(user, "POST", "fulfillments/merge", "{}").status()).as(user).isEqualTo(403);
            assertThat(send(user, "GET", "fulfillments/F1/merge-candidates", "").status()).as(user).isEqualTo(403);
        }
        for (var user : List.of("csr", "reviewer", "warehouselead", "processadmin")) {
            assertThat(send(user, "POST", "fulfillments/merge", "{}").status()).as(user).isEqualTo(422);
        }
    }
}
