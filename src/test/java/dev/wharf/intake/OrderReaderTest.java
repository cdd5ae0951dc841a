package dev.wharf.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.Refusal;
import dev.wharf.order.PaymentStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReaderTest {
    private static final String GOOD = """
        {"shop":"S-WEB","channelOrderNo":"A-1","buyer":"b1","placedAt":"2026-11-20T10:00:00+08:00",
         "payment":{"status":"PAID","paidMinor":5000,"currency":"CNY"},
         "receiver":{"name":"周小满","phone":"13910020001","address":"杭州市西湖区文三路398号"},
         "lines":[{"lineNo":"1","sku":"TEE","quantity":2,"unitPriceMinor":2500}],"unknown":{"kept":true}}""";

    private final OrderReader reader = new OrderReader(new ObjectMapper());

    private Refusal refusal(String json) {
        return catchThrowableOfType(Refusal.class, () -> reader.read(json.getBytes(UTF_8), "API"));
    }

    @Test
    void a_complete_order_is_read() {
        var order = reader.read(GOOD.getBytes(UTF_8), "API");
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-20T02:00:00Z"));
        assertThat(order.payment()).isEqualTo(PaymentStatus.PAID);
        assertThat(order.totalMinor()).isEqualTo(5000);
        assertThat(order.receiver().line()).isEqualTo("杭州市西湖区文三路398号");
        assertThat(order.shipBy()).isNull();
    }

    /** What is replaced in the good order, by what, and which field the answer must name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "shop":"S-WEB",                     |                                    | shop                    | FIELD_MISSING
        "shop":"S-WEB"                      | "shop":""                          | shop                    | FIELD_MISSING
        "shop":"S-WEB"                      | "shop":7                           | shop                    | FIELD_INVALID
        "channelOrderNo":"A-1"              | "channelOrderNo":null              | channelOrderNo          | FIELD_MISSING
        2026-11-20T10:00:00+08:00           | 2026-11-20 10:00:00                | placedAt                | FIELD_INVALID
        "status":"PAID"                     | "status":"MAYBE"                   | payment.status          | FIELD_INVALID
        "paidMinor":5000                    | "paidMinor":-1                     | payment.paidMinor       | FIELD_INVALID
        "paidMinor":5000                    | "paidMinor":50.5                   | payment.paidMinor       | FIELD_INVALID
        "receiver":                         | "receiver2":                       | receiver                | FIELD_MISSING
        "quantity":2                        | "quantity":0                       | lines[0].quantity       | FIELD_INVALID
        "quantity":2                        | "quantity":"2"                     | lines[0].quantity       | FIELD_INVALID
        "quantity":2                        | "quantity":99999999999999999999    | lines[0].quantity       | FIELD_INVALID
        "sku":"TEE",                        |                                    | lines[0].sku            | FIELD_MISSING
        "unitPriceMinor":2500               | "unitPriceMinor":-2500             | lines[0].unitPriceMinor | FIELD_INVALID
        [{"lineNo":"1","sku":"TEE","quantity":2,"unitPriceMinor":2500}] | []     | lines                   | FIELD_MISSING
        """)
    void a_faulty_field_is_named(String part, String replacement, String field, String code) {
        assertThat(GOOD).contains(part);
        var refusal = refusal(GOOD.replace(part, replacement == null ? "" : replacement));
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.getMessage()).contains(field);
    }

    @Test
    void two_lines_with_one_number_are_refused() {
        var line = "{\"lineNo\":\"1\",\"sku\":\"TEE\",\"quantity\":2,\"unitPriceMinor\":2500}";
        assertThat(refusal(GOOD.replace(line, line + "," + line)).field()).isEqualTo("lines[1].lineNo");
    }

    @Test
    void what_is_not_json_is_refused_with_its_place() {
        assertThat(refusal("{\"shop\":").code()).isEqualTo("JSON_MALFORMED");
        assertThat(refusal("[1]").code()).isEqualTo("JSON_MALFORMED");
    }

    @Test
    void a_message_never_repeats_the_receiver() {
        var refusal = refusal(GOOD.replace("\"name\":\"周小满\"", "\"name\":\"" + "周".repeat(101) + "\""));
        assertThat(refusal.field()).isEqualTo("receiver.name");
        assertThat(refusal.getMessage()).doesNotContain("周");
    }
}
