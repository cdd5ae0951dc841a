package dev.wharf.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.process.JobLease;
import dev.wharf.scan.TakenWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One look for all work that people took and left. Its clock stands long before all other tests, so it touches nothing of theirs. */
@WharfTest
class FloorReturnsIT {
    private static final Instant NOW = Instant.parse("2020-01-01T12:00:00Z");
    private static final Duration RETURN = Duration.ofMinutes(30);

    @Autowired
    private ApplicationContext context;
    @Autowired
    private List<TakenWork> works;
    @Autowired
    private JobLease lease;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void an_untouched_walk_waits_again_though_other_work_cannot_go_back() {
        // Given two untouched walks on both sides of the time
        var floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        var lies = taken(floor, NOW.minus(RETURN));
        var fresh = taken(floor, NOW.minus(RETURN).plusSeconds(1));
        // When the house looks, and the first kind of work fails
        TakenWork broken = since -> {
            throw new IllegalStateException("broken on purpose");
        };
        new FloorReturns(Stream.concat(Stream.of(broken), works.stream()).toList(), lease, new FloorSettings(RETURN, Duration.ofMinutes(1), true), Clock.fixed(NOW, ZoneOffset.UTC)).look();
        // Then the older one waits again
        assertThat(state(lies)).isEqualTo("WAITING");
        assertThat(state(fresh)).isEqualTo("TAKEN");
    }

    private FulfillmentId taken(FloorFixture floor, Instant at) {
        var order = floor.order(Map.of("CUP", 1));
        jdbc.sql("UPDATE pick_task SET state = 'TAKEN', picker = :picker, taken_at = :at WHERE pick_task_id = (SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id)")
            .param("picker", "anna-" + order).param("at", SqlTime.text(at)).param("id", order.value()).update();
        return order;
    }

    private String state(FulfillmentId order) {
        return jdbc.sql("SELECT t.state FROM pick_task t JOIN pick_order o ON o.pick_task_id = t.pick_task_id WHERE o.fulfillment_id = :id").param("id", order.value()).query(String.class).single();
    }
}
