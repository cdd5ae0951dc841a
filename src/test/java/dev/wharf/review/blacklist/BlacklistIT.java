package dev.wharf.review.blacklist;

import static dev.wharf.TestHouse.SHOP;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@WharfTest
class BlacklistIT {
    private static final Instant NEVER = null;

    private final TestHouse house;
    private final Blacklist blacklist;
    private final Lanes lanes;
    private final JdbcClient jdbc;
    private final MockMvc web;
    private final ObjectMapper json = new ObjectMapper();
    private String phone;

    @Autowired
    BlacklistIT(WebApplicationContext context, Blacklist blacklist, Lanes lanes, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.blacklist = blacklist;
        this.lanes = lanes;
        this.jdbc = jdbc;
        this.web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    /** One of this test's own, so that no other order meets the entry. */
    @BeforeEach
    void a_phone() {
        phone = "137" + String.format("%08d", System.nanoTime() / 1000 % 100_000_000);
    }

    private TestHouse.Order from(String number) {
        var order = order().line(house.sku(5, 0), 1);
        order.phone = number;
        return order;
    }

    private Entry add(Kind kind, String value, String shop, String reason, Instant expires) {
        return lanes.call(() -> blacklist.add(kind, value, new Blacklist.Terms(shop, reason, expires)));
    }

    private boolean held(FulfillmentId id) {
        return house.openHolds(id).containsKey("BLACKLIST");
    }

    private ResultActions as(String role, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(role + "-1").roles(role)).with(csrf()).contentType("application/json"));
    }

    private String body(Map<String, ?> fields) throws Exception {
        return json.writeValueAsString(fields);
    }

    @Test
    void an_order_of_a_listed_phone_waits_and_the_hold_says_why_but_not_who() {
        add(Kind.PHONE, "+86 " + phone, "", "拒收三次", NEVER);
        var id = house.take(from(phone));
        assertThat(house.openHolds(id).get("BLACKLIST")).contains("phone (拒收三次)").doesNotContain(phone);
        assertThat(jdbc.sql("SELECT inputs FROM decision WHERE fulfillment_id = :id AND rule_code = 'BLACKLIST'").param("id", id.value()).query(String.class).single())
            .contains("PHONE").doesNotContain(phone);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM blacklist_entry WHERE CONVERT(value_hash USING latin1) LIKE :p OR reason LIKE :p").param("p", "%" + phone + "%").query(Integer.class).single()).isZero();
        assertThat(held(house.take(from("138" + phone.substring(3))))).isFalse();
    }

    @Test
    void address_and_buyer_are_looked_at_too_and_each_match_is_named() {
        var order = from(phone);
        order.detail = "暗号路" + phone.substring(5) + "号3楼";
        add(Kind.ADDRESS, "浙江省 杭州市 西湖区 " + order.detail, "", "空地址", NEVER);
        add(Kind.BUYER, order.buyer.toUpperCase(), "", "恶意退款", NEVER);
        assertThat(house.openHolds(house.take(order)).get("BLACKLIST")).contains("address (空地址); buyer (恶意退款)");
    }

    @Test
    void an_entry_of_another_shop_an_expired_one_and_a_retired_one_hold_nothing() {
        add(Kind.PHONE, phone, "S-OTHER", "r", NEVER);
        assertThat(held(house.take(from(phone)))).isFalse();
        var now = Instant.now(house.bean(Clock.class));
        add(Kind.PHONE, phone, "", "r", now.minus(Duration.ofSeconds(1)));
        assertThat(held(house.take(from(phone)))).isFalse();
        // An expired entry gives way to a new one
        var live = add(Kind.PHONE, phone, SHOP, "r", now.plus(Duration.ofDays(1)));
        assertThat(held(house.take(from(phone)))).isTrue();
        lanes.runOne(() -> blacklist.retire(live.id(), "改过自新"));
        assertThat(held(house.take(from(phone)))).isFalse();
        var again = add(Kind.PHONE, phone, "", "again", NEVER);
        assertThat(again.state()).isEqualTo(Entry.State.LIVE);
        assertThat(held(house.take(from(phone)))).isTrue();
    }

    @Test
    void the_same_value_twice_is_one_entry() {
        var one = add(Kind.PHONE, phone, "", "first", NEVER);
        var two = add(Kind.PHONE, phone, "", "second", NEVER);
        assertThat(two.id()).isEqualTo(one.id());
        assertThat(two.reason()).isEqualTo("first");
    }

    @Test
    void a_reason_that_repeats_the_value_is_refused() {
        assertThatThrownBy(() -> add(Kind.PHONE, phone, "", "电话 " + phone.substring(0, 3) + " " + phone.substring(3) + " 是骗子", NEVER))
            .isInstanceOf(Refusal.class).extracting("code").isEqualTo("REASON_NAMES_VALUE");
        assertThatThrownBy(() -> add(Kind.PHONE, " - ", "", "r", NEVER)).isInstanceOf(Refusal.class).extracting("field").isEqualTo("value");
    }

    @Test
    void a_held_order_goes_on_when_the_entry_is_gone() {
        var entry = add(Kind.PHONE, phone, "", "r", NEVER);
        var id = house.take(from(phone));
        assertThat(held(id)).isTrue();
        lanes.runOne(() -> blacklist.retire(entry.id(), "误加"));
        var tasks = house.bean(TaskService.class);
        var task = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey("Task_ReviewBlacklist").singleResult();
        lanes.runOne(() -> tasks.complete(task.getId(), Map.of("decision", "RECHECK")));
        assertThat(house.openHolds(id)).isEmpty();
    }

    @Test
    void an_order_is_put_on_the_list_by_its_number_and_taken_off_with_a_reason() throws Exception {
        var order = from(phone);
        house.take(order);
        var answer = as("FINANCE", post("/api/v1/blacklist").content(body(Map.of("order", order.no, "kinds", List.of("PHONE", "BUYER"), "reason", "拒付"))))
            .andExpect(status().isCreated()).andExpect(jsonPath("$.length()").value(2)).andExpect(jsonPath("$[0].kind").value("PHONE")).andExpect(jsonPath("$[0].state").value("LIVE"))
            .andExpect(jsonPath("$[0].createdBy").value("FINANCE-1")).andReturn().getResponse().getContentAsString();
        assertThat(answer).doesNotContain(phone, order.buyer);
        assertThat(held(house.take(from(phone)))).isTrue();
        long id = json.readTree(answer).get(0).get("id").asLong();
        as("REVIEWER", delete("/api/v1/blacklist/" + id)).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("reason"));
        as("REVIEWER", delete("/api/v1/blacklist/" + id).param("reason", "误加")).andExpect(status().isNoContent());
        as("REVIEWER", delete("/api/v1/blacklist/" + id).param("reason", "误加")).andExpect(status().isNoContent());
        as("REVIEWER", get("/api/v1/blacklist").param("limit", "200")).andExpect(status().isOk()).andExpect(jsonPath("$.entries[?(@.id == " + id + ")]").isEmpty());
        as("REVIEWER", get("/api/v1/blacklist").param("all", "true").param("limit", "200"))
            .andExpect(jsonPath("$.entries[?(@.id == " + id + ")].retireReason").value("误加"));
        assertThat(held(house.take(from(phone)))).isFalse();
    }

    @Test
    void the_list_comes_in_pages() throws Exception {
        for (int i = 0; i < 3; i++) add(Kind.BUYER, phone + i, "", "page", NEVER);
        var first = json.readTree(as("PROCESSADMIN", get("/api/v1/blacklist").param("limit", "2")).andReturn().getResponse().getContentAsString());
        assertThat(first.get("entries")).hasSize(2);
        var second = json.readTree(as("PROCESSADMIN", get("/api/v1/blacklist").param("limit", "2").param("cursor", first.get("next").asText())).andReturn().getResponse().getContentAsString());
        assertThat(second.get("entries").get(0).get("id").asLong()).isLessThan(first.get("entries").get(1).get("id").asLong());
    }

    @Test
    void a_faulty_request_is_told_what_is_wrong() throws Exception {
        for (var wrong : List.of(
            Map.entry("kind", Map.of("kind", "EMAIL", "value", "x", "reason", "r")),
            Map.entry("value", Map.of("kind", "PHONE", "reason", "r")),
            Map.entry("reason", Map.of("kind", "PHONE", "value", phone)),
            Map.entry("shop", Map.of("kind", "PHONE", "value", phone, "reason", "r", "shop", "NO-SUCH")),
            Map.entry("kinds", Map.of("order", "x", "reason", "r")),
            Map.entry("expiresAt", Map.of("kind", "PHONE", "value", phone, "reason", "r", "expiresAt", "2020-01-01T00:00:00Z")),
            Map.entry("expiresAt", Map.of("kind", "PHONE", "value", phone, "reason", "r", "expiresAt", "tomorrow")))) {
            as("REVIEWER", post("/api/v1/blacklist").content(body(wrong.getValue()))).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value(wrong.getKey()));
        }
        as("REVIEWER", get("/api/v1/blacklist").param("cursor", "x")).andExpect(status().isUnprocessableEntity());
        as("REVIEWER", delete("/api/v1/blacklist/1").param("reason", "r")).andExpect(status().isNotFound());
    }

    @Test
    void looking_entries_up_reads_by_index() {
        add(Kind.PHONE, phone, "", "r", NEVER);
        var order = house.take(from("138" + phone.substring(3)));
        assertThat(house.inLane(() -> blacklist.matches(order))).isEmpty();
        assertThat(jdbc.sql("EXPLAIN SELECT reason FROM blacklist_entry WHERE value_hash IN (UNHEX(SHA2('a', 256)), UNHEX(SHA2('b', 256))) AND live = 1")
            .query((rs, n) -> String.valueOf(rs.getString("possible_keys"))).single()).contains("uq_blacklist_entry_value");
        assertThat(house.inLane(() -> blacklist.add(house.bean(Fulfillments.class).orderOf(order), Set.of(Kind.PHONE), new Blacklist.Terms("", "r", NEVER)))).hasSize(1);
    }
}
