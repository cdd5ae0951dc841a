package dev.wharf.tracking.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.FulfillmentId;
import dev.wharf.tracking.ParcelProgress;
import dev.wharf.tracking.TrackedParcel;
import dev.wharf.tracking.TrackedParcel.Watching;
import dev.wharf.tracking.TrackingSettings;
import dev.wharf.tracking.TrackingState;
import dev.wharf.tracking.problem.TroubleRule.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final TrackingSettings SETTINGS = new TrackingSettings("", Map.of(), 1, 1, 1, Duration.ofSeconds(5), Duration.ofSeconds(1), false, Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofDays(3),
        Duration.ofDays(60), Duration.ofHours(24), Duration.ofDays(30));

    /** Times are minutes ago. */
    @ParameterizedTest
    @CsvSource({"1439,,,", "1440,,,NO_SCAN", "9000,,,NO_SCAN", "9000,4319,,", "9000,4320,,STUCK", "9000,4319,IN_TRANSIT,", "9000,4320,IN_TRANSIT,STUCK", "9000,4320,PROBLEM,STUCK",
        "9000,4320,OUT_FOR_DELIVERY,STUCK", "9000,8000,DELIVERED,", "9000,1,RETURNED,RETURNED", "9000,8000,RETURNED,RETURNED", "9000,1,PROBLEM,"})
    void somebody_asks_once_a_time_is_over(long handedOver, Long scanned, TrackingState state, Kind trouble) {
        var scan = scanned == null ? null : NOW.minus(Duration.ofMinutes(scanned));
        var parcel = new TrackedParcel(1, new FulfillmentId(1), "SF", "N1", "kuaidi100", "main", Watching.WATCHED, 1,
            new ParcelProgress(state, scan, scan, state == TrackingState.DELIVERED ? scan : null), NOW.minus(Duration.ofMinutes(handedOver)));
        assertThat(new TroubleRule(SETTINGS).of(parcel, NOW).orElse(null)).isEqualTo(trouble);
    }
}
