package dev.wharf.webhook;

import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.common.SqlTime;
import dev.wharf.webhook.LateEndpoints.Late;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody is told when what waits for an endpoint waits too long, and that it is over. */
class LateEndpointsIT extends AtReceivers {
    private static final Duration MOST = Duration.ofHours(1);

    @Autowired
    private LateEndpoints late;
    @Autowired
    private WebhookHealthIndicator health;
    @Autowired
    private EndpointController rest;
    @Autowired
    private DeliveryController again;
    @Autowired
    private MeterRegistry meters;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcTemplate batch;

    @Test
    void one_that_is_gone_is_late_after_an_hour_until_it_has_caught_up() {
        // Given one that took an event and is gone at the next
        var receiver = gone();
        assertThat(late(receiver)).as("at once").isFalse();
        waitingFor(receiver, MOST.minusMinutes(2));
        assertThat(late(receiver)).as("before the hour is over").isFalse();
        // When the hour is over
        waitingFor(receiver, MOST.plusMinutes(2));
        // Then the probe, the page's view and the gauges say so
        assertThat(late(receiver)).isTrue();
        assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.health().getDetails().get("endpoints")).asInstanceOf(InstanceOfAssertFactories.LIST).contains(receiver.endpoint());
        assertThat(rest.get(receiver.endpoint()).lateSince()).isEqualTo(rest.list().stream().filter(e -> e.id() == receiver.endpoint()).findFirst().orElseThrow().lateSince()).isNotNull();
        assertThat(meters.get("wharf.webhook.late").gauge().value()).isPositive();
        assertThat(meters.get("wharf.webhook.late.age").gauge().value()).isGreaterThan(MOST.toSeconds());
        // When it answers again
        receivers.mood(receiver.name(), id -> null);
        desk.switchOn(receiver.endpoint());
        awaitNothingWaits(receiver);
        // Then nobody is asked any more
        assertThat(late(receiver)).isFalse();
        assertThat(rest.get(receiver.endpoint()).lateSince()).isNull();
        if (late.all().isEmpty()) assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void one_that_a_person_switched_off_is_not_late() {
        var receiver = gone();
        waitingFor(receiver, MOST.multipliedBy(48));
        assertThat(late(receiver)).isTrue();
        jdbc.sql("UPDATE webhook_endpoint SET off_reason = 'PERSON' WHERE endpoint_id = :id").param("id", receiver.endpoint()).update();
        context.getBean(Subscriptions.class).refresh();
        assertThat(late(receiver)).isFalse();
    }

    @Test
    void what_happened_and_is_in_no_queue_yet_waits_too() {
        var receiver = receiver("order.received");
        for (var minutes : List.of(-2, 2)) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("INSERT INTO webhook_event (event_type, fulfillment_id, order_key, shop_code, data, happened_at, told) VALUES ('order.received', 1, 1, :shop, '{}', :at, FALSE)")
                    .param("shop", shop).param("at", SqlTime.text(Instant.now().minus(MOST.plusMinutes(minutes)))).update();
                assertThat(late(receiver)).as(minutes + " minutes over the hour").isEqualTo(minutes > 0);
                status.setRollbackOnly();
            });
        }
        assertThat(late(receiver)).isFalse();
    }

    /** Else every replay of old events would be an alarm before the first is sent; one that fails is. */
    @Test
    void what_is_sent_again_waits_since_then_and_what_was_tried_in_vain_since_it_happened() {
        var receiver = gone();
        jdbc.sql("UPDATE webhook_event SET happened_at = :at WHERE shop_code = :shop").param("at", SqlTime.text(Instant.now().minus(MOST.multipliedBy(48)))).param("shop", shop).update();
        jdbc.sql("UPDATE webhook_delivery SET tries = 3 WHERE endpoint_id = :id").param("id", receiver.endpoint()).update();
        assertThat(late(receiver)).as("tried in vain").isTrue();
        long event = again.list(receiver.endpoint(), "WAITING", "", 1).deliveries().get(0).sequence();
        again.again(receiver.endpoint(), event);
        assertThat(late(receiver)).as("sent again").isFalse();
    }

    /** A probe asks every few seconds, and an outage leaves hundreds of thousands of rows. */
    @Test
    void the_longest_waiting_is_found_without_reading_all_that_waits() {
        var receiver = gone();
        batch.batchUpdate("INSERT INTO webhook_delivery (event_id, endpoint_id, order_key, state, tries, answer_status, answer_words, changed_at) VALUES (?, ?, 1, 'WAITING', 0, 0, '', ?)",
            LongStream.range(0, 5000).mapToObj(i -> new Object[] {Long.MAX_VALUE - i, receiver.endpoint(), SqlTime.text(Instant.now())}).toList());
        transaction.executeWithoutResult(status -> {
            long before = rowsRead();
            assertThat(deliveries.waitingSince(List.of(receiver.endpoint(), -1L))).containsOnlyKeys(receiver.endpoint());
            assertThat(rowsRead() - before).isLessThan(500);
        });
        jdbc.sql("DELETE FROM webhook_delivery WHERE endpoint_id = :id AND event_id > :last").param("id", receiver.endpoint()).param("last", Long.MAX_VALUE - 5000).update();
    }

    private long rowsRead() {
        return jdbc.sql("SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_first', 'Handler_read_key', 'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd_next')")
            .query((rs, n) -> rs.getLong(2)).list().stream().mapToLong(Long::longValue).sum();
    }

    /** With one event that waits. */
    private Receiver gone() {
        var receiver = receiver("order.received");
        receivers.mood(receiver.name(), id -> ResponseEntity.status(410).body("gone"));
        house.take(order().in(shop).line(house.sku(5, 0), 1));
        soon().until(() -> !own.get(receiver.endpoint()).on());
        soon().until(() -> deliveries.figures(receiver.endpoint()).waiting() == 1);
        return receiver;
    }

    private void waitingFor(Receiver receiver, Duration time) {
        jdbc.sql("UPDATE webhook_delivery SET changed_at = :at WHERE endpoint_id = :id AND state = 'WAITING'").param("at", SqlTime.text(Instant.now().minus(time))).param("id", receiver.endpoint()).update();
        jdbc.sql("UPDATE webhook_event SET happened_at = :at WHERE shop_code = :shop").param("at", SqlTime.text(Instant.now().minus(time))).param("shop", shop).update();
    }

    private boolean late(Receiver receiver) {
        return late.all().stream().map(Late::endpoint).toList().contains(receiver.endpoint());
    }
}
