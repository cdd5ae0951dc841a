package dev.wharf.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.tracking.TrackedParcel.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With 24 h without a scan, 3 days of standstill, an hour ahead, and twelve between two questions. */
class AskRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant HANDED_OVER = NOW.minus(Duration.ofDays(10));
    private static final AskRule RULE = rule(true, Duration.ofHours(1));

    private static AskRule rule(boolean ask, Duration ahead) {
        return new AskRule(new TrackingSettings("", Map.of(), 1, 1, 1, Duration.ofSeconds(5), Duration.ofSeconds(1), false, Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofDays(3),
            Duration.ofDays(60), Duration.ofHours(24), Duration.ofDays(30)), new AskSettings(ask, Duration.ofHours(12), ahead, 30));
    }

    /** Hours after the handover: the last scan, the last question, the next one. */
    @ParameterizedTest
    @CsvSource({"WATCHED,,,,23", "WANTED,,,,23", "WATCHED,,,23,35", "WATCHED,,,5,23", "WATCHED,,,11,23", "WATCHED,,,12,24",
        "WATCHED,IN_TRANSIT,10,,81", "WATCHED,PROBLEM,10,80,92", "WATCHED,OUT_FOR_DELIVERY,100,92,171", "WATCHED,DELIVERED,10,,", "WATCHED,RETURNED,10,,",
        "REFUSED,,,,12", "REFUSED,,,12,24", "ENDED,IN_TRANSIT,10,,22", "ENDED,IN_TRANSIT,10,100,112", "ENDED,DELIVERED,10,,", "REFUSED,RETURNED,10,,",
        "REFUSED,,,1428,1440", "REFUSED,,,1429,", "WATCHED,IN_TRANSIT,1369,,1440", "WATCHED,IN_TRANSIT,1370,,"})
    void a_feed_is_asked_before_a_person_has_to_look_and_again_and_again_where_it_does_not_push(Watching watch, TrackingState state, Long scanned, Long asked, Long next) {
        var parcel = parcel(watch, state, after(scanned), after(asked), null);
        assertThat(RULE.next(parcel)).isEqualTo(after(next));
    }

    /** Minutes ago: the handover, the last scan, the last question; minutes until the next one. A person looks after 1440 and 4320 minutes. */
    @ParameterizedTest
    @CsvSource({"1440,,,0,true", "1440,,,-5,true", "1440,,,1,false", "1440,,,,false", "1499,,,0,true", "1500,,,0,false", "1440,,0,720,true", "1441,,1,719,false", "1500,,0,720,false",
        "9000,4320,,0,true", "9000,4379,,0,true", "9000,4380,,0,false", "9000,4320,,1,false"})
    void a_person_waits_for_a_question_that_is_due_or_under_way_but_not_for_long(long handedOver, Long scanned, Long asked, Long next, boolean waits) {
        var parcel = new TrackedParcel(1, new FulfillmentId(1), "SF", "N1", "kuaidi100", "main", Watching.WATCHED, 1,
            new ParcelProgress(scanned == null ? null : TrackingState.IN_TRANSIT, ago(scanned), ago(scanned), null), ago(handedOver), ago(asked), next == null ? null : ago(-next));
        assertThat(RULE.answerMayCome(parcel, NOW)).isEqualTo(waits);
    }

    @Test
    void nobody_pays_for_questions_without_having_said_so() {
        var silent = parcel(Watching.REFUSED, null, null, null, NOW.minusSeconds(1));
        assertThat(RULE.next(silent)).isNotNull();
        assertThat(rule(false, Duration.ofHours(1)).next(silent)).isNull();
        var due = new TrackedParcel(1, new FulfillmentId(1), "SF", "N1", "kuaidi100", "main", Watching.WATCHED, 1, new ParcelProgress(null, null, null, null), ago(1440L), null, NOW);
        assertThat(RULE.answerMayCome(due, NOW)).isTrue();
        assertThat(rule(false, Duration.ofHours(1)).answerMayCome(due, NOW)).as("a person need not wait either").isFalse();
    }

    @Test
    void feeds_are_not_asked_so_early_that_it_would_be_always_nor_so_often_that_it_is_a_slip() {
        assertThatThrownBy(() -> rule(true, Duration.ofHours(24))).hasMessageContaining("wharf.tracking.ask-ahead");
        assertThatThrownBy(() -> rule(true, Duration.ZERO)).hasMessageContaining("wharf.tracking.ask-ahead");
        assertThatThrownBy(() -> new AskSettings(true, Duration.ofMinutes(29), Duration.ofHours(1), 30)).hasMessageContaining("wharf.tracking.ask-every");
        assertThatThrownBy(() -> new AskSettings(true, Duration.ofMinutes(30), Duration.ofHours(1), 0)).hasMessageContaining("wharf.tracking.ask-per-minute");
    }

    private static TrackedParcel parcel(Watching watch, TrackingState state, Instant scan, Instant asked, Instant next) {
        return new TrackedParcel(1, new FulfillmentId(1), "SF", "N1", "kuaidi100", "main", watch, 1,
            new ParcelProgress(state, scan, scan, state == TrackingState.DELIVERED ? scan : null), HANDED_OVER, asked, next);
    }

    private static Instant after(Long hours) {
        return hours == null ? null : HANDED_OVER.plus(Duration.ofHours(hours));
    }

    private static Instant ago(Long minutes) {
        return minutes == null ? null : NOW.minus(Duration.ofMinutes(minutes));
    }
}
