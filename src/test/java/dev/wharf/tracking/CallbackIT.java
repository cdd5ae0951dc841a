package dev.wharf.tracking;

import static dev.wharf.Soon.soon;
import static dev.wharf.tracking.Watched.param;
import static dev.wharf.tracking.Watched.scan;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.wharf.WharfTest;
import dev.wharf.demo.DemoFeeds;
import dev.wharf.demo.StubCouriers;
import dev.wharf.demo.StubCouriers.Scan;
import dev.wharf.infra.security.Visitor;
import dev.wharf.tracking.kdniao.KdniaoSign;
import dev.wharf.tracking.kuaidi100.Kuaidi100Sign;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What feeds push, and what pretends to be them, over the wire. */
@WharfTest
@ExtendWith(OutputCaptureExtension.class)
class CallbackIT {
    private static final int ANSWER_WITHIN_MS = 60_000;
    private static final String YES = "{\"result\":true,\"returnCode\":\"200\",\"message\":\"成功\"}";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private StubCouriers couriers;
    @Autowired
    private TrackingSettings settings;
    @Autowired
    private JdbcClient jdbc;
    private Watched house;

    @BeforeEach
    void house() {
        house = new Watched(context);
    }

    @Test
    void a_parcel_is_followed_from_the_first_scan_to_its_delivery() {
        var sent = house.watched();
        assertThat(house.state(sent)).isEqualTo("NONE");
        assertThat(house.push(sent, "1", scan(0, "1", "已揽收"))).isEqualTo(YES);
        soon().until(() -> house.state(sent), "IN_TRANSIT"::equals);
        assertThat(house.push(sent, "3", scan(0, "1", "已揽收"), scan(1, "5", "派件中"), scan(2, "3", "已签收"))).isEqualTo(YES);
        soon().until(() -> house.state(sent), "DELIVERED"::equals);
        assertThat(house.events(sent)).isEqualTo(3);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM parcel_tracking WHERE tracking_number = :n AND delivered_at = state_at").param("n", sent.number()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void late_repeated_and_disordered_pushes_change_nothing_and_a_delivery_is_taken_back_by_a_return_only() {
        var sent = house.watched();
        house.push(sent, "3", scan(3, "3", "已签收"));
        soon().until(() -> house.state(sent), "DELIVERED"::equals);
        for (int i = 0; i < 3; i++) assertThat(house.push(sent, "0", scan(0, "1", "已揽收"), scan(1, "0", "到达杭州"))).isEqualTo(YES);
        house.push(sent, "2", scan(9, "2", "电话不通"));
        house.push(sent, "3", scan(3, "3", "已签收"));
        house.processed();
        assertThat(house.state(sent)).isEqualTo("DELIVERED");
        assertThat(house.events(sent)).isEqualTo(4);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM tracking_push WHERE content LIKE :number").param("number", "%" + sent.number() + "%").query(Integer.class).single()).as("each push once").isEqualTo(3);
        house.push(sent, "14", scan(20, "14", "收件人拒收"));
        soon().until(() -> house.state(sent), "RETURNED"::equals);
    }

