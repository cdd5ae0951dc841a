package dev.wharf.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditPaceTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S,       PT0S",
        "PT23H59M,   PT0S",
        "PT24H,      PT1H",
        "PT167H59M,  PT1H",
        "PT168H,     PT24H",
        "PT1440H,    PT24H",
    })
    void the_older_the_seldomer(Duration age, Duration next) {
        assertThat(CreditPace.next(age)).isEqualTo(next);
    }
}
