package dev.wharf.review.bulk;

import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A run as another system starts and watches it. */
@WharfTest
class BulkRunControllerIT {
    @Autowired
    private WebApplicationContext context;
    private MockMvc web;
    private TestHouse house;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        house = new TestHouse(context);
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.with(user("rest").roles("REVIEWER")).contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void preview_start_watch_and_take_the_results() throws Exception {
        var short1 = house.take(order().line(house.sku(0, 0), 1));
        var short2 = house.take(order().line(house.sku(0, 0), 1));
        var body = "{\"action\":\"REVIEW_AGAIN\",\"numbers\":[\"%s\",\"%s\"]}".formatted(short1, short2);
        web.perform(as(post("/api/v1/bulk-runs/preview")).content(body)).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(2))
            .andExpect(jsonPath("$.outcomes.HELD").value(2)).andExpect(jsonPath("$.stillHeld.STOCK").value(2)).andExpect(jsonPath("$.orders[0].holds[0]").value("STOCK"));
        web.perform(as(post("/api/v1/bulk-runs")).content(body)).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MISSING"));
        var key = TestHouse.unique("key");
        var started = web.perform(as(post("/api/v1/bulk-runs")).header("Idempotency-Key", key).content(body)).andExpect(status().isCreated()).andReturn().getResponse();
        var at = started.getHeader("Location");
        assertThat(web.perform(as(post("/api/v1/bulk-runs")).header("Idempotency-Key", key).content(body)).andReturn().getResponse().getHeader("Location")).isEqualTo(at);
        soon().untilAsserted(() -> web.perform(as(get(at))).andExpect(jsonPath("$.state").value("DONE")));
        web.perform(as(get(at))).andExpect(jsonPath("$.done").value(2)).andExpect(jsonPath("$.startedBy").value("rest"));
        // Two pages of one order each, then the end
        var first = web.perform(as(get(at + "/items")).param("limit", "1")).andExpect(jsonPath("$.rows[0].fulfillment").value(short1.toString())).andReturn().getResponse().getContentAsString();
        web.perform(as(get(at + "/items")).param("limit", "2").param("cursor", JsonPath.<Integer>read(first, "$.next").toString()))
            .andExpect(jsonPath("$.rows[0].fulfillment").value(short2.toString())).andExpect(jsonPath("$.next").value(0));
        var csv = web.perform(asyncDispatch(web.perform(as(get(at + "/results.csv"))).andReturn())).andReturn().getResponse();
        assertThat(csv.getContentType()).startsWith("text/csv");
        assertThat(new String(csv.getContentAsByteArray(), UTF_8).lines()).hasSize(3).anyMatch(line -> line.startsWith("\"" + short2 + "\",\"HELD\""));
        // Stopping what has ended changes nothing
        web.perform(as(post(at + "/stop"))).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("DONE"));
    }
}
