package dev.wharf.tracking;

import static dev.wharf.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.Soon;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.DemoFeeds;
import dev.wharf.demo.StubCouriers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pushes that could not be processed. */
@WharfTest
class PushWorkerIT {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration LONG_PAUSE = Duration.ofHours(6);


    @Autowired
    private TrackingPushes pushes;
    @Autowired
    private PushWorker worker;
    @Autowired
    private StubCouriers couriers;
    @Autowired
    private JdbcClient jdbc;
    private final String number = TestHouse.unique("FAILED");

    /** Genuine in its feed's eyes and of a kind that no version understands until it is mended here. Failed once, by the worker. */
    private long broken() {
        pushes.keep("nofeed", DemoFeeds.ACCOUNT, content());
        soon().until(() -> text("note"), note -> !note.isEmpty());
        return jdbc.sql("SELECT tracking_push_id FROM tracking_push WHERE content LIKE :n").param("n", "%" + number + "%").query(Long.class).single();
    }

    private long failed() {
        long id = broken();
        fail(id, 4);
        assertThat(text("state")).isEqualTo("FAILED");
        return id;
    }

    private void fail(long id, int times) {
        for (int i = 0; i < times; i++) pushes.failed(id, 5, PAUSE, LONG_PAUSE, "for the test");
    }

    private void isDueIn(Duration pause) {
        var left = jdbc.sql("SELECT due_at FROM tracking_push WHERE content LIKE :n").param("n", "%" + number + "%")
            .query((rs, n) -> Duration.between(Instant.now(), SqlTime.instant(rs.getObject(1, LocalDateTime.class)))).single();
        assertThat(left).isBetween(pause.minus(Soon.PATIENCE), pause);
    }

    private byte[] content() {
        return StubCouriers.kuaidi100("kdt", number, "0", List.of()).getBytes(UTF_8);
    }

    private String text(String column) {
        return jdbc.sql("SELECT " + column + " FROM tracking_push WHERE content LIKE :n").param("n", "%" + number + "%").query(String.class).single();
    }

    @Test
    void four_failures_in_a_row_are_tried_again_soon_and_the_fifth_after_a_long_pause() {
        long id = broken();
        fail(id, 3);
        assertThat(text("state")).isEqualTo("NEW");
        isDueIn(PAUSE);
        fail(id, 1);
        assertThat(text("state")).isEqualTo("FAILED");
        isDueIn(LONG_PAUSE);
        fail(id, 1);
        isDueIn(LONG_PAUSE);
    }

    @Test
    void what_failed_is_tried_again_after_a_long_pause_and_processed_once_the_fault_is_mended() {
        // Given
        long id = failed();
        worker.work();
        assertThat(text("state")).as("not before the pause is over").isEqualTo("FAILED");
        // When the fault is mended and the pause is over
        jdbc.sql("UPDATE tracking_push SET feed = 'kuaidi100', due_at = :at WHERE tracking_push_id = :id").param("at", SqlTime.text(Instant.now().minusSeconds(1))).param("id", id).update();
        // Then
        soon().until(() -> text("state"), "IGNORED"::equals);
    }

    @Test
    void what_failed_is_tried_again_at_once_when_the_feed_sends_it_again() {
        // Given
        long id = failed();
        jdbc.sql("UPDATE tracking_push SET feed = 'kuaidi100', digest = SHA2(CONCAT('kuaidi100/', account, '\n', content), 256) WHERE tracking_push_id = :id").param("id", id).update();
        // When
        couriers.pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, new String(content(), UTF_8));
        // Then
        soon().until(() -> text("state"), "IGNORED"::equals);
    }
}
