package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.infra.security.Visitor;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.sourcing.Strategy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the orders that wait for stock would gain if they were looked at together. Nothing changes by asking. */
@WharfTest
class WaitingOrdersIT {
    private final ApplicationContext context;
    @LocalServerPort
    private int port;

    @Autowired
    WaitingOrdersIT(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void two_orders_that_wait_are_compared_and_stay_as_they_are() {
        var at = new AtReview(context);
        var mug = at.sku(1000, 100, 0);
        var tee = at.sku(1000, 100, 0);
        var first = at.take(order().line(mug, 1));
        var second = at.take(order().line(mug, 1).line(tee, 1));
        assertThat(List.of(first, second)).allSatisfy(id -> assertThat(at.waitsAt(id)).containsExactly("Task_ResolveShortage"));
        // Goods come in without anybody being told
        at.house.bean(Lanes.class).runOne(() -> at.house.bean(Stock.class).receive(List.of(new Stock.Receipt(mug, TestHouse.NEAR, 1, TestHouse.unique("in")),
            new Stock.Receipt(tee, TestHouse.NEAR, 1, TestHouse.unique("in")), new Stock.Receipt(mug, TestHouse.FAR, 1, TestHouse.unique("in"))), "test"));
        var before = fingerprint();
        var found = at.house.bean(WaitingOrders.class).compare(at.shop, 100, Strategy.LEAST_SPLIT, Duration.ofSeconds(1));
        assertThat(found.orders()).isEqualTo(2);
        assertThat(found.today().parcels()).isEqualTo(3);
        assertThat(found.joint().parcels()).isEqualTo(2);
        assertThat(found.joint().unfilled()).isZero();
        assertThat(found.choices()).extracting(JointPlan.Choice::fulfillment).containsExactly(first.toString(), second.toString());
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(List.of(first, second)).allSatisfy(id -> assertThat(at.waitsAt(id)).containsExactly("Task_ResolveShortage"));
        var lead = Visitor.basic(port, "warehouselead");
        assertThat(lead.send("POST", "/api/v1/sourcing/plan", "application/json", "{\"shop\":\"" + at.shop + "\",\"limit\":1}").body()).contains("\"orders\":1", "\"proven\":true");
        assertThat(lead.send("POST", "/api/v1/sourcing/plan", "application/json", "{\"strategy\":\"BEST\"}").body()).contains("STRATEGY_UNKNOWN");
        assertThat(lead.send("POST", "/api/v1/sourcing/plan", "application/json", "{\"seconds\":60}").statusCode()).isEqualTo(422);
    }

    private static AtReview.Order order() {
        return new AtReview.Order();
    }

    private List<Long> fingerprint() {
        var jdbc = context.getBean(JdbcClient.class);
        return List.of(jdbc.sql("SELECT COUNT(*) FROM stock_entry").query(Long.class).single(), jdbc.sql("SELECT COUNT(*) FROM decision").query(Long.class).single(),
            jdbc.sql("SELECT COALESCE(SUM(version), 0) FROM fulfillment").query(Long.class).single());
    }
}
