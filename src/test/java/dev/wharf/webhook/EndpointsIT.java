package dev.wharf.webhook;

import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.StubReceivers;
import dev.wharf.process.Actor;
import dev.wharf.webhook.EndpointDesk.Wish;
import dev.wharf.webhook.Queues.Entry;
import dev.wharf.webhook.Replays.What;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes wrong between us and those we tell, and what people do about it. */
class EndpointsIT extends AtReceivers {
    @Autowired
    private Queues queues;
    @Autowired
    private Replays replays;
    @Autowired
    private EndpointController rest;
    @Autowired
    private DeliveryController again;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcTemplate batch;

    private void takeOne() {
        house.take(order().in(shop).line(house.sku(5, 0), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/hooks", "https://localhost/hooks", "https://10.1.2.3/", "https://169.254.169.254/latest", "https://[::1]/", "https://[fd00::1]/", "http://127.0.0.2/",
        "https://user:word@example.com/", "ftp://127.0.0.1/", "https:///nothing", "no address", "https://no-such-host.invalid/"})
    void an_address_inside_or_without_tls_is_refused(String url) {
        assertThatThrownBy(() -> endpoint(url)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("WEBHOOK_URL_REFUSED");
            assertThat(refusal.field()).isEqualTo("url");
        });
    }

