package dev.wharf.webhook;


import static dev.wharf.Soon.soon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.demo.StubReceivers;
import dev.wharf.order.NewsType;
import dev.wharf.webhook.EndpointDesk.Wish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop of one's own and systems that are told of it. */
@WharfTest
abstract class AtReceivers {
    static final List<String> EVERYTHING = Arrays.stream(NewsType.values()).map(NewsType::wire).toList();

    @Autowired
    ApplicationContext context;
    @Autowired
    EndpointDesk desk;
    @Autowired
    StubReceivers receivers;
    @Autowired
    Endpoints endpoints;
    @Autowired
    OwnEndpoints own;
    @Autowired
    Deliveries deliveries;
    @Autowired
    JdbcClient jdbc;
    TestHouse house;
    String shop;
    private final List<Long> made = new ArrayList<>();

    @BeforeEach
    void shop() {
        house = new TestHouse(context);
        shop = house.shop();
    }

    @AfterEach
    void remove() {
        made.stream().filter(id -> endpoints.all().stream().anyMatch(e -> e.id() == id)).forEach(desk::remove);
    }

    record Receiver(long endpoint, String name) { }

    Receiver receiver(String... types) {
        var name = TestHouse.unique("R");
        var created = endpoint(receivers.url(name).toString(), types);
        receivers.trust(name, created.secret());
        return new Receiver(created.endpoint().id(), name);
    }

    EndpointDesk.WithSecret endpoint(String url, String... types) {
        var created = desk.create(new Wish(url, "test", types.length == 0 ? EVERYTHING : List.of(types), List.of(shop)));
        made.add(created.endpoint().id());
        return created;
    }

    void drop(Receiver receiver) {
        desk.remove(receiver.endpoint());
    }

    /** Events that came for the first time, in that order. */
    List<JsonNode> seen(Receiver receiver) {
        return receivers.taken(receiver.name()).stream().filter(StubReceivers.Taken::first).map(StubReceivers.Taken::event).toList();
    }

    List<String> types(Receiver receiver) {
        return seen(receiver).stream().map(e -> e.path("type").asText()).toList();
    }

    Stream<String> taken(Receiver receiver) {
        return receivers.taken(receiver.name()).stream().map(StubReceivers.Taken::id);
    }

    void awaitNothingWaits(Receiver receiver) {
        soon().until(() -> untold() == 0 && deliveries.figures(receiver.endpoint()).waiting() == 0);
    }

    private long untold() {
        return jdbc.sql("SELECT COUNT(*) FROM webhook_event WHERE shop_code = :shop AND told = FALSE").param("shop", shop).query(Long.class).single();
    }
}
