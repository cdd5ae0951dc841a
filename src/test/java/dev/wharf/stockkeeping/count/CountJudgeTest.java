package dev.wharf.stockkeeping.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.stockkeeping.StockkeepingSettings;
import dev.wharf.stockkeeping.count.CountJudge.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountJudgeTest {
    private final CountJudge judge = new CountJudge(new StockkeepingSettings(2, 5000, 20000, 0, 0, 0, Duration.ZERO));

    @ParameterizedTest
    @CsvSource({
        "1,  0,      0, BOOK",
        "1,  2,   5000, BOOK",
        "1, -2,   5000, BOOK",
        "1,  2,   5001, RECOUNT",
        "1, -3,      1, RECOUNT",
        "2, -2,   5000, BOOK",
        "2, -3,   5000, APPROVE_LEAD",
        "2, -3,  20000, APPROVE_LEAD",
        "2, -3,  20001, APPROVE_FINANCE",
        "5,  9,  20001, APPROVE_FINANCE"})
    void small_differences_are_booked_others_counted_again_and_then_approved_by_value(int round, int units, long value, Verdict verdict) {
        assertThat(judge.judge(round, List.of(0, units), value)).isEqualTo(verdict);
    }
}
