package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.Refusal;
import dev.wharf.review.address.AddressService;
import dev.wharf.review.address.NumberStatusProvider;
import jakarta.servlet.ServletException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What the address check answers over HTTP, one address and many. */
class AddressCheckControllerTest {
    private static final AddressLibrary LIBRARY = library("");
    private static final String GOOD = """
        {"name": "王女士", "phone": "13912340987", "address": "徐汇区漕溪北路88号"}""";
    private static final String BAD = """
        {"name": "王女士", "phone": "123", "province": "浙江省", "city": "杭州市", "district": "鄞州区", "detail": "文三路"}""";

    private final MockMvc http = http(LIBRARY, Optional.empty());

    @Test
    void a_usable_address_is_answered_with_its_completed_region() throws Exception {
        check(GOOD).andExpect(status().isOk()).andExpect(jsonPath("$.level").value("FIXED")).andExpect(jsonPath("$.usable").value(true))
            .andExpect(jsonPath("$.codes").isEmpty()).andExpect(jsonPath("$.findings").isEmpty())
            .andExpect(jsonPath("$.province").value("上海市")).andExpect(jsonPath("$.city").value("上海市")).andExpect(jsonPath("$.district").value("徐汇区"));
    }

    @Test
    void a_bad_address_is_answered_with_its_findings() throws Exception {
        check(BAD).andExpect(status().isOk()).andExpect(jsonPath("$.level").value("BLOCK")).andExpect(jsonPath("$.usable").value(false))
            .andExpect(jsonPath("$.codes[0]").value("DISTRICT_MISMATCH")).andExpect(jsonPath("$.codes[1]").value("VAGUE_STREET"))
            .andExpect(jsonPath("$.codes[2]").value("BAD_PHONE")).andExpect(jsonPath("$.codes.length()").value(3))
            .andExpect(jsonPath("$.findings[0].code").value("DISTRICT_MISMATCH")).andExpect(jsonPath("$.findings[0].part").value("region"))
            .andExpect(jsonPath("$.findings[0].proposal").value("浙江省宁波市鄞州区")).andExpect(jsonPath("$.findings[0].zh").isNotEmpty())
            .andExpect(jsonPath("$.findings[0].en").isNotEmpty());
    }

    @Test
    void a_number_out_of_service_is_a_finding_that_leaves_the_address_usable() throws Exception {
        var warned = http(LIBRARY, Optional.of(phone -> NumberStatusProvider.Status.NOT_IN_SERVICE));
        check(warned, GOOD).andExpect(jsonPath("$.level").value("WARN")).andExpect(jsonPath("$.usable").value(true)).andExpect(jsonPath("$.codes").isEmpty())
            .andExpect(jsonPath("$.findings[0].code").value("NUMBER_NOT_IN_SERVICE"));
    }

    @Test
    void a_list_is_answered_in_its_order() throws Exception {
        check("[" + GOOD + "," + BAD + "," + GOOD + "]").andExpect(jsonPath("$.length()").value(3)).andExpect(jsonPath("$[0].usable").value(true))
            .andExpect(jsonPath("$[1].usable").value(false)).andExpect(jsonPath("$[2].usable").value(true));
        check("[]").andExpect(status().isOk()).andExpect(jsonPath("$.length()").value(0));
        check("[" + String.join(",", Collections.nCopies(500, GOOD)) + "]").andExpect(jsonPath("$.length()").value(500));
    }

    @Test
    void what_cannot_be_read_is_refused_with_its_place() {
        refused("[" + String.join(",", Collections.nCopies(501, GOOD)) + "]", "TOO_MANY_ADDRESSES", "");
        refused("[" + GOOD + ", 7]", "MALFORMED_JSON", "[1]");
        refused("{\"name\": {}}", "MALFORMED_JSON", "");
        refused("{\"detail\": \"" + "路".repeat(501) + "\"}", "FIELD_TOO_LONG", "detail");
        refused("[" + GOOD + ", {\"phone\": \"" + "1".repeat(65) + "\"}]", "FIELD_TOO_LONG", "[1].phone");
    }

    @Test
    void the_longest_fields_are_taken() throws Exception {
        check("{\"detail\": \"" + "路".repeat(500) + "\", \"address\": \"" + "路".repeat(600) + "\"}").andExpect(status().isOk());
    }

    @Test
    void a_reload_answers_what_was_loaded() throws Exception {
        http.perform(post("/api/v1/addresses/library/reload")).andExpect(status().isOk()).andExpect(jsonPath("$.rows").value(LIBRARY.get().libraryRows()))
            .andExpect(jsonPath("$.version").value(LIBRARY.get().libraryVersion()));
    }

    @Test
    void without_a_library_nothing_is_judged() {
        var without = http(library("/no/such/folder"), Optional.empty());
        assertThat(refusal(without, "/api/v1/addresses/check", GOOD).code()).isEqualTo("ADDRESS_LIBRARY_UNAVAILABLE");
        assertThat(refusal(without, "/api/v1/addresses/library/reload", "")).hasMessageContaining("is not a folder");
    }

    private void refused(String body, String code, String field) {
        var refusal = refusal(http, "/api/v1/addresses/check", body);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
    }

    private static Refusal refusal(MockMvc http, String path, String body) {
        var thrown = new Refusal[1];
        assertThatExceptionOfType(ServletException.class).isThrownBy(() -> http.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body)))
            .satisfies(e -> thrown[0] = (Refusal) e.getCause());
        return thrown[0];
    }

    private ResultActions check(String body) throws Exception {
        return check(http, body);
    }

    private static ResultActions check(MockMvc http, String body) throws Exception {
        return http.perform(post("/api/v1/addresses/check").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static MockMvc http(AddressLibrary library, Optional<NumberStatusProvider> numbers) {
        var service = new AddressService(library, numbers, Optional.empty(), Duration.ofSeconds(20), Clock.systemUTC());
        return MockMvcBuilders.standaloneSetup(new AddressCheckController(service, library, new ObjectMapper())).build();
    }

    private static AddressLibrary library(String divisions) {
        return new AddressLibrary(new ReviewSettings(divisions, "", Duration.ofMillis(300)));
    }
}
