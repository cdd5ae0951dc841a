package dev.wharf.allocation;

import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.Stock;
import dev.wharf.order.LiveFulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class LockLeaksIT {
    private final TestHouse house;
    private final JdbcClient jdbc;

    @Autowired
    LockLeaksIT(ApplicationContext context, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.jdbc = jdbc;
    }

    private LockLeaks leaks(boolean repair) {
        return new LockLeaks(house.bean(Lanes.class), house.bean(Stock.class), house.bean(LiveFulfillments.class), house.bean(OrderLog.class),
            new LockSettings(repair, Duration.ofMinutes(5), Duration.ofSeconds(10)), house.bean(Clock.class));
    }

    private int events(FulfillmentId id, String kind) {
        return jdbc.sql("SELECT COUNT(*) FROM order_event WHERE fulfillment_id = :id AND kind = :kind").param("id", id.value()).param("kind", kind).query(Integer.class).single();
    }

    @Test
    void units_of_an_order_that_is_over_are_reported_once_and_given_back_only_if_the_house_says_so() {
        var sku = house.sku(5, 0);
        var live = house.take(order().line(sku, 1));
        var over = house.take(order().line(sku, 2));
        // Given somebody ended an order by hand
        jdbc.sql("UPDATE fulfillment SET stage = 'CANCELLED' WHERE fulfillment_id = :id").param("id", over.value()).update();
        var reporting = leaks(false);
        assertThat(reporting.look()).contains(over).doesNotContain(live);
        reporting.look();
        assertThat(reporting.open()).contains(over);
        assertThat(events(over, "LOCK_LEAKED")).isOne();
        assertThat(house.balance(sku, NEAR).locked()).isEqualTo(3);
        // When repairs are allowed
        var repairing = leaks(true);
        assertThat(repairing.look()).contains(over);
        assertThat(repairing.open()).doesNotContain(over);
        assertThat(house.balance(sku, NEAR).locked()).isOne();
        assertThat(jdbc.sql("SELECT reason FROM stock_entry WHERE fulfillment_id = :id AND kind = 'RELEASE'").param("id", over.value()).query(String.class).single()).startsWith("Repair");
        assertThat(events(over, "LOCK_REPAIRED")).isOne();
        assertThat(repairing.look()).doesNotContain(over);
    }

    @Test
    void a_soft_lock_that_nothing_ended_is_found() {
        var sku = house.sku(5, 0);
        var id = house.take(order().line(sku, 1).unpaid());
        assertThat(leaks(false).look()).doesNotContain(id);
        jdbc.sql("UPDATE stock_lock SET expires_at = '2026-01-01 00:00:00' WHERE fulfillment_id = :id").param("id", id.value()).update();
        // The watch of this node may end it first, as it should
        var found = leaks(true).look();
        assertThat(found.contains(id) || house.balance(sku, NEAR).locked() == 0).isTrue();
        assertThat(house.balance(sku, NEAR).locked()).isZero();
    }
}
