package dev.wharf.channel.wangdian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.channel.SortedSign;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two vectors are the vendor's own examples. */
class WangdianSignTest {
    private static Map<String, String> enterprise() {
        return new HashMap<>(Map.of("appkey", "test2-xx", "page_no", "0", "end_time", "2016-08-01 13:00:00", "start_time", "2016-08-01 12:00:00", "page_size", "40", "sid", "test2",
            "timestamp", "1470042310"));
    }

    private static Map<String, String> flagship() {
        return new HashMap<>(Map.of("sid", "wdterp30", "key", "czhc", "salt", "dd488d0802b1e431e4c72cd355847853", "method", "wms.stockout.Sales.weighingExt", "timestamp", "232623153", "v", "1.0"));
    }

    @Test
    void the_vendors_example_of_the_enterprise_edition() {
        assertThat(EnterpriseSign.of(enterprise(), "12345")).isEqualTo("ad4e6fe037ea6e3ba4768317be9d1309");
    }

    @Test
    void the_vendors_example_of_the_flagship_edition() {
        assertThat(FlagshipSign.of(flagship(), "[\"xc109393939393939\",\"\",1.2,0,false]", "693f9fed686bfe13441385da98b436b6")).isEqualTo("20f557aaf9190797c581bbceeb6d5a5c");
    }

    /** Digests of 01-a:LLLL-value and the secret, worked out by hand; the emoji is one character, two units of UTF-16 and four bytes. */
    @ParameterizedTest
    @CsvSource({
        "01-a:0001-😀s, true", "01-a:0002-😀s, true", "01-a:0004-😀s, false",
        "01-a:0001-😀t, false"})
    void an_emoji_counts_as_one_or_two_and_not_by_its_bytes(String base, boolean verified) {
        var call = new HashMap<>(Map.of("a", "😀", "sign", SortedSign.md5(base)));
        assertThat(EnterpriseSign.verifies(call, "s")).isEqualTo(verified);
    }

    @Test
    void what_is_changed_added_or_left_out_is_refused() {
        var call = enterprise();
        call.put("sign", EnterpriseSign.of(call, "12345"));
        assertThat(EnterpriseSign.verifies(call, "12345")).isTrue();
        assertThat(EnterpriseSign.verifies(call, "12346")).isFalse();
        call.put("empty", "");
        assertThat(EnterpriseSign.verifies(call, "12345")).as("pairs without a value count").isFalse();
        call.remove("empty");
        call.remove("sign");
        assertThat(EnterpriseSign.verifies(call, "12345")).isFalse();
        var query = flagship();
        query.put("sign", FlagshipSign.of(query, "[1]", "s"));
        assertThat(FlagshipSign.verifies(query, "[1]", "s")).isTrue();
        assertThat(FlagshipSign.verifies(query, "[1] ", "s")).isFalse();
    }
}