    @Test
    void what_is_tampered_with_forged_or_another_accounts_is_refused_in_the_feeds_shape_and_has_no_effect(CapturedOutput output) {
        var sent = house.watched();
        var genuine = param(sent, "3", scan(1, "3", "已签收 13900001111"));
        var sign = Kuaidi100Sign.ofPush(genuine.getBytes(UTF_8), DemoFeeds.SALT);
        var tampered = "param=" + StubCouriers.encoded(genuine.replace("\"3\"", "\"0\"")) + "&sign=" + sign;
        refused(couriers.push("kuaidi100", DemoFeeds.ACCOUNT, tampered));
        refused(couriers.pushKuaidi100(DemoFeeds.ACCOUNT, "guessed-salt", genuine));
        refused(couriers.pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.OTHER_SALT, genuine));
        refused(couriers.pushKuaidi100("nobody", DemoFeeds.SALT, genuine));
        refused(couriers.push("kuaidi100", DemoFeeds.ACCOUNT, "param=" + StubCouriers.encoded(genuine)));
        refused(couriers.push("kuaidi100", DemoFeeds.ACCOUNT, ""));
        refused(couriers.push("kuaidi100", DemoFeeds.ACCOUNT, "param=%zz&sign=" + sign));
        refused(couriers.pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, "no JSON"));
        refused(couriers.pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, "{\"status\":\"polling\",\"x\":\"" + "y".repeat(CallbackBody.MOST) + "\"}"));
        house.processed();
        assertThat(house.state(sent)).isEqualTo("NONE");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM tracking_push WHERE content LIKE :number").param("number", "%" + sent.number() + "%").query(Integer.class).single()).isZero();
        assertThat(output).doesNotContain(DemoFeeds.SALT).doesNotContain("13900001111").doesNotContain("guessed-salt");
    }

    @Test
    void genuine_pushes_of_numbers_that_are_not_ours_are_taken_and_ignored() {
        var sent = house.watched();
        var done = param(sent, "3", scan(1, "3", "已签收"));
        assertThat(couriers.pushKuaidi100(DemoFeeds.OTHER_ACCOUNT, DemoFeeds.OTHER_SALT, done)).as("watched by the first account").isEqualTo(YES);
        assertThat(couriers.pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, done.replace("kdt", "shunfeng"))).as("another carrier's number").isEqualTo(YES);
        assertThat(couriers.pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, done.replace(sent.number(), sent.number() + "9"))).as("no number of ours").isEqualTo(YES);
        var tomorrow = StubCouriers.kuaidi100("kdt", sent.number(), "3", List.of(new Scan(Instant.now().plusSeconds(2 * 86_400), "3", "明天签收")));
        assertThat(couriers.pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, tomorrow)).as("from the future").isEqualTo(YES);
        house.processed();
        assertThat(house.state(sent)).isEqualTo("NONE");
        assertThat(house.events(sent)).isZero();
        assertThat(jdbc.sql("SELECT state FROM tracking_push WHERE content LIKE :number AND state <> 'DONE'").param("number", "%" + sent.number() + "%").query(String.class).list())
            .containsOnly("IGNORED").hasSize(3);
    }

    @Test
    void the_second_feed_pushes_in_its_own_shape() {
        var sent = house.handedOver(Watched.SECOND);
        soon().until(() -> house.watchState(sent), "WATCHED"::equals);
        var data = StubCouriers.kdniao("KNT", sent.number(), "3", List.of(scan(0, "1", "已揽收"), scan(1, "202", "派件中"), scan(2, "301", "已签收")), Instant.now());
        assertThat(couriers.pushKdniao(DemoFeeds.ACCOUNT, DemoFeeds.KEY, data)).contains("\"EBusinessID\":\"demo1\"", "\"Success\":true", "\"Reason\":\"\"");
        soon().until(() -> house.state(sent), "DELIVERED"::equals);
        assertThat(couriers.pushKdniao(DemoFeeds.ACCOUNT, "another-key", data)).contains("\"Success\":false").doesNotContain("demo1");
    }

    @Test
    void the_second_feeds_pushes_are_refused_in_its_own_shape_when_they_are_not_genuine_and_change_nothing_when_they_come_again(CapturedOutput output) {
        var sent = house.handedOver(Watched.SECOND);
        soon().until(() -> house.watchState(sent), "WATCHED"::equals);
        var genuine = StubCouriers.kdniao("KNT", sent.number(), "3", List.of(scan(5, "301", "已签收 13900001111")), Instant.now());
        var sign = StubCouriers.encoded(KdniaoSign.of(genuine.getBytes(UTF_8), DemoFeeds.KEY));
        // When it is tampered with, forged, of nobody or another business, unsigned, broken or too large
        refusedToo(couriers.push("kdniao", DemoFeeds.ACCOUNT, "RequestData=" + StubCouriers.encoded(genuine.replace("301", "302")) + "&RequestType=101&DataSign=" + sign));
        refusedToo(couriers.pushKdniao(DemoFeeds.ACCOUNT, "guessed-key", genuine));
        refusedToo(couriers.pushKdniao("nobody", DemoFeeds.KEY, genuine));
        refusedToo(couriers.pushKdniao(DemoFeeds.ACCOUNT, DemoFeeds.KEY, genuine.replace("demo1", "demo2")));
        refusedToo(couriers.push("kdniao", DemoFeeds.ACCOUNT, "RequestData=" + StubCouriers.encoded(genuine)));
        refusedToo(couriers.push("kdniao", DemoFeeds.ACCOUNT, ""));
        refusedToo(couriers.push("kdniao", DemoFeeds.ACCOUNT, "RequestData=%zz&DataSign=" + sign));
        refusedToo(couriers.pushKdniao(DemoFeeds.ACCOUNT, DemoFeeds.KEY, "no JSON"));
        refusedToo(couriers.pushKdniao(DemoFeeds.ACCOUNT, DemoFeeds.KEY, genuine.replace("已签收", "x".repeat(CallbackBody.MOST))));
        house.processed();
        // Then nothing happened
        assertThat(house.state(sent)).isEqualTo("NONE");
        assertThat(kept(sent)).isZero();
        // When the genuine one comes three times, and then a late one
        for (int i = 0; i < 3; i++) assertThat(couriers.pushKdniao(DemoFeeds.ACCOUNT, DemoFeeds.KEY, genuine)).contains("\"Success\":true");
        soon().until(() -> house.state(sent), "DELIVERED"::equals);
        couriers.pushKdniao(DemoFeeds.ACCOUNT, DemoFeeds.KEY, StubCouriers.kdniao("KNT", sent.number(), "2", List.of(scan(0, "1", "已揽收")), Instant.now()));
        house.processed();
        assertThat(house.state(sent)).isEqualTo("DELIVERED");
        assertThat(house.events(sent)).isEqualTo(2);
        assertThat(kept(sent)).as("each push once").isEqualTo(2);
        assertThat(output).doesNotContain(DemoFeeds.KEY).doesNotContain("13900001111").doesNotContain("guessed-key");
    }

    @Test
    void who_sends_too_slowly_is_refused_in_the_feeds_shape_and_does_not_hold_the_door() throws Exception {
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = slow.getOutputStream();
            out.write("POST /callbacks/kuaidi100/demo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 400000\r\n\r\n".getBytes(UTF_8));
            var answer = new ByteArrayOutputStream();
            slow.setSoTimeout(200);
            // Without an end of the line the server would still hold a thread for him.
            soon().ignoreExceptionsInstanceOf(SocketException.class).until(() -> {
                boolean over = hungUp(slow, answer);
                if (!over) out.write('x');
                return over;
            });
            assertThat(answer.toString(UTF_8)).startsWith("HTTP/1.1 408").contains("\"result\":false", "too slowly").endsWith("}");
        }
    }

    @Test
    void who_stops_after_the_head_is_cut_off_and_gives_his_place_back() throws Exception {
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
            silent.setSoTimeout(ANSWER_WITHIN_MS);
            silent.getOutputStream().write("POST /callbacks/kuaidi100/demo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 400\r\n\r\n".getBytes(UTF_8));
            // Before the minute that a server waits by itself.
            var answer = assertTimeoutPreemptively(Duration.ofSeconds(45), () -> new String(silent.getInputStream().readAllBytes(), UTF_8));
            assertThat(answer).startsWith("HTTP/1.1 408").contains("Connection: close");
        }
    }

    @Test
    void one_who_sends_many_slowly_is_refused_in_the_feeds_shape_and_cut_off_while_others_are_answered(CapturedOutput output) throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < settings.sendersPerAddress(); i++) slow.add(begun("127.0.0.3"));
            // One of those after them, for who is slow for too long gives his place back
            soon().pollInterval(Duration.ofMillis(1)).until(() -> {
                slow.add(begun("127.0.0.3"));
                return refused(slow.get(slow.size() - 1));
            });
            assertThat(output).contains("kuaidi100 CROWDED").doesNotContain("127.0.0.3");
            assertThat(answered("127.0.0.4")).as("another sender").startsWith("HTTP/1.1 200").contains("\"result\":false");
        } finally {
            for (var one : slow) one.close();
        }
        soon().until(() -> answered("127.0.0.3").startsWith("HTTP/1.1 200"));
    }

    /** The head and a little of a body. */
    private Socket begun(String sender) throws IOException {
        return sent(sender, 400_000, "x");
    }

    private Socket sent(String sender, int announced, String body) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(sender), 0);
        socket.setSoTimeout(100);
        socket.getOutputStream().write(("POST /callbacks/kuaidi100/demo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: " + announced + "\r\n\r\n" + body).getBytes(UTF_8));
        return socket;
    }

    /** @param answer gets what there is of it */
    private static boolean hungUp(Socket socket, OutputStream answer) throws IOException {
        try {
            socket.getInputStream().transferTo(answer);
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** @return whether it is answered and hung up on at once, without a wait for the rest */
    private static boolean refused(Socket socket) throws IOException {
        var answer = new ByteArrayOutputStream();
        if (!hungUp(socket, answer)) return false;
        assertThat(answer.toString(UTF_8)).startsWith("HTTP/1.1 503").contains("\"result\":false", "\"returnCode\":\"500\"", "too many at once").endsWith("}");
        return true;
    }

    private String answered(String sender) throws IOException {
        try (var socket = sent(sender, 5, "param")) {
            socket.setSoTimeout(ANSWER_WITHIN_MS);
            var in = socket.getInputStream();
            var answer = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != '}'; next = in.read()) answer.write(next);
            return answer.toString(UTF_8);
        }
    }

    @Test
    void the_door_is_open_for_pushes_only() {
        assertThat(Visitor.anonymous(port).get("/callbacks/kuaidi100/demo").statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(port).send("PUT", "/callbacks/kuaidi100/demo", "text/plain", "x").statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous(port).send("POST", "/callbacks/nofeed/demo", "text/plain", "x").statusCode()).isEqualTo(404);
        var parameters = Visitor.anonymous(port).send("POST", "/callbacks/kuaidi100/demo?param=%7B%7D&sign=x&lang=en", "application/x-www-form-urlencoded", "");
        assertThat(parameters.body()).contains("\"result\":false");
        assertThat(parameters.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private int kept(Watched.Sent sent) {
        return jdbc.sql("SELECT COUNT(*) FROM tracking_push WHERE content LIKE :number").param("number", "%" + sent.number() + "%").query(Integer.class).single();
    }

    private static void refusedToo(String answer) {
        assertThat(answer).contains("\"Success\":false", "\"EBusinessID\":\"\"").doesNotContain("demo1");
    }

    private static void refused(String answer) {
        assertThat(answer).contains("\"result\":false", "\"returnCode\":\"500\"");
    }
}
