package dev.wharf.shipping.weigh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wharf.shipping.weigh.WeightRule.Item;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightRuleTest {
    private static UnitWeight seen(double... grams) {
        return DoubleStream.of(grams).boxed().reduce(UnitWeight.NONE, UnitWeight::with, (a, b) -> a);
    }

    /** So often 100 and 100 ± 2: ten weighings with mean 100 and variance 40/9. */
    private static final UnitWeight TEN = seen(98, 102, 98, 102, 98, 102, 98, 102, 98, 102);

    @Test
    void mean_and_deviation_are_those_of_the_whole_sample() {
        var three = seen(10, 14, 12);
        assertThat(three.mean()).isEqualTo(12);
        assertThat(three.deviation()).isEqualTo(2);
        assertThat(seen(7).deviation()).isZero();
        assertThat(TEN.deviation()).isCloseTo(2.108, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"100, false", "101, false", "102, false", "103, true", "97, true"})
    void master_data_is_wrong_only_beyond_three_standard_errors(int masterG, boolean wrong) {
        // Three standard errors are 3 × 2.108 / √10 = 2.0 g
        assertThat(TEN.contradicts(masterG)).isEqualTo(wrong);
    }

    @Test
    void nine_weighings_say_nothing_and_half_a_gram_is_no_error() {
        assertThat(seen(150, 150, 150, 150, 150, 150, 150, 150, 150).contradicts(100)).isFalse();
        assertThat(seen(100.4, 100.4, 100.4, 100.4, 100.4, 100.4, 100.4, 100.4, 100.4, 100.4).contradicts(100)).isFalse();
        assertThat(seen(150, 150, 150, 150, 150, 150, 150, 150, 150, 150).contradicts(100)).isTrue();
    }

    @Test
    void before_it_is_learned_the_master_data_count_with_five_percent() {
        // 2 × 200 g, deviation 2 × 10 g, three of them: 60 g
        var expected = WeightRule.expect(List.of(new Item("CUP", 2, 200, UnitWeight.NONE)), 30, 20).orElseThrow();
        assertThat(expected).isEqualTo(new WeightRule.Expected(430, 60));
        assertThat(expected.allows(490)).isTrue();
        assertThat(expected.allows(491)).isFalse();
        assertThat(expected.allows(370)).isTrue();
        assertThat(expected.allows(369)).isFalse();
    }

    @Test
    void once_learned_the_scale_is_believed_and_the_floor_keeps_tape_and_paper_out() {
        // 3 × 2.108 × √1.1 = 6.6 g: the floor of 20 g is more
        assertThat(WeightRule.expect(List.of(new Item("CUP", 1, 500, TEN)), 0, 20)).contains(new WeightRule.Expected(100, 20));
        assertThat(WeightRule.expect(List.of(new Item("CUP", 1, 500, TEN)), 0, 1)).contains(new WeightRule.Expected(100, 7));
    }

    @Test
    void two_skus_scatter_independently() {
        // √(15² + 20²) = 25, three of them: 75 g
        var items = List.of(new Item("CUP", 1, 300, UnitWeight.NONE), new Item("LAMP", 1, 400, UnitWeight.NONE));
        assertThat(WeightRule.expect(items, 0, 0)).contains(new WeightRule.Expected(700, 75));
    }

    @Test
    void without_a_weight_nothing_is_expected() {
        assertThat(WeightRule.expect(List.of(new Item("PEN", 1, 0, UnitWeight.NONE)), 0, 20)).isEmpty();
    }
}
