package dev.wharf.overview;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.SettingViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages and their REST, over orders made through intake. */
@WharfTest
class OverviewIT {
    @Autowired
    private WebApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    private MockMvc web;
    private TestHouse house;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        house = new TestHouse(context);
    }

    private static MockHttpServletRequestBuilder as(String user, String url, Object... parts) {
        return get(url, parts).with(user(user).roles(user.toUpperCase(Locale.ROOT)));
    }

    private FulfillmentId vague() {
        return house.take(order().vague().line(house.sku(5, 0), 1));
    }

    @Test
    void a_held_order_says_why_it_waits_and_leads_to_its_task() throws Exception {
        var id = vague();
        web.perform(as("reviewer", "/orders/{no}", id)).andExpect(status().isOk())
            .andExpect(content().string(containsString(house.bean(OrderViews.class).read(id, new Viewer(java.util.Set.of())).holds().get(0).note().zh())))
            .andExpect(content().string(containsString("/camunda/app/tasklist/default/#/?task=")))
            .andExpect(content().string(containsString("周小满")));
    }

    @Test
    void an_order_that_waits_for_goods_says_its_place_and_what_is_expected() throws Exception {
        var sku = house.sku(0, 0);
        house.take(order().line(sku, 1));
        var id = house.take(order().line(sku, 2));
        house.bean(dev.wharf.inventory.ExpectedStock.class).put(java.util.List.of(new dev.wharf.inventory.ExpectedStock.Coming(TestHouse.unique("PO"), TestHouse.NEAR, sku, 4,
            java.time.Instant.parse("2026-11-28T04:00:00Z"))));
        web.perform(as("reviewer", "/orders/{no}?lang=en", id)).andExpect(status().isOk())
            .andExpect(content().string(containsString("SKU " + sku + ": number 2 of 2 orders that wait")))
            .andExpect(content().string(containsString("4 units expected in " + TestHouse.NEAR)));
    }

    @Test
    void who_may_not_see_the_receiver_finds_it_neither_on_the_page_nor_in_the_answer() throws Exception {
        var id = vague();
        for (var path : List.of("/orders/{no}", "/api/v1/orders/{no}")) {
            web.perform(as("finance", path, id)).andExpect(status().isOk()).andExpect(content().string(not(containsString("周小满"))))
                .andExpect(content().string(not(containsString("13910020001")))).andExpect(content().string(not(containsString("文三路"))));
        }
        web.perform(as("finance", "/api/v1/orders/{no}", id)).andExpect(jsonPath("$.receiver").doesNotExist());
        web.perform(as("csr", "/api/v1/orders/{no}", id)).andExpect(jsonPath("$.receiver.phone").value("13910020001"));
    }

    @Test
    void the_answer_names_holds_lines_and_decisions() throws Exception {
        var wanted = order().unpaid();
        var id = house.take(wanted.line(house.sku(5, 0), 2));
        web.perform(as("csr", "/api/v1/orders/{no}", wanted.no)).andExpect(jsonPath("$.fulfillment").value(id.toString())).andExpect(jsonPath("$.stage").value("REVIEW"))
            .andExpect(jsonPath("$.holds[0].code").value("PAYMENT")).andExpect(jsonPath("$.lines[0].quantity").value(2))
            .andExpect(jsonPath("$.decisions[*].rule", hasItem("PAYMENT")));
        web.perform(as("csr", "/api/v1/orders/{no}", "F1")).andExpect(status().isNotFound());
    }

    @Test
    void the_list_goes_on_after_its_last_order_and_shows_none_twice() throws Exception {
        var sku = house.sku(0, 0);
        var ids = List.of(house.take(order().line(sku, 1)), house.take(order().line(sku, 1)), house.take(order().line(sku, 1)));
        var first = web.perform(as("csr", "/api/v1/orders").param("limit", "2").param("shop", TestHouse.SHOP)).andReturn().getResponse().getContentAsString();
        assertThat(JsonPath.<List<String>>read(first, "$.rows[*].fulfillment")).containsExactly(ids.get(2).toString(), ids.get(1).toString());
        web.perform(as("csr", "/api/v1/orders").param("limit", "2").param("cursor", JsonPath.<String>read(first, "$.next")))
            .andExpect(jsonPath("$.rows[0].fulfillment").value(ids.get(0).toString()));
    }

    @Test
    void an_order_is_found_by_our_number_the_channels_number_or_its_beginning() throws Exception {
        var wanted = order();
        var id = house.take(wanted.line(house.sku(1, 0), 1));
        for (var number : List.of(id.toString(), id.toString().toLowerCase(Locale.ROOT), wanted.no, wanted.no.substring(0, wanted.no.length() - 1))) {
            web.perform(as("csr", "/api/v1/orders").param("q", number)).andExpect(jsonPath("$.rows[*].fulfillment", hasItem(id.toString())));
        }
        web.perform(as("csr", "/api/v1/orders").param("q", "%%%%")).andExpect(jsonPath("$.rows", hasSize(0)));
        web.perform(as("csr", "/orders/{no}", wanted.no)).andExpect(redirectedUrl("/orders/" + id));
    }

    @Test
    void every_filter_narrows_the_list() throws Exception {
        var id = vague();
        for (var filter : List.of(Map.of("hold", "ADDRESS"), Map.of("stage", "REVIEW"), Map.of("shop", TestHouse.SHOP), Map.of("level", "BLOCK"), Map.of("overdue", "true"))) {
            var request = as("csr", "/api/v1/orders").param("q", id.toString());
            filter.forEach(request::param);
            boolean late = filter.containsKey("overdue");
            var overdue = house.fulfillment(id).shipBy().isBefore(java.time.Instant.now());
            web.perform(request).andExpect(jsonPath("$.rows", hasSize(late && !overdue ? 0 : 1)));
        }
        web.perform(as("csr", "/api/v1/orders").param("q", id.toString()).param("stage", "SHIP")).andExpect(jsonPath("$.rows", hasSize(0)));
        for (var none : List.of("tag", "level")) {
            web.perform(as("csr", "/api/v1/orders").param("q", id.toString()).param(none, none.equals("tag") ? "NO-SUCH" : "ACCEPTED")).andExpect(jsonPath("$.rows", hasSize(0)));
        }
        for (var bad : List.of("stage", "level", "dueWithin", "cursor")) {
            web.perform(as("csr", "/api/v1/orders").param(bad, "NOWHERE")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value(bad));
        }
    }

    @Test
    void an_order_is_found_by_its_tag_and_by_the_minute_it_is_due() throws Exception {
        var id = vague();
        var by = Instant.now().plus(Duration.ofMinutes(45));
        jdbc.sql("UPDATE fulfillment SET tags = :tags, ship_by = :by WHERE fulfillment_id = :id").param("tags", "急单\n易碎").param("by", SqlTime.text(by)).param("id", id.value()).update();
        for (var filter : List.of(Map.of("tag", "易碎"), Map.of("tag", "急单"), Map.of("dueWithin", "46"))) {
            var request = as("csr", "/api/v1/orders").param("q", id.toString());
            filter.forEach(request::param);
            web.perform(request).andExpect(jsonPath("$.rows", hasSize(1))).andExpect(jsonPath("$.rows[0].holds[0]").value("ADDRESS"));
        }
        for (var filter : List.of(Map.of("tag", "易"), Map.of("dueWithin", "44"), Map.of("dueWithin", "44", "tag", "急单"))) {
            var request = as("csr", "/api/v1/orders").param("q", id.toString());
            filter.forEach(request::param);
            web.perform(request).andExpect(jsonPath("$.rows", hasSize(0)));
        }
        web.perform(as("csr", "/orders/{no}", id)).andExpect(content().string(containsString("易碎")));
    }

    @Test
    void an_order_leads_to_where_its_goods_went_and_came_from() throws Exception {
        var gone = vague();
        var bearer = vague();
        jdbc.sql("""
                INSERT INTO fulfillment_merge (fulfillment_merge_id, fulfillment_id, bearer_id, bearer_own, merged_at, merged_by, undone_at, undone_by)
                VALUES (:gone, :gone, :bearer, '{}', '2026-11-23', 'test', NULL, '')
                """).param("gone", gone.value()).param("bearer", bearer.value()).update();
        web.perform(as("csr", "/api/v1/orders/{no}", gone)).andExpect(jsonPath("$.relations[0].kind").value("MERGED_INTO")).andExpect(jsonPath("$.relations[0].fulfillment").value(bearer.toString()));
        web.perform(as("csr", "/api/v1/orders/{no}", bearer)).andExpect(jsonPath("$.relations[0].kind").value("BEARS"));
        web.perform(as("csr", "/orders/{no}", gone)).andExpect(content().string(containsString("href=\"/orders/" + bearer + "\"")));
        jdbc.sql("UPDATE fulfillment_merge SET undone_at = '2026-11-23' WHERE fulfillment_id = :gone").param("gone", gone.value()).update();
        web.perform(as("csr", "/api/v1/orders/{no}", gone)).andExpect(jsonPath("$.relations", hasSize(0)));
    }

    @Test
    void every_rule_that_ran_is_explained_with_all_it_looked_at() throws Exception {
        var wanted = order().unpaid();
        var id = house.take(wanted.line(house.sku(5, 0), 2));
        var page = web.perform(as("reviewer", "/orders/{no}", id)).andReturn().getResponse().getContentAsString();
        var ran = house.bean(OrderViews.class).decisions(id).stream().map(OrderView.Decision::rule).distinct().toList();
        assertThat(ran).contains("ADDRESS", "PAYMENT", "STOCK");
        assertThat(ran).allSatisfy(rule -> assertThat(page).contains("data-rule=\"" + rule + "\"", "href=\"/rules/" + rule + "\""));
        assertThat(page).contains("应付", "¥20.00", "13910020001");
        web.perform(as("finance", "/orders/{no}", id)).andExpect(content().string(containsString("¥20.00"))).andExpect(content().string(not(containsString("13910020001"))))
            .andExpect(content().string(not(containsString("id=\"derive\""))));
        web.perform(as("csr", "/api/v1/orders/{no}", id)).andExpect(jsonPath("$.decisions[?(@.rule == 'PAYMENT')].level", hasItem("BLOCK")))
            .andExpect(jsonPath("$.decisions[?(@.rule == 'ADDRESS')].level", hasItem("OK")));
    }

    @Test
    void every_stored_decision_of_a_real_order_derives_again_the_same() throws Exception {
        // Given orders of all kinds: passed, vague, unpaid, short
        var ids = List.of(house.take(order().line(house.sku(5, 0), 2)), vague(), house.take(order().unpaid().line(house.sku(5, 0), 2)), house.take(order().line(house.sku(0, 1), 2)));
        for (var id : ids) {
            var answer = web.perform(post("/api/v1/orders/{no}/decisions/derive-again", id).with(user("reviewer").roles("REVIEWER"))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
            assertThat(JsonPath.<List<String>>read(answer, "$.decisions[?(@.rule != 'WAREHOUSE')].result")).isNotEmpty().containsOnly("SAME");
            assertThat(JsonPath.<List<String>>read(answer, "$.decisions[?(@.rule == 'WAREHOUSE')].result")).allMatch("NO_RULE"::equals);
            assertThat(answer).doesNotContain("13910020001", "周小满");
        }
        // When what was written down is no longer true, then it is said
        jdbc.sql("UPDATE decision SET outcome = 'PASSED', level = 'OK' WHERE fulfillment_id = :id AND rule_code = 'PAYMENT'").param("id", ids.get(2).value()).update();
        web.perform(post("/api/v1/orders/{no}/decisions/derive-again", ids.get(2)).with(user("x").roles("PROCESSADMIN")))
            .andExpect(jsonPath("$.decisions[?(@.rule == 'PAYMENT')].result", hasItem("DIFFERENT"))).andExpect(jsonPath("$.decisions[?(@.rule == 'PAYMENT')].nowOutcome", hasItem("UNPAID")));
        web.perform(post("/api/v1/orders/{no}/decisions/derive-again", ids.get(0)).with(user("csr").roles("CSR"))).andExpect(status().isForbidden());
    }

    @Test
    void a_search_by_the_page_answers_with_the_table_only() throws Exception {
        var id = vague();
        web.perform(as("csr", "/orders").param("q", id.toString()).header("HX-Request", "true")).andExpect(content().string(containsString(id.toString())))
            .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void the_picture_shows_where_the_order_waits_and_leaves_the_model_out_for_who_has_it() throws Exception {
        var id = vague();
        var picture = web.perform(as("csr", "/orders/{no}/picture", id)).andExpect(jsonPath("$.active", hasItem("Task_FixAddress")))
            .andExpect(jsonPath("$.done", hasItem("Task_CheckAddress"))).andExpect(jsonPath("$.xml", containsString("Task_FixAddress")))
            .andReturn().getResponse().getContentAsString();
        web.perform(as("csr", "/orders/{no}/picture", id).param("known", JsonPath.<String>read(picture, "$.definition")))
            .andExpect(jsonPath("$.xml").value("")).andExpect(jsonPath("$.active", hasItem("Task_FixAddress")));
    }

    @Test
    void the_state_of_an_order_changes_when_something_is_written_and_only_then() throws Exception {
        var id = vague();
        var before = state(id);
        assertThat(state(id)).isEqualTo(before);
        house.inLane(() -> {
            house.bean(OrderLog.class).happened(id, "TEST", new Text("试", "test"));
            return id;
        });
        assertThat(state(id)).isNotEqualTo(before);
    }

    private String state(FulfillmentId id) throws Exception {
        return web.perform(as("csr", "/orders/{no}/state", id)).andReturn().getResponse().getContentAsString();
    }

    @Test
    void the_timeline_begins_with_the_arrival_and_knows_a_sentence_for_everything() {
        var id = vague();
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var entries = house.bean(Timeline.class).of(id, true, locale);
            assertThat(entries.get(0).kind()).isEqualTo("RECEIVED");
            assertThat(entries).extracting(Timeline.Entry::kind).contains("RULE_HELD", "RULE_PASSED").doesNotContain("HOLD_OPENED");
            assertThat(entries).allSatisfy(entry -> assertThat(entry.text()).isNotBlank().isNotEqualTo(entry.kind()).doesNotContain("{"));
        }
    }

    @Test
    void the_board_counts_what_is_under_way() throws Exception {
        var before = house.bean(BoardReader.class).read();
        vague();
        var after = house.bean(BoardReader.class).read();
        assertThat(after.open()).isEqualTo(before.open() + 1);
        assertThat(after.held()).isEqualTo(before.held() + 1);
        assertThat(after.receivedToday()).isEqualTo(before.receivedToday() + 1);
        web.perform(as("warehouselead", "/board").param("lang", "en")).andExpect(content().string(containsString("Orders per stage")));
    }

    @Test
    void pages_are_chinese_until_english_is_asked_for() throws Exception {
        web.perform(get("/login").header("Accept-Language", "en-US")).andExpect(content().string(containsString("lang=\"zh-CN\""))).andExpect(content().string(containsString("用户名")));
        web.perform(get("/login").param("lang", "en")).andExpect(content().string(containsString("User name")));
        web.perform(get("/login").param("lang", "fr")).andExpect(content().string(containsString("用户名")));
    }

    @Test
    void no_page_misses_a_word_and_every_file_it_names_is_there() throws Exception {
        var id = vague();
        var files = Pattern.compile("(?:src|href)=\"(/(?:css|js|img|vendor|webjars)/[^\"]+)\"");
        var pages = new TreeMap<>(Map.of("/", "reviewer", "/orders", "reviewer", "/orders/" + id, "reviewer", "/orders/import", "reviewer", "/orders/bulk", "reviewer", "/board", "reviewer", "/stock/proof", "warehouselead",
            "/rules", "reviewer", "/rules/ADDRESS", "processadmin", "/stock", "csr"));
        pages.put("/stock/quotas", "warehouselead");
        for (var path : pages.keySet()) {
            for (var language : List.of("zh-CN", "en")) {
                var page = web.perform(as(pages.get(path), path).param("lang", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
                assertThat(page).as(path).doesNotContain("??", "style=\"", "onclick=");
                var names = files.matcher(page);
                while (names.find()) web.perform(get(names.group(1))).andExpect(status().isOk());
            }
        }
    }

    @Test
    void every_choice_and_group_of_a_rule_has_a_word_in_both_languages() {
        var codes = new TreeSet<String>();
        for (var rule : house.bean(RuleCatalog.class).all()) {
            for (var param : rule.spec().params()) {
                param.choices().forEach(choice -> codes.add("choice." + choice));
                param.columns().forEach(column -> column.choices().forEach(choice -> codes.add("choice." + choice)));
            }
        }
        house.bean(SettingViews.class).groups().forEach(group -> codes.add("group." + group));
        for (var language : List.of(Locale.ROOT, Locale.ENGLISH)) {
            var words = ResourceBundle.getBundle("messages/rule-form", language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(codes).as("words in " + language).allMatch(code -> words.containsKey("rule-form." + code));
        }
    }
}
