package dev.wharf.stockpush;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.wharf.WharfTest;
import dev.wharf.demo.StubStock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Stock of channels as systems set it and read it. */
@WharfTest
class StockPushApiIT {
    private static final String SHOPS = "/api/v1/stock-push/shops/";

    @Autowired
    private WebApplicationContext context;
    private MockMvc web;
    private AtChannels at;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        at = new AtChannels(context);
    }

    private ResultActions set(String shop, String json) throws Exception {
        return web.perform(put(SHOPS + shop + "/settings").contentType(MediaType.APPLICATION_JSON).content(json.replace('\'', '"')).with(user("lead").roles("WAREHOUSELEAD")));
    }

    private ResultActions read(String path) throws Exception {
        return web.perform(get("/api/v1/stock-push" + path).with(user("csr").roles("CSR")));
    }

    private ResultActions again(String shop, String json) throws Exception {
        return web.perform(post(SHOPS + shop + "/push").contentType(MediaType.APPLICATION_JSON).content(json.replace('\'', '"')).with(user("lead").roles("WAREHOUSELEAD")));
    }

    @Test
    void settings_are_versions_that_say_who_and_why() throws Exception {
        var shop = at.house.shop();
        read("/shops/" + shop + "/settings").andExpect(status().isOk()).andExpect(jsonPath("$.version").value(0)).andExpect(jsonPath("$.terms.on").value(false));
        set(shop, "{'on':true,'percent':80,'note':'start'}").andExpect(status().isOk()).andExpect(jsonPath("$.version").value(1)).andExpect(jsonPath("$.terms.callsPerSecond").value(10))
            .andExpect(jsonPath("$.by").value("lead")).andExpect(jsonPath("$.note").value("start"));
        set(shop, "{'on':true,'percent':70,'version':0}").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("SETTING_CHANGED_MEANWHILE"))
            .andExpect(jsonPath("$.detail").value(containsString("lead")));
        set(shop, "{'on':false,'version':1}").andExpect(status().isOk()).andExpect(jsonPath("$.version").value(2));
    }

    @Test
    void what_cannot_be_read_as_settings_is_refused_by_field() throws Exception {
        var shop = at.house.shop();
        set(shop, "{}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("on"));
        set(shop, "{'on':true,'percent':101}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("percent"));
        set(shop, "{'on':true,'buffer':-1}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("buffer"));
        set(shop, "{'on':true,'least':6,'most':5}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("least"));
        set(shop, "{'on':true,'callsPerSecond':0}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("callsPerSecond"));
        set(shop, "{'on':true,'warehouses':['NOWHERE']}").andExpect(status().is(422)).andExpect(jsonPath("$.code").value("WAREHOUSE_UNKNOWN"));
        set("NOSHOP", "{'on':true}").andExpect(status().isNotFound()).andExpect(jsonPath("$.code").value("SHOP_NOT_FOUND"));
    }

    @Test
    void a_listing_says_what_was_told_and_why_and_is_told_again() throws Exception {
        var shop = at.shop("webhook");
        var listing = at.mapped(shop, AtChannels.listing("webhook"), at.house.sku(17, 0));
        at.tell(shop);
        read("/shops/" + shop + "/listings?state=CLEAN").andExpect(status().isOk()).andExpect(jsonPath("$.listings[0].channelSku").value(listing)).andExpect(jsonPath("$.listings[0].told").value(17))
            .andExpect(jsonPath("$.next").value(""));
        read("/shops/" + shop + "/listings?state=WRONG").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("state"));
        read("/shops/" + shop + "/why?channelSku=" + listing).andExpect(status().isOk()).andExpect(jsonPath("$.units").value(17)).andExpect(jsonPath("$.why[0].en").value(containsString("Sellable 17")));
        read("/shops/" + shop + "/why?channelSku=NONE").andExpect(status().isNotFound()).andExpect(jsonPath("$.code").value("LISTING_NOT_FOUND"));
        again(shop, "{'channelSkus':['" + listing + "','NONE']}").andExpect(status().isOk()).andExpect(jsonPath("$.listings").value(1));
        again(shop, "{'channelSkus':['NONE']}").andExpect(status().isNotFound());
        again(shop, "{}").andExpect(status().is(422)).andExpect(jsonPath("$.field").value("channelSkus"));
    }

    @Test
    void differences_are_a_list_and_a_table() throws Exception {
        var shop = at.shop("webhook");
        var listing = at.mapped(shop, "=C" + AtChannels.listing("webhook"), at.house.sku(5, 0));
        at.tell(shop);
        context.getBean(StubStock.class).edit(shop, listing, 8);
        at.audit(shop);
        read("/drifts?shop=" + shop).andExpect(status().isOk()).andExpect(jsonPath("$[0].ours").value(5)).andExpect(jsonPath("$[0].theirs").value(8)).andExpect(jsonPath("$[0].cause").value("HIGHER"));
        read("/drifts.csv?shop=" + shop).andExpect(status().isOk()).andExpect(content().string(containsString("'" + listing + ","))).andExpect(content().string(containsString(",5,8,HIGHER,")));
        read("/drifts?limit=0").andExpect(status().is(422));
    }

    @Test
    void a_shop_that_is_off_is_not_compared() throws Exception {
        var shop = at.house.shop();
        web.perform(post(SHOPS + shop + "/audits").with(user("lead").roles("WAREHOUSELEAD"))).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("STOCK_PUSH_OFF"));
        set(shop, "{'on':true}").andExpect(status().isOk());
        web.perform(post(SHOPS + shop + "/audits").with(user("lead").roles("WAREHOUSELEAD"))).andExpect(status().isAccepted());
    }
}
