package dev.wharf.stockkeeping.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CountVarianceTest {
    @Test
    void a_pick_between_opening_and_counting_is_no_difference() {
        assertThat(new CountVariance(10, -3, 7).units()).isZero();
        assertThat(new CountVariance(10, -3, 6).units()).isEqualTo(-1);
        assertThat(new CountVariance(10, 5, 16).units()).isOne();
    }

    @Provide
    Arbitrary<List<Integer>> moves() {
        return Arbitraries.integers().between(-5, 5).list().ofMaxSize(30);
    }

    /** A bin whose record is wrong by some units is counted at any moment among moves in and out, and the result is booked at any later one. */
    @Property
    void whenever_it_is_counted_and_booked_the_record_becomes_the_truth(@ForAll @IntRange(max = 50) int really, @ForAll @IntRange(min = -20, max = 20) int wrongBy,
                                                                      @ForAll("moves") List<Integer> before, @ForAll("moves") List<Integer> between, @ForAll("moves") List<Integer> after) {
        int truth = really;
        int record = Math.max(0, really + wrongBy);
        int opened = record;
        for (int move : before) {
            int possible = possible(truth, record, move);
            truth += possible;
            record += possible;
        }
        var variance = new CountVariance(opened, record - opened, truth);
        for (int move : between) {
            int possible = possible(truth, record, move);
            truth += possible;
            record += possible;
        }
        record += variance.units();
        assertThat(record).isEqualTo(truth);
        for (int move : after) {
            int possible = possible(truth, record, move);
            truth += possible;
            record += possible;
        }
        assertThat(record).isEqualTo(truth).isNotNegative();
    }

    /** Nobody takes what is not there, and no bin records fewer than none. */
    private static int possible(int truth, int record, int move) {
        return Math.max(move, -Math.min(truth, record));
    }
}
