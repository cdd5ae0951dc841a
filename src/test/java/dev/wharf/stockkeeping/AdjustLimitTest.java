package dev.wharf.stockkeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wharf.common.Refusal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustLimitTest {
    private final AdjustLimit limit = new AdjustLimit(new StockkeepingSettings(0, 0, 0, 1000, 5000, 0, Duration.ZERO));

    @ParameterizedTest
    @CsvSource({"warehouselead, 1000, true", "warehouselead, 1001, false", "finance, 5000, true", "finance, 5001, false", "processadmin, 999999, true", "picker, 1, false"})
    void each_role_has_its_limit(String group, long value, boolean may) {
        var refused = catchThrowable(() -> limit.require(Set.of(group), value));
        if (may) assertThat(refused).isNull();
        else assertThat(refused).isInstanceOf(Refusal.class);
    }
}
