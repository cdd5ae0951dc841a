package dev.wharf.overview;

import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Stock as it was, entry by entry, and the pages and answers that show it. */
@WharfTest
class StockHistoryIT {
    private final TestHouse house;
    private final StockHistory history;
    private final StockEntries entries;
    private final MockMvc web;
    private String sku;

    @Autowired
    StockHistoryIT(WebApplicationContext context, StockHistory history, StockEntries entries) {
        this.house = new TestHouse(context);
        this.history = history;
        this.entries = entries;
        this.web = MockMvcBuilders.webAppContextSetup(context).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    /** Five units, two of them locked and given back, one taken by a count, three more received. */
    @BeforeEach
    void move() {
        sku = house.sku(5, 2);
        var id = house.take(order().line(sku, 2));
        house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).release(id, "=SUM(1)"));
        house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).adjust(NEAR, sku, -1, TestHouse.unique("c"), "count, \"shelf\""));
        house.receive(sku, NEAR, 3);
    }

    private List<StockEntries.Entry> near() {
        return entries.find(EntryFilter.of(sku, NEAR), 50).entries();
    }

    @Test
    void every_entry_knows_the_balance_after_it() {
        assertThat(near()).extracting(StockEntries.Entry::kind).containsExactly("RECEIVE", "ADJUST", "RELEASE", "LOCK", "RECEIVE");
        assertThat(near()).extracting(e -> e.after().onHand() + "/" + e.after().locked()).containsExactly("7/0", "4/0", "5/0", "5/2", "5/0");
        assertThat(near().get(3).order()).startsWith("F");
    }

    @Test
    void the_stock_at_each_entry_is_the_balance_after_it() {
        for (var entry : near()) {
            assertThat(history.at(sku, NEAR, entry.at())).extracting(Balance::onHand, Balance::locked).containsExactly(org.assertj.core.groups.Tuple.tuple(entry.after().onHand(), entry.after().locked()));
        }
        assertThat(history.at(sku, "", Instant.now())).hasSize(2);
        assertThat(history.at(sku, "", near().get(4).at().minusMillis(1))).noneMatch(b -> b.warehouse().equals(NEAR));
        assertThat(history.at(sku, "", Instant.now().minus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void pages_by_cursor_leave_nothing_out_and_repeat_nothing() {
        var all = entries.find(EntryFilter.of(sku, ""), 50).entries();
        var paged = new ArrayList<StockEntries.Entry>();
        var filter = EntryFilter.of(sku, "");
        for (var page = entries.find(filter, 2); ; page = entries.find(filter.after(page.next()), 2)) {
            paged.addAll(page.entries());
            if (page.next().isEmpty()) break;
        }
        assertThat(paged).isEqualTo(all).hasSize(6);
    }

    @Test
    void the_ledger_is_narrowed_by_kind_order_and_time() {
        var lock = near().get(3);
        assertThat(entries.find(new EntryFilter(sku, "", "", "", "lock", "", "", ""), 9).entries()).containsExactly(lock);
        assertThat(entries.find(new EntryFilter("", "", lock.order(), "", "", "", "", ""), 9).entries()).hasSize(2).allMatch(e -> e.order().equals(lock.order()));
        assertThat(entries.find(new EntryFilter(sku, NEAR, "", "", "", lock.at().toString(), near().get(1).at().toString(), ""), 9).entries()).extracting(StockEntries.Entry::kind)
            .containsExactly("RELEASE", "LOCK");
        assertThatThrownBy(() -> new EntryFilter("", "", "", "", "STEAL", "", "", "")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new EntryFilter("", "", "x", "", "", "", "", "")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new EntryFilter("", "", "", "", "", "yesterday", "", "")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new EntryFilter("", "", "", "", "", "", "", "7")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_picture_begins_with_what_was_there_before_and_ends_with_what_is_there() {
        var now = Instant.now();
        var points = history.series(sku, "", now.minus(Duration.ofDays(1)), now, 100);
        assertThat(points.get(0)).extracting(StockHistory.Point::onHand, StockHistory.Point::available).containsExactly(0, 0);
        assertThat(points.get(points.size() - 1)).extracting(StockHistory.Point::onHand, StockHistory.Point::available).containsExactly(9, 9);
        var later = history.series(sku, FAR, now, now.plusSeconds(60), 100);
        assertThat(later).extracting(StockHistory.Point::onHand).containsOnly(2);
    }

    @Test
    void the_interface_tells_units_at_a_moment_and_refuses_what_is_none() throws Exception {
        web.perform(get("/api/v1/stock/at").param("sku", sku).param("warehouse", NEAR).param("at", near().get(3).at().toString()).with(user("i").roles("INTEGRATION"))).andExpect(status().isOk())
            .andExpect(jsonPath("$[0].onHand").value(5)).andExpect(jsonPath("$[0].locked").value(2)).andExpect(jsonPath("$[0].available").value(3));
        web.perform(get("/api/v1/stock/at").param("sku", sku).param("at", "2026-11-23 10:00").with(user("i").roles("INTEGRATION"))).andExpect(status().isUnprocessableEntity())
            .andExpect(jsonPath("$.code").value("TIME_INVALID"));
        web.perform(get("/api/v1/stock/entries").param("sku", sku).param("limit", "2").with(user("i").roles("INTEGRATION"))).andExpect(jsonPath("$.entries", hasSize(2)))
            .andExpect(jsonPath("$.next").isNotEmpty());
        web.perform(get("/api/v1/stock/entries").param("limit", "201").with(user("i").roles("INTEGRATION"))).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void a_table_quotes_commas_and_runs_no_formula() throws Exception {
        web.perform(get("/api/v1/stock/entries.csv").param("sku", sku).with(user("f").roles("FINANCE"))).andExpect(status().isOk()).andExpect(content().contentTypeCompatibleWith("text/csv"))
            .andExpect(content().string(containsString("'=SUM(1)"))).andExpect(content().string(containsString("\"count, \"\"shelf\"\"\"")));
        web.perform(get("/api/v1/stock/entries.csv").with(user("f").roles("FINANCE"))).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void two_thousand_skus_are_asked_for_at_once_with_what_each_shop_may_sell() throws Exception {
        web.perform(query("{\"skus\":[\"" + sku + "\",\"nothing\"],\"shops\":[\"S1\",\"S2\"]}")).andExpect(status().isOk()).andExpect(jsonPath("$", hasSize(2)))
            .andExpect(jsonPath("$[?(@.warehouse == '" + NEAR + "')].onHand").value(7)).andExpect(jsonPath("$[?(@.warehouse == '" + NEAR + "')].sellable.S1").value(7));
        web.perform(query("{\"skus\":[" + "\"x\",".repeat(2000) + "\"x\"]}")).andExpect(status().isUnprocessableEntity());
        web.perform(query("{\"skus\":[]}")).andExpect(status().isUnprocessableEntity());
    }

    private static org.springframework.test.web.servlet.RequestBuilder query(String body) {
        return post("/api/v1/stock/query").with(csrf()).with(user("i").roles("INTEGRATION")).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    @Test
    void stock_is_found_by_sku_barcode_and_name_and_paged_by_key() {
        var search = house.bean(StockSearch.class);
        for (var q : List.of(sku, "B" + sku, "商品 " + sku)) {
            assertThat(search.find(new StockFilter(q, "", "", null, ""), 10).rows()).as(q).extracting(StockSearch.Row::warehouse).containsExactly(FAR, NEAR);
        }
        var first = search.find(new StockFilter(sku, "", "", null, ""), 1);
        var second = search.find(new StockFilter(sku, "", "", null, first.next()), 1);
        assertThat(List.of(first.rows().get(0).warehouse(), second.rows().get(0).warehouse())).containsExactly(FAR, NEAR);
        assertThat(second.next()).isEmpty();
        assertThat(search.find(new StockFilter(sku, "", "LOW", 2, ""), 10).rows()).extracting(StockSearch.Row::warehouse).containsExactly(FAR);
        assertThat(search.find(new StockFilter(sku, NEAR, "LOW", 7, ""), 10).rows()).hasSize(1);
        assertThat(search.find(new StockFilter(sku, "", "ZERO", null, ""), 10).rows()).isEmpty();
        var never = house.sku(0, 0);
        assertThat(search.find(new StockFilter(never, "", "ZERO", null, ""), 10).rows()).singleElement().satisfies(row -> assertThat(row.warehouse()).isEmpty());
        assertThat(search.find(new StockFilter(sku + "-none", "", "", null, ""), 10).rows()).isEmpty();
    }

    @Test
    void the_page_of_a_sku_shows_its_past_and_the_next_part_of_its_ledger() throws Exception {
        for (var language : List.of("zh-CN", "en")) {
            web.perform(get("/stock/" + sku).param("lang", language).with(user("c").roles("CSR"))).andExpect(status().isOk()).andExpect(content().string(containsString("class=\"picture\"")));
            web.perform(get("/stock/" + sku).param("at", "2020-01-01T00:00").param("lang", language).with(user("c").roles("CSR"))).andExpect(status().isOk());
        }
        web.perform(get("/stock/" + sku + "/entries").param("kind", "LOCK").with(user("c").roles("CSR"))).andExpect(status().isOk());
        web.perform(get("/stock/none-such").with(user("c").roles("CSR"))).andExpect(status().isNotFound());
        web.perform(get("/stock/" + sku).with(user("p").roles("PICKER"))).andExpect(status().isForbidden());
        web.perform(get("/stock/proof").with(user("c").roles("CSR"))).andExpect(status().isForbidden());
    }
}
