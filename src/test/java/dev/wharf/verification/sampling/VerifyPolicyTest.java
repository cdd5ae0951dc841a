package dev.wharf.verification.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wharf.common.FulfillmentId;
import dev.wharf.verification.sampling.VerifyPolicy.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyPolicyTest {
    private static VerifyPolicy policy(long id, String warehouse, String shop, long upTo, Mode mode, double rate) {
        return new VerifyPolicy(id, warehouse, shop, upTo, mode, (int) rate, rate, 1);
    }

    private static final List<VerifyPolicy> POLICIES = List.of(policy(1, "", "", 0, Mode.ALL, 100), policy(2, "", "S1", 5000, Mode.SAMPLE, 20), policy(3, "W1", "", 0, Mode.SAMPLE, 50),
        policy(4, "W1", "S1", 10_000, Mode.NONE, 0), policy(5, "W1", "S1", 2000, Mode.SAMPLE, 5));

    @ParameterizedTest
    @CsvSource({"W9, S9, 1, 1", "W9, S1, 5000, 2", "W9, S1, 5001, 1", "W1, S9, 1, 3", "W1, S1, 2000, 5", "W1, S1, 2001, 4", "W1, S1, 10000, 4", "W1, S1, 10001, 3"})
    void the_most_exact_row_that_holds_counts(String warehouse, String shop, long value, long id) {
        assertThat(VerifyPolicy.choose(POLICIES, warehouse, shop, value).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void without_a_row_nothing_is_chosen() {
        assertThat(VerifyPolicy.choose(List.of(), "W1", "S1", 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SAMPLE, 20, 19.99, true", "SAMPLE, 20, 20, false", "ALL, 0, 99.9, true", "NONE, 100, 0, false", "SAMPLE, 100, 99.99, true"})
    void an_order_is_drawn_below_the_rate(Mode mode, double rate, double drawn, boolean verified) {
        assertThat(policy(1, "", "", 0, mode, rate).draws(drawn)).isEqualTo(verified);
    }

    @ParameterizedTest
    @CsvSource({"1, 12", "5, 20", "20, 50", "45, 100", "50, 100", "100, 100"})
    void an_error_doubles_the_rate_and_adds_ten(double before, double after) {
        assertThat(VerifyPolicy.afterError(before)).isEqualTo(after);
    }

    @Test
    void fourteen_orders_without_error_take_back_half_and_none_goes_below_the_percent() {
        double rate = 20;
        for (int i = 0; i < 14; i++) rate = VerifyPolicy.afterMatch(rate, 10);
        assertThat(rate).isCloseTo(15, within(0.2));
        assertThat(VerifyPolicy.afterMatch(10, 10)).isEqualTo(10);
    }

    @Test
    void the_draw_is_even_and_the_same_for_one_order() {
        var drawn = LongStream.range(10_000_000, 10_010_000).mapToObj(FulfillmentId::new).mapToDouble(VerifySampling::drawn).toArray();
        assertThat(Arrays.stream(drawn).allMatch(d -> d >= 0 && d < 100)).isTrue();
        // Of 10,000 orders 2,000 are below 20, give or take four deviations of 40
        assertThat(Arrays.stream(drawn).filter(d -> d < 20).count()).isBetween(1840L, 2160L);
        assertThat(VerifySampling.drawn(new FulfillmentId(10_000_000))).isEqualTo(drawn[0]);
    }
}
