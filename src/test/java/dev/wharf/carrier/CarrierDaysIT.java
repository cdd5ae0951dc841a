package dev.wharf.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.carrier.CarrierDays.Route;
import dev.wharf.process.Lanes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of carriers' days: who waits for whom, and how long they are kept. */
@WharfTest
class CarrierDaysIT {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Autowired
    private CarrierDays days;
    @Autowired
    private Lanes lanes;
    @Autowired
    private JdbcClient jdbc;
    private String warehouse;

    @BeforeEach
    void a_warehouse() {
        warehouse = TestHouse.unique("DAYS");
    }

    @Test
    void a_lane_holds_the_carriers_it_looks_at_and_no_others_of_their_warehouse() throws Exception {
        var one = new Route("ONE", warehouse);
        var other = new Route("OTHER", warehouse);
        lanes.runOne(() -> days.hold(List.of(one, other)));
        var held = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        // Given a lane that holds one carrier
        var first = CompletableFuture.runAsync(() -> lanes.runOne(() -> {
            days.hold(List.of(one));
            held.countDown();
            await(free);
        }));
        try {
            await(held);
            // Then another lane gets the other one at once
            CompletableFuture.runAsync(() -> lanes.runOne(() -> days.hold(List.of(other)))).get(20, TimeUnit.SECONDS);
        } finally {
            free.countDown();
            first.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void days_are_kept_for_a_month_and_what_is_given_back_of_older_ones_counts_nowhere() {
        var today = LocalDate.now(CHINA);
        // The test may run over midnight, so the days stand off the edge.
        var kept = today.minusDays(20);
        var old = today.minusDays(40);
        for (var day : List.of(kept, old)) {
            jdbc.sql("INSERT INTO carrier_day (warehouse_code, carrier_code, work_day, used) VALUES (:warehouse, 'ONE', :day, 3)").param("warehouse", warehouse).param("day", day.toString()).update();
        }
        var route = new Route("ONE", warehouse);
        lanes.runOne(() -> {
            days.giveBack(route, kept);
            days.giveBack(route, old);
        });
        assertThat(rows()).containsExactly(old + " 3", kept + " 2");
        days.forgetOld();
        assertThat(rows()).containsExactly(kept + " 2");
    }

    private List<String> rows() {
        return jdbc.sql("SELECT CONCAT(work_day, ' ', used) FROM carrier_day WHERE warehouse_code = :warehouse ORDER BY work_day").param("warehouse", warehouse).query(String.class).list();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(40, TimeUnit.SECONDS)) throw new IllegalStateException("Nobody came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
