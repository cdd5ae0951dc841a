package dev.wharf.overview.live;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.infra.security.Visitor;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class LiveFeedIT {
    private static final long LONG_S = 20;

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_screen_is_told_once_to_look_and_then_of_its_own_order_only() throws InterruptedException {
        var house = new TestHouse(context);
        var watched = house.take(order().vague().line(house.sku(5, 0), 1));
        var other = house.take(order().vague().line(house.sku(5, 0), 1));
        var heard = listen("order:" + watched);
        assertThat(heard.poll(LONG_S, TimeUnit.SECONDS)).isEqualTo("order:" + watched);

        var csr = Visitor.basic(port, "csr");
        assertThat(csr.post("/api/v1/orders/" + other + "/holds", hold()).statusCode()).isLessThan(300);
        assertThat(csr.post("/api/v1/orders/" + watched + "/holds", hold()).statusCode()).isLessThan(300);
        assertThat(heard.poll(LONG_S, TimeUnit.SECONDS)).isEqualTo("order:" + watched);
    }

    @Test
    void a_picker_is_told_of_a_cancelled_walk_and_a_bench_of_new_requests_and_a_cancellation() throws InterruptedException {
        // Given an order that is to be picked
        var floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        var order = floor.order(Map.of("CUP", 1));
        long walk = jdbc.sql("SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id").param("id", order.value()).query(Long.class).single();
        var picker = listen("pick:" + walk);
        var bench = listen("bench:" + order);
        assertThat(picker.poll(LONG_S, TimeUnit.SECONDS)).isEqualTo("pick:" + walk);
        assertThat(bench.poll(LONG_S, TimeUnit.SECONDS)).isEqualTo("bench:" + order);
        // When it is to have a gift card
        jdbc.sql("UPDATE fulfillment SET special_requests = '放贺卡' WHERE fulfillment_id = :id").param("id", order.value()).update();
        // Then the bench hears of it, and the picker does not
        assertThat(bench.poll(LONG_S, TimeUnit.SECONDS)).isEqualTo("bench:" + order);
        assertThat(picker).isEmpty();
        // When it is cancelled
        assertThat(Visitor.basic(port, "csr").post("/api/v1/orders/" + order + "/cancel", "{\"reason\":\"买家取消 the buyer cancels\"}").statusCode()).isLessThan(300);
        // Then both hear of it
        assertThat(picker.poll(LONG_S, TimeUnit.SECONDS)).isEqualTo("pick:" + walk);
        assertThat(bench.poll(LONG_S, TimeUnit.SECONDS)).isEqualTo("bench:" + order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pick", "bench", "order"})
    void a_key_that_there_is_not_is_no_error(String kind) throws InterruptedException {
        assertThat(listen(kind + ":0x").poll(LONG_S, TimeUnit.SECONDS)).startsWith(kind);
    }

    @ParameterizedTest
    @CsvSource({"order, TOPIC_INVALID", "salary:1, TOPIC_UNKNOWN"})
    void what_nobody_can_watch_is_refused(String topic, String code) {
        var answer = Visitor.loggedIn(port, "picker1").get("/live?topic=" + topic);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(code);
    }

    @Test
    void nobody_watches_without_a_login() {
        assertThat(Visitor.anonymous(port).get("/live?topic=board:all").statusCode()).isEqualTo(302);
    }

    private static String hold() {
        return "{\"reason\":\"买家改主意 the buyer thinks it over\"}";
    }

    private BlockingQueue<String> listen(String... topics) {
        var heard = new LinkedBlockingQueue<String>();
        Visitor.loggedIn(port, "csr").listen("/live?topic=" + String.join("&topic=", topics), line -> {
            if (line.startsWith("data:")) heard.add(line.substring("data:".length()));
        });
        return heard;
    }
}