    @Test
    void an_address_that_came_to_lead_inside_is_not_called() {
        var receiver = receiver();
        jdbc.sql("UPDATE webhook_endpoint SET url = REPLACE(url, '127.0.0.1', 'localhost') WHERE endpoint_id = :id").param("id", receiver.endpoint()).update();
        var tested = rest.test(receiver.endpoint());
        assertThat(tested.status()).isZero();
        assertThat(tested.words()).contains("has to be https");
        assertThat(taken(receiver)).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() {
        var receiver = receiver();
        var other = receiver();
        receivers.mood(receiver.name(), id -> ResponseEntity.status(307).location(receivers.url(other.name())).body(""));
        assertThat(rest.test(receiver.endpoint()).status()).isEqualTo(307);
        assertThat(taken(other)).isEmpty();
    }

    /** Headers at once, then a byte now and then: without a limit over the whole answer a thread would be gone for ever. */
    @Test
    @Timeout(60)
    void an_answer_that_does_not_end_is_given_up() throws IOException {
        try (var server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture.runAsync(() -> drip(server));
            var stalling = endpoint("http://127.0.0.1:" + server.getLocalPort() + "/hook");
            var started = Instant.now();
            assertThat(rest.test(stalling.endpoint().id())).satisfies(tested -> {
                assertThat(tested.status()).isZero();
                assertThat(tested.words()).isEqualTo("no answer");
            });
            assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static void drip(ServerSocket server) {
        try (var line = server.accept()) {
            line.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                line.getOutputStream().write('.');
                line.getOutputStream().flush();
                Thread.sleep(200);
            }
        } catch (IOException | InterruptedException hungUp) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void both_secrets_sign_until_the_old_one_ends() {
        var receiver = receiver("order.received");
        var fresh = desk.rotate(receiver.endpoint(), Duration.ofHours(24));
        // The receiver still knows the old one
        assertThat(rest.test(receiver.endpoint()).status()).isEqualTo(200);
        takeOne();
        awaitNothingWaits(receiver);
        assertThat(types(receiver)).contains("order.received");
        // And may change over
        receivers.trust(receiver.name(), fresh.secret());
        assertThat(rest.test(receiver.endpoint()).status()).isEqualTo(200);
        // One that is rotated at once is refused with what it was
        desk.rotate(receiver.endpoint(), Duration.ZERO);
        assertThat(rest.test(receiver.endpoint()).status()).isEqualTo(401);
    }

    @Test
    void what_is_refused_again_and_again_is_given_up_with_the_words_of_the_other_side_and_may_be_sent_again() {
        var receiver = receiver("order.received", "order.cancelled");
        receivers.mood(receiver.name(), id -> ResponseEntity.status(422).body("不认识 unknown " + "x".repeat(500)));
        takeOne();
        soon().until(() -> deliveries.figures(receiver.endpoint()).dead() == 1);
        var dead = again.list(receiver.endpoint(), "DEAD", "", 10).deliveries().get(0);
        assertThat(dead.tries()).isEqualTo(5);
        assertThat(dead.status()).isEqualTo(422);
        assertThat(dead.words()).startsWith("不认识 unknown xxx").hasSize(200);
        // When the receiver knows it
        receivers.mood(receiver.name(), id -> null);
        again.replay(receiver.endpoint(), new DeliveryController.Request("DEAD", null));
        awaitReplayed(receiver);
        assertThat(deliveries.figures(receiver.endpoint()).dead()).isZero();
        assertThat(taken(receiver)).containsExactly("evt_" + dead.sequence());
        // One by its number
        again.again(receiver.endpoint(), dead.sequence());
        soon().until(() -> taken(receiver).count() == 2);
        assertThat(taken(receiver)).containsOnly("evt_" + dead.sequence());
    }

    private void awaitReplayed(Receiver receiver) {
        soon().until(() -> replays.of(receiver.endpoint(), 1).get(0).endedAt() != null);
        awaitNothingWaits(receiver);
    }

    @Test
    void everything_from_a_time_on_is_sent_again_also_to_one_that_was_not_there() {
        var first = receiver("order.received", "fulfillment.stage_changed");
        var before = Instant.now().minusSeconds(5);
        takeOne();
        takeOne();
        awaitNothingWaits(first);
        var late = receiver("order.received");
        assertThat(taken(late)).isEmpty();
        var replay = again.replay(late.endpoint(), new DeliveryController.Request("SINCE", before.toString()));
        assertThat(replay.total()).isEqualTo(2);
        awaitReplayed(late);
        assertThat(types(late)).containsExactly("order.received", "order.received");
        assertThat(replays.of(late.endpoint(), 1).get(0).queued()).isEqualTo(2);
        // The same ids as before, so that what was seen can be ignored
        assertThat(taken(first)).containsAll(taken(late).toList());
    }

    @Test
    void one_that_is_gone_is_switched_off_and_loses_nothing() {
        var receiver = receiver("order.received");
        receivers.mood(receiver.name(), id -> ResponseEntity.status(410).body("gone"));
        takeOne();
        soon().until(() -> !own.get(receiver.endpoint()).on());
        takeOne();
        soon().until(() -> deliveries.figures(receiver.endpoint()).waiting() == 2);
        receivers.mood(receiver.name(), id -> null);
        desk.switchOn(receiver.endpoint());
        awaitNothingWaits(receiver);
        assertThat(types(receiver)).containsExactly("order.received", "order.received");
        assertThat(rest.changes(receiver.endpoint())).extracting(Changes.Change::act).containsExactly(Changes.Act.ON, Changes.Act.OFF, Changes.Act.CREATED);
    }

    @Test
    void one_that_was_switched_off_since_the_lease_is_told_no_more() {
        var receiver = receiver("order.received");
        var first = message(1);
        var second = message(2);
        receivers.mood(receiver.name(), id -> meanwhile(() -> desk.switchOff(receiver.endpoint())));
        context.getBean(Delivery.class).deliver(queue(receiver, first, second));
        assertThat(taken(receiver)).containsExactly(first.webhookId());
    }

    @Test
    void a_secret_and_an_address_that_changed_since_the_lease_are_used() {
        var before = receiver("order.received");
        var after = TestHouse.unique("R");
        var first = message(1);
        var second = message(2);
        receivers.mood(before.name(), id -> meanwhile(() -> {
            receivers.trust(after, desk.rotate(before.endpoint(), Duration.ZERO).secret());
            desk.change(before.endpoint(), new Wish(receivers.url(after).toString(), "", List.of("order.received"), List.of(shop)));
        }));
        context.getBean(Delivery.class).deliver(queue(before, first, second));
        assertThat(taken(before)).containsExactly(first.webhookId());
        assertThat(receivers.taken(after)).extracting(StubReceivers.Taken::id).containsExactly(second.webhookId());
    }

    @Test
    void one_whose_address_was_changed_is_not_gone_with_the_old_one() {
        var receiver = receiver("order.received");
        receivers.mood(receiver.name(), id -> {
            meanwhile(() -> desk.change(receiver.endpoint(), new Wish(receivers.url("elsewhere").toString(), "", List.of("order.received"), List.of(shop))));
            return ResponseEntity.status(410).body("gone");
        });
        context.getBean(Delivery.class).deliver(queue(receiver, message(1)));
        assertThat(own.get(receiver.endpoint()).url()).isEqualTo(receivers.url("elsewhere"));
        assertThat(own.get(receiver.endpoint()).on()).isTrue();
    }

    /** By somebody of the house, while the receiver answers: on its own thread it would be the receiver, who may not. @return null */
    private static <T> T meanwhile(Runnable change) {
        CompletableFuture.runAsync(change).join();
        return null;
    }

    /** Below zero as no event is; nobody holds the lease in the database, so nothing is written down. */
    private static Message message(int number) {
        return new Message(-number, "order.received", Instant.now(), "{}", 0);
    }

    private static Leased queue(Receiver by, Message... messages) {
        return new Leased(by.endpoint(), -1, "test", Instant.now().plusSeconds(60), List.of(messages));
    }

    @Test
    void one_that_fails_again_and_again_rests_and_is_tested_by_one_call() {
        var receiver = receiver("order.received");
        receivers.mood(receiver.name(), id -> ResponseEntity.status(503).body(""));
        for (int i = 0; i < 5; i++) takeOne();
        soon().until(() -> own.get(receiver.endpoint()).failures() >= 5);
        assertThat(own.get(receiver.endpoint()).restsUntil()).isNotNull();
        receivers.mood(receiver.name(), id -> null);
        soon().until(() -> own.get(receiver.endpoint()).failures() == 0);
    }

    @Test
    void two_workers_never_hold_the_same_order() {
        var receiver = receiver("order.received");
        desk.switchOff(receiver.endpoint());
        var entries = LongStream.range(0, 40).mapToObj(order -> new Entry(Long.MAX_VALUE - order, receiver.endpoint(), order)).toList();
        transaction.executeWithoutResult(status -> queues.put(entries));
        var both = List.of(CompletableFuture.supplyAsync(() -> leased(receiver)), CompletableFuture.supplyAsync(() -> leased(receiver)));
        var orders = both.stream().flatMap(one -> one.join().stream()).toList();
        assertThat(orders).doesNotHaveDuplicates().hasSize(40);
        jdbc.sql("DELETE FROM webhook_delivery WHERE endpoint_id = :id").param("id", receiver.endpoint()).update();
    }

    private List<Long> leased(Receiver receiver) {
        var orders = new ArrayList<Long>();
        List<Leased> some;
        do {
            some = queues.lease(receiver.endpoint(), 5, Duration.ofMinutes(5));
            some.forEach(queue -> orders.add(queue.order()));
        } while (!some.isEmpty());
        return orders;
    }

    @Test
    void what_is_taken_twice_has_one_id() {
        var receiver = receiver("order.received");
        takeOne();
        awaitNothingWaits(receiver);
        again.replay(receiver.endpoint(), new DeliveryController.Request("SINCE", Instant.now().minusSeconds(60).toString()));
        awaitReplayed(receiver);
        assertThat(receivers.taken(receiver.name())).hasSize(2).extracting(StubReceivers.Taken::first).containsExactly(true, false);
    }

    /** An event a minute in a year of its own, half before and half after the time that is asked for; told, so that nobody takes them. */
    @Test
    void where_a_time_begins_is_found_without_reading_all_before_or_after() {
        var start = Instant.parse("2001-01-01T00:00:00Z");
        batch.batchUpdate("INSERT INTO webhook_event (event_id, event_type, fulfillment_id, order_key, shop_code, data, happened_at, told) VALUES (?, 'order.held', 1, 1, ?, '{}', ?, TRUE)",
            IntStream.range(0, 2000).mapToObj(i -> new Object[] {-9000L + i, shop, SqlTime.text(start.plusSeconds(60L * i))}).toList());
        // Numbered before what happened half a minute earlier
        jdbc.sql("UPDATE webhook_event SET event_id = -9500, happened_at = :at WHERE event_id = -7999").param("at", SqlTime.text(start.plusSeconds(60 * 1000 + 30))).update();
        transaction.executeWithoutResult(status -> {
            long before = rowsRead();
            assertThat(context.getBean(Events.class).firstSince(start.plusSeconds(60 * 1000 - 10))).isEqualTo(-9500);
            assertThat(rowsRead() - before).isLessThan(200);
        });
        jdbc.sql("DELETE FROM webhook_event WHERE event_id BETWEEN -9500 AND -7000").update();
    }

    private long rowsRead() {
        return jdbc.sql("SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_first', 'Handler_read_key', 'Handler_read_next', 'Handler_read_prev')").query((rs, n) -> rs.getLong(2)).list().stream()
            .mapToLong(Long::longValue).sum();
    }

    @Test
    void figures_count_up_to_ten_thousand() {
        var receiver = receiver("order.received");
        desk.switchOff(receiver.endpoint());
        batch.batchUpdate("INSERT INTO webhook_delivery (event_id, endpoint_id, order_key, state, tries, answer_status, answer_words, changed_at) VALUES (?, ?, 1, 'DEAD', 5, 500, '', '2026-01-01')",
            LongStream.range(0, 10_002).mapToObj(i -> new Object[] {Long.MAX_VALUE - i, receiver.endpoint()}).toList());
        var figures = deliveries.figures(receiver.endpoint());
        assertThat(figures.dead()).isEqualTo(10_001);
        assertThat(figures.shown(figures.dead())).isEqualTo("10000+");
        assertThat(figures.shown(10_000)).isEqualTo("10000");
        jdbc.sql("DELETE FROM webhook_delivery WHERE endpoint_id = :id").param("id", receiver.endpoint()).update();
    }

    /** Numbers below zero, so that they are older than all that other tests make. */
    @Test
    void what_is_kept_for_thirty_days_goes_then_told_or_not() {
        var receiver = receiver();
        desk.switchOff(receiver.endpoint());
        for (int days : List.of(31, 29)) {
            jdbc.sql("INSERT INTO webhook_event (event_id, event_type, fulfillment_id, order_key, shop_code, data, happened_at, told) VALUES (:id, 'order.held', 1, :order, :shop, '{}', :at, TRUE)")
                .param("id", -days).param("order", days).param("shop", shop).param("at", SqlTime.text(Instant.now().minus(Duration.ofDays(days)))).update();
        }
        transaction.executeWithoutResult(status -> queues.put(List.of(new Entry(-31, receiver.endpoint(), 31), new Entry(-29, receiver.endpoint(), 29))));
        context.getBean(CleanUp.class).run();
        assertThat(again.list(receiver.endpoint(), "WAITING", "", 10).deliveries()).extracting(Deliveries.Row::sequence).containsExactly(-29L);
        assertThat(jdbc.sql("SELECT order_key FROM webhook_queue WHERE endpoint_id = :id").param("id", receiver.endpoint()).query(Long.class).list()).containsExactly(29L);
        jdbc.sql("DELETE FROM webhook_event WHERE event_id < 0").update();
    }

    /** A system that could turn another's endpoint to its own address would read what was meant for that one. */
    @Test
    void a_system_sees_and_changes_what_it_made_and_an_administrator_all() {
        var mine = as("shop-system", "integration", () -> receiver()).endpoint();
        var others = as("other-system", "integration", () -> receiver()).endpoint();
        var ours = receiver().endpoint();
        var wish = new Wish("https://1.1.1.1/", "", List.of("order.held"), List.of());
        as("shop-system", "integration", () -> {
            assertThat(rest.list()).extracting(EndpointView::id).contains(mine).doesNotContain(others, ours);
            assertThat(rest.get(mine).createdBy()).isEqualTo("shop-system");
            assertThat(rest.switchOff(mine).state()).isEqualTo("OFF");
            for (long id : List.of(others, ours)) {
                for (var act : List.<Runnable>of(() -> rest.get(id), () -> rest.change(id, wish), () -> rest.remove(id), () -> rest.switchOn(id), () -> rest.switchOff(id), () -> rest.rotate(id, null),
                    () -> rest.test(id), () -> rest.changes(id), () -> again.list(id, "DEAD", "", 10), () -> again.again(id, 1), () -> again.replay(id, new DeliveryController.Request("DEAD", null)),
                    () -> again.replays(id))) {
                    assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("WEBHOOK_NOT_FOUND"));
                }
            }
            return null;
        });
        for (var administrator : List.of("processadmin", "systemadmin")) {
            as("anna", administrator, () -> {
                assertThat(rest.list()).extracting(EndpointView::id).contains(mine, others, ours);
                return assertThat(rest.rotate(others, null).secret()).isNotNull();
            });
        }
        assertThat(own.get(others).on()).isTrue();
    }

    private static <T> T as(String name, String group, Supplier<T> work) {
        return Actor.as(name, Set.of(group), work);
    }

    @Test
    void a_wish_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> desk.create(new Wish("https://1.1.1.1/", "", List.of("order.nothing"), List.of()))).hasMessageContaining("types are some of");
        assertThatThrownBy(() -> desk.create(new Wish("https://1.1.1.1/", "", List.of(), List.of()))).hasMessageContaining("at least one");
        assertThatThrownBy(() -> desk.create(new Wish("https://1.1.1.1/", "", List.of("order.held"), List.of("NO-SHOP")))).hasMessageContaining("not set up");
        assertThatThrownBy(() -> replays.start(own.get(-1), What.DEAD, null)).hasMessageContaining("no webhook endpoint");
    }
}
