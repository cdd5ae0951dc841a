package dev.wharf.allocation;

import static dev.wharf.TestHouse.NEAR;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Quotas and expected goods as systems set them. */
@WharfTest
class QuotaApiIT {
    @Autowired
    private WebApplicationContext context;
    private MockMvc web;
    private TestHouse house;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        house = new TestHouse(context);
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String line) throws Exception {
        return web.perform(request.contentType(MediaType.APPLICATION_JSON).content("{\"lines\":[" + line.replace('\'', '"') + "]}").with(user("lead").roles("WAREHOUSELEAD")));
    }

    private ResultActions quota(String line) throws Exception {
        return send(put("/api/v1/stock/quotas"), line);
    }

    private ResultActions expected(String line) throws Exception {
        return send(put("/api/v1/stock/expected"), line);
    }

    @Test
    void a_quota_is_set_and_says_what_is_missing() throws Exception {
        var sku = house.sku(3, 0);
        quota("{'shop':'%s','warehouse':'%s','sku':'%s','units':5,'priority':2}".formatted(TestHouse.SHOP, NEAR, sku)).andExpect(status().isOk())
            .andExpect(jsonPath("$[0].units").value(3)).andExpect(jsonPath("$[0].missing").value(2)).andExpect(jsonPath("$[0].warning").value(containsString("3 of 5")));
        web.perform(get("/api/v1/stock/quotas?sku=" + sku).with(user("csr").roles("CSR"))).andExpect(status().isOk()).andExpect(jsonPath("$[0].shop").value(TestHouse.SHOP));
    }

    @Test
    void what_cannot_be_read_as_a_quota_is_refused_by_field() throws Exception {
        var sku = house.sku(3, 0);
        var start = "{'shop':'" + TestHouse.SHOP + "','warehouse':'" + NEAR + "','sku':'" + sku + "'";
        quota(start + "}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("lines[0].units"));
        quota(start + ",'units':1,'percent':1}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("lines[0].units"));
        quota(start + ",'units':-1}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("lines[0].units"));
        quota(start + ",'percent':101}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("lines[0].percent"));
        quota(start.replace(TestHouse.SHOP, "NOSHOP") + ",'units':1}").andExpect(status().is(422)).andExpect(jsonPath("$.code").value("SHOP_UNKNOWN"));
        quota(start.replace(NEAR, "NOWHERE") + ",'units':1}").andExpect(status().is(422)).andExpect(jsonPath("$.code").value("WAREHOUSE_UNKNOWN"));
    }

    @Test
    void expected_goods_are_said_and_lowered_by_the_receipt_that_names_them() throws Exception {
        var sku = house.sku(0, 0);
        var key = TestHouse.unique("PO");
        var line = "{'key':'%s','warehouse':'%s','sku':'%s','units':7,'due':'2026-11-28T12:00:00+08:00'}".formatted(key, NEAR, sku);
        expected(line).andExpect(status().isOk());
        send(post("/api/v1/stock/receipts"), "{'key':'%s','warehouse':'%s','sku':'%s','quantity':3,'expected':'%s'}".formatted(TestHouse.unique("in"), NEAR, sku, key))
            .andExpect(status().isOk());
        web.perform(get("/api/v1/stock/expected?sku=" + sku).with(user("csr").roles("CSR"))).andExpect(status().isOk())
            .andExpect(jsonPath("$[0].open").value(4)).andExpect(jsonPath("$[0].due").value("2026-11-28T04:00:00Z"));
        send(post("/api/v1/stock/receipts"), "{'key':'%s','warehouse':'%s','sku':'%s','quantity':3,'expected':'NOPO'}".formatted(TestHouse.unique("in"), NEAR, sku))
            .andExpect(status().is(422)).andExpect(jsonPath("$.code").value("EXPECTED_UNKNOWN"));
        expected(line.replace("+08:00", "")).andExpect(status().is(422)).andExpect(jsonPath("$.field").value("lines[0].due"));
        expected(line + "," + line).andExpect(status().is(422)).andExpect(jsonPath("$.field").value("lines[1].key"));
    }
}
