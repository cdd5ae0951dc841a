package dev.wharf.overview.track;

import static dev.wharf.Soon.soon;
import static dev.wharf.tracking.Watched.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.infra.security.Visitor;
import dev.wharf.tracking.Watched;
import dev.wharf.tracking.Watched.Sent;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a buyer's link shows, to whom, and what it never shows. */
@WharfTest
class TrackPageIT {
    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TrackSettings settings;
    @Autowired
    private JdbcClient jdbc;
    private Watched house;

    @BeforeEach
    void house() {
        house = new Watched(context);
    }

    private long salesOrder(Sent sent) {
        return jdbc.sql("SELECT sales_order_id FROM fulfillment WHERE fulfillment_id = :id").param("id", sent.order().value()).query(Long.class).single();
    }

    private String path(long salesOrder) {
        return "/track/" + new TrackToken(settings.secret()).of(salesOrder, LocalDate.now().plusDays(2));
    }

    private HttpResponse<String> open(String path, String language) {
        var visitor = Visitor.anonymous(port);
        if (language != null) visitor.with("Accept-Language", language);
        return visitor.get(path);
    }

    @Test
    void the_buyer_sees_goods_parcel_and_scans_and_nobodys_name_phone_or_address() {
        var sent = house.watched();
        house.push(sent, "5", scan(0, "1", "已揽收"), scan(1, "5", "派件中，快递员李四，快递员电话 13900001234"));
        soon().until(() -> house.state(sent), "OUT_FOR_DELIVERY"::equals);
        var page = open(path(salesOrder(sent)), null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(sent.number(), "商品 CUP", "× 2", "派送中", "快递员电话 139****34", "已揽收", "noindex")
            .doesNotContain("李四", "13900001234", "13800000000", "测试路", "嘉定", "<script", "csrf");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", zh-CN", "'zh-CN,zh;q=0.9,en;q=0.8', zh-CN", "'en-GB,en', en", "'en-US,zh-CN;q=0.5', en", "'fr-FR,zh;q=0.3,en;q=0.2', zh-CN", "fr, en"})
    void it_speaks_the_buyers_language(String wish, String language) {
        assertThat(open("/track/nothing", wish).body()).contains("<html lang=\"" + language + "\"");
    }

    @Test
    void an_order_in_two_parcels_and_the_rest_not_yet_sent_is_shown_in_full() {
        var sent = house.watched();
        var second = house.watched();
        long order = salesOrder(sent);
        jdbc.sql("UPDATE fulfillment SET sales_order_id = :order WHERE fulfillment_id = :id").param("order", order).param("id", second.order().value()).update();
        jdbc.sql("UPDATE fulfillment_line SET sales_order_id = :order WHERE fulfillment_id = :id").param("order", order).param("id", second.order().value()).update();
        var open = house.floor.order(Map.of("CUP", 3));
        jdbc.sql("UPDATE fulfillment SET sales_order_id = :order WHERE fulfillment_id = :id").param("order", order).param("id", open.value()).update();
        jdbc.sql("UPDATE fulfillment_line SET sales_order_id = :order WHERE fulfillment_id = :id").param("order", order).param("id", open.value()).update();
        assertThat(open(path(order), "en").body()).contains(sent.number(), second.number(), "comes in 2 parcels", "Not sent yet", "× 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/track/x", "/track/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_link_that_is_guessed_says_no_more_than_that_it_opens_nothing(String path) {
        var page = open(path, null);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有这个页面").doesNotContain("Wharf", "/orders");
    }

    @Test
    void a_link_whose_days_are_over_opens_nothing() {
        var over = "/track/" + new TrackToken(settings.secret()).of(salesOrder(house.watched()), LocalDate.now().minusDays(2));
        assertThat(open(over, null).statusCode()).isEqualTo(404);
    }

    @Test
    void service_finds_the_link_on_the_order_and_a_shipper_does_not() {
        var sent = house.watched();
        var page = Visitor.loggedIn(port, "csr").get("/orders/" + sent.order()).body();
        assertThat(page).contains("buyers-page");
        int at = page.indexOf("/track/");
        assertThat(open(page.substring(at, at + "/track/".length() + 38), null).body()).contains(sent.number());
        assertThat(Visitor.loggedIn(port, "shipper").get("/orders/" + sent.order()).body()).doesNotContain("/track/");
    }

    @Test
    void the_orders_timeline_shows_scans_and_who_may_not_see_the_receiver_does_not_read_what_the_carrier_wrote() {
        var sent = house.watched();
        house.push(sent, "3", scan(0, "1", "已揽收"), scan(2, "3", "已签收，签收人张三"));
        soon().until(() -> house.state(sent), "DELIVERED"::equals);
        assertThat(Visitor.loggedIn(port, "csr").get("/orders/" + sent.order()).body()).contains("签收人张三", "已签收：");
        assertThat(Visitor.loggedIn(port, "finance").get("/orders/" + sent.order()).body()).doesNotContain("签收人张三").contains("已签收：");
    }

    @ParameterizedTest
    @CsvSource({"0, TRANSIT", "3, DELIVERED", "2, PROBLEM", "14, PROBLEM"})
    void orders_are_found_by_what_carriers_say(String code, String delivery) {
        var sent = house.watched();
        house.push(sent, code, scan(0, code, "x"));
        soon().until(() -> !house.state(sent).equals("NONE"));
        var csr = Visitor.basic(port, "csr");
        for (var wanted : new String[] {"TRANSIT", "DELIVERED", "PROBLEM"}) {
            var found = csr.get("/api/v1/orders?q=" + sent.number() + "&delivery=" + wanted).body();
            if (wanted.equals(delivery)) assertThat(found).contains(sent.order().toString());
            else assertThat(found).doesNotContain(sent.order().toString());
        }
        assertThat(csr.get("/api/v1/orders?delivery=LOST").statusCode()).isEqualTo(422);
    }
}
