package dev.wharf.review.setting;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.channel.Shops;
import dev.wharf.channel.Shops.Shop;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Settings over REST. */
@WharfTest
class RuleSettingsApiIT {
    private static final String RULE = "/api/v1/rules/" + EveryKindRule.CODE;

    @Autowired
    private WebApplicationContext context;
    private MockMvc web;
    private String shop;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        shop = TestHouse.unique("S");
        context.getBean(Shops.class).put(List.of(new Shop(shop, "店", "generic")));
    }

    @Test
    void the_list_has_every_rule_with_its_parameters() throws Exception {
        ask("reviewer", get("/api/v1/rules")).andExpect(status().isOk())
            .andExpect(jsonPath("$[*].code", hasItem("PAYMENT")))
            .andExpect(jsonPath("$[?(@.code == 'EVERY_KIND')].parameters[*].kind", contains("WHOLE", "MONEY", "PERCENT", "MINUTES", "FLAG", "CHOICE", "WORDS", "TABLE")))
            .andExpect(jsonPath("$[?(@.code == 'EVERY_KIND')].parameters[7].columns[4].choices", contains(List.of("BUYER", "MEMO", "ANY"))));
    }

    @Test
    void a_value_says_where_it_comes_from_and_the_history_says_what_changed() throws Exception {
        long first = activated("\"severity\":\"WARN\",\"parameters\":{\"pieces\":40}", "大促");
        ask("csr", get(RULE + "/settings").param("shop", shop)).andExpect(status().isOk())
            .andExpect(jsonPath("$.base").value(first))
            .andExpect(jsonPath("$.reference").value("0." + first))
            .andExpect(jsonPath("$.values[?(@.field == 'parameters.pieces')].value", contains(40)))
            .andExpect(jsonPath("$.values[?(@.field == 'parameters.pieces')].from.note", contains("大促")))
            .andExpect(jsonPath("$.values[?(@.field == 'parameters.pieces')].from.activatedBy", contains("processadmin")))
            .andExpect(jsonPath("$.values[?(@.field == 'parameters.pieces')].inherited", contains(20)))
            .andExpect(jsonPath("$.values[?(@.field == 'parameters.discount')].here", contains(false)));
        activated("\"parameters\":{\"pieces\":45}", "再放宽");
        ask("csr", get(RULE + "/versions").param("shop", shop)).andExpect(status().isOk()).andExpect(jsonPath("$", hasSize(2)))
            .andExpect(jsonPath("$[0].version.state").value("ACTIVE"))
            .andExpect(jsonPath("$[0].changes[*].field", contains("severity", "parameters.pieces")))
            .andExpect(jsonPath("$[0].changes[1].before").value(40)).andExpect(jsonPath("$[0].changes[1].after").value(45))
            .andExpect(jsonPath("$[1].version.state").value("RETIRED"));
        ask("csr", get(RULE + "/versions").param("shop", shop).param("limit", "1")).andExpect(jsonPath("$", hasSize(1)));
        // When the first is restored, then its values hold again
        ask("processadmin", post(RULE + "/versions/" + first + "/restore"), "{\"note\":\"恢复\"}").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ACTIVE"));
        ask("csr", get(RULE + "/settings").param("shop", shop)).andExpect(jsonPath("$.values[?(@.field == 'severity')].value", contains("WARN")));
    }

    @Test
    void a_check_says_all_faults_and_what_would_change_and_writes_nothing() throws Exception {
        ask("processadmin", post(RULE + "/drafts/check"), body("\"severity\":\"LOUD\",\"parameters\":{\"pieces\":0,\"late\":\"REFUND\"}")).andExpect(status().isOk())
            .andExpect(jsonPath("$.faults[*].field", contains("severity", "parameters.pieces"))).andExpect(jsonPath("$.faults[1].text.zh", containsString("1 – 500")))
            .andExpect(jsonPath("$.changes", hasSize(3)));
        ask("processadmin", post(RULE + "/drafts/check"), body("\"parameters\":{\"pieces\":1}")).andExpect(jsonPath("$.faults", empty()));
        ask("csr", get(RULE + "/versions").param("shop", shop)).andExpect(jsonPath("$", empty()));
    }

    @Test
    void who_was_slower_is_told_who_changed_it_when() throws Exception {
        long draft = drafted("\"parameters\":{\"pieces\":40},\"base\":0");
        activated("\"parameters\":{\"pieces\":41}", "大促");
        ask("processadmin", post(RULE + "/drafts/" + draft + "/activate"), "{\"note\":\"x\"}").andExpect(status().isConflict())
            .andExpect(jsonPath("$.code").value("SETTING_CHANGED_MEANWHILE")).andExpect(jsonPath("$.detail", containsString("by processadmin at 20")))
            .andExpect(jsonPath("$.detail", containsString("大促")));
    }

    @Test
    void a_retired_version_is_not_activated_but_restored_and_a_draft_is_not_restored() throws Exception {
        long first = activated("\"parameters\":{\"pieces\":40}", "a");
        activated("\"parameters\":{\"pieces\":41}", "b");
        ask("processadmin", post(RULE + "/drafts/" + first + "/activate"), "{\"note\":\"x\"}").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("SETTING_RETIRED"));
        long draft = drafted("\"parameters\":{\"pieces\":42}");
        ask("processadmin", post(RULE + "/versions/" + draft + "/restore"), "{\"note\":\"x\"}").andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("SETTING_NEVER_ACTIVE"));
        ask("processadmin", post(RULE + "/versions/" + first + "/restore"), "{\"note\":\"x\",\"base\":" + first + "}").andExpect(status().isConflict())
            .andExpect(jsonPath("$.code").value("SETTING_CHANGED_MEANWHILE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"severity\":\"LOUD\"}                            | 422 | RULE_SETTING_INVALID | severity",
        "{\"overrideBy\":[\"boss\"]}                        | 422 | RULE_SETTING_INVALID | overrideBy[0]",
        "{\"severty\":\"WARN\"}                             | 422 | FIELD_UNKNOWN        | severty",
        "{\"shop\":\"no-such-shop\"}                        | 404 | SCOPE_UNKNOWN        | ''",
        "{\"tenant\":\"no-such-tenant\"}                    | 404 | SCOPE_UNKNOWN        | ''",
        "{\"tenant\":\"MAIN\",\"shop\":\"x\"}               | 422 | FIELD_INVALID        | shop",
        "{\"parameters\":[1]}                               | 400 | MALFORMED_JSON       | ''",
        "{\"parameters\":                                   | 400 | MALFORMED_JSON       | ''"})
    void a_draft_that_cannot_be_kept_is_refused_with_the_field(String body, int status, String code, String field) throws Exception {
        var refused = ask("processadmin", post(RULE + "/drafts"), body.strip()).andExpect(status().is(status)).andExpect(jsonPath("$.code").value(code));
        if (!field.isEmpty()) refused.andExpect(jsonPath("$.field").value(field));
    }

    @Test
    void a_note_is_needed_and_limited() throws Exception {
        long draft = drafted("\"parameters\":{\"pieces\":40}");
        for (var note : List.of("{}", "{\"note\":\" \"}", "{\"note\":\"" + "x".repeat(501) + "\"}")) {
            ask("processadmin", post(RULE + "/drafts/" + draft + "/activate"), note).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("note"));
        }
        ask("processadmin", post(RULE + "/drafts/" + draft + "/activate"), "{\"note\":\"" + "x".repeat(500) + "\"}").andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/rules/NO_RULE/settings, 404, RULE_UNKNOWN", "/api/v1/rules/EVERY_KIND/settings?shop=none, 404, SCOPE_UNKNOWN", "/api/v1/rules/EVERY_KIND/versions?limit=0, 422, FIELD_INVALID",
        "/api/v1/rules/EVERY_KIND/versions?limit=51, 422, FIELD_INVALID"})
    void what_is_not_there_is_said(String path, int status, String code) throws Exception {
        ask("processadmin", get(path)).andExpect(status().is(status)).andExpect(jsonPath("$.code").value(code));
    }

    @Test
    void a_version_of_another_rule_is_not_there() throws Exception {
        long draft = drafted("\"parameters\":{\"pieces\":40}");
        ask("processadmin", post("/api/v1/rules/PAYMENT/drafts/" + draft + "/activate"), "{\"note\":\"x\"}").andExpect(status().isNotFound())
            .andExpect(jsonPath("$.code").value("SETTING_VERSION_UNKNOWN"));
    }

    private long activated(String set, String note) throws Exception {
        long draft = drafted(set);
        ask("processadmin", post(RULE + "/drafts/" + draft + "/activate"), "{\"note\":\"" + note + "\"}").andExpect(status().isOk());
        return draft;
    }

    private long drafted(String set) throws Exception {
        var answer = ask("processadmin", post(RULE + "/drafts"), body(set)).andExpect(status().isCreated()).andReturn().getResponse().getContentAsString();
        return ((Number) JsonPath.read(answer, "$.version")).longValue();
    }

    private String body(String set) {
        return "{\"shop\":\"" + shop + "\"," + set + "}";
    }

    private ResultActions ask(String user, MockHttpServletRequestBuilder request, String body) throws Exception {
        return ask(user, request.contentType(MediaType.APPLICATION_JSON).content(body).with(csrf()));
    }

    private ResultActions ask(String user, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(user).roles(user.toUpperCase(Locale.ROOT))));
    }
}
